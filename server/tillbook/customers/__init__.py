"""Customers, apart from the staff: a record with a random id, and the private facts in a row of their own.

Owns `customers_customer`, `customers_private`, `customers_erasure`. Keeps true: erasing removes the private row only;
the books keep the random id and stay whole.
"""
