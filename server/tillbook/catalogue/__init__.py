"""Products, variants, barcodes, categories, units, suppliers' codes, assortment.

Owns the tables `catalogue_*`. Keeps true: nothing that was ever sold is deleted, it is archived; a variant's unit never
changes; a name is kept as it was typed.
"""
