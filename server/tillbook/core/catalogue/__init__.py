"""What the catalogue is made of, pure: units, how text is searched, barcodes and their digits, the category tree.

Keeps true: text is folded in one way for writing and for asking; a barcode's check digit is right or it is refused; a tree has
no cycle.
"""

from .barcodes import (
    BarcodeKind,
    EmbeddedRule,
    EmbeddedValue,
    check_barcode,
    check_digit,
    clean_barcode,
    equivalent_codes,
    has_right_check_digit,
    is_gtin,
    read_embedded,
)
from .text import fold_text, search_words
from .tree import ancestors_of, check_parent, descendants_of, path_of
from .units import UNITS, Unit, check_unit, is_weighed

__all__ = [
    "UNITS",
    "BarcodeKind",
    "EmbeddedRule",
    "EmbeddedValue",
    "Unit",
    "ancestors_of",
    "check_barcode",
    "check_digit",
    "check_parent",
    "check_unit",
    "clean_barcode",
    "descendants_of",
    "equivalent_codes",
    "fold_text",
    "has_right_check_digit",
    "is_gtin",
    "is_weighed",
    "path_of",
    "read_embedded",
    "search_words",
]
