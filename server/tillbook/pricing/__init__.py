"""Tax tables, price lists, prices and promotions.

Owns the tables `pricing_*`. Keeps true: rates and prices are dated and never overwritten once they were in force.
"""
