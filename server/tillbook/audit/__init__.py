"""The audit log: one append-only row for every change of business state, by anyone.

Owns `audit_row`, `audit_seal`, `audit_checkpoint`, `audit_proof`. Keeps true: a row is written in the transaction it tells
of; rows are sealed in commit order into a hash chain with signed checkpoints; nothing here is ever updated or deleted.
"""
