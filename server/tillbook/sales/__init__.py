"""Sales, returns and exchanges as recorded, and orders placed for customers.

Owns the tables `sales_*`. Keeps true: a sale's rows are a projection of its document's bytes; an order's life only goes
forward; reserved stock equals the lines of open orders.
"""
