"""The technical ground under every context: settings, keys, clock, transactions, outbox, change feed, HTTP.

Owns the tables `platform_outbox_event`, `platform_change`, `platform_schedule` and `platform_table_version`. Keeps true: a
write is one transaction; on SQLite only one writer at a time, in this process and beside it.
"""
