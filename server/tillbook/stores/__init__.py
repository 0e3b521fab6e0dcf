"""The company, its stores and warehouses, their registers and the places where stock can be.

Owns `stores_company`, `stores_store`, `stores_register`, `stores_location`. Keeps true: one company and one currency;
every real store has its places; codes are unique.
"""
