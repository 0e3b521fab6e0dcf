"""The technical ground under every context: settings, keys, clock, transactions, outbox, change feed, HTTP.

Owns the tables `platform_outbox_event` and `platform_change`. Keeps true: a write is one transaction; on SQLite only one
writer at a time, in this process and beside it.
"""
