"""The set-up wizard's server side: from an empty folder to a company with a store, a first person and first products.

Keeps true: it works once, on books without a company; everything of it is committed, or nothing.
"""
