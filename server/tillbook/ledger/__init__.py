"""Movements, balances, costs, value accounts: the stock book.

Owns the tables `ledger_*`. Keeps true: a movement is never updated or deleted; a balance equals the fold of its movements;
only this context inserts movements.
"""
