"""What other contexts may call: put products, suppliers and categories in, find variants, scan, read the tree."""

from .adding import MAX_ROWS, add_products_within
from .codes import ids_by_code
from .facts import VariantFacts, variant_facts
from .labels import VariantLabel, count_flagged, page_of_labels, variant_labels
from .new import Added, NewBarcode, NewProduct, NewSupplier, Refused
from .suppliers import suppliers_within
from .tree import NewCategory, categories_within

__all__ = [
    "MAX_ROWS",
    "Added",
    "NewBarcode",
    "NewCategory",
    "NewProduct",
    "NewSupplier",
    "Refused",
    "VariantFacts",
    "VariantLabel",
    "add_products_within",
    "categories_within",
    "ids_by_code",
    "count_flagged",
    "page_of_labels",
    "suppliers_within",
    "variant_facts",
    "variant_labels",
]
