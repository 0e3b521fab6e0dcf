"""What other contexts may call: put products, suppliers and categories in, find variants, scan, read the tree."""

from .adding import MAX_ROWS, add_products_within
from .assortment import AssortmentRow, set_assortment
from .codes import ids_by_code
from .facts import VariantFacts, variant_facts
from .importing import OpeningStock, ReadProducts, Reason, TaxChoice, read_products
from .labels import VariantLabel, count_flagged, page_of_labels, variant_labels
from .mapping import PRESETS, ProductMapping, detect_preset, mapping_for, mapping_form, parse_mapping
from .new import Added, NewBarcode, NewProduct, NewSupplier, Refused
from .search import VariantFilter, find_variants
from .suppliers import suppliers_within
from .tree import NewCategory, categories_within

__all__ = [
    "MAX_ROWS",
    "PRESETS",
    "Added",
    "AssortmentRow",
    "NewBarcode",
    "NewCategory",
    "NewProduct",
    "NewSupplier",
    "OpeningStock",
    "ProductMapping",
    "ReadProducts",
    "Reason",
    "Refused",
    "TaxChoice",
    "VariantFacts",
    "VariantFilter",
    "VariantLabel",
    "add_products_within",
    "categories_within",
    "count_flagged",
    "detect_preset",
    "find_variants",
    "ids_by_code",
    "mapping_for",
    "mapping_form",
    "page_of_labels",
    "parse_mapping",
    "read_products",
    "set_assortment",
    "suppliers_within",
    "variant_facts",
    "variant_labels",
]
