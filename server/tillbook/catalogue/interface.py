"""What other contexts may call: put products, suppliers and categories in, find variants, scan, read the tree."""

from .adding import MAX_ROWS, add_products_within, put_in_category_within, taken_codes
from .assortment import AssortmentRow, favourites_of, set_assortment, unlisted_in
from .codes import ids_by_code
from .editing import change_product, change_variant, check_category, history_of, set_barcodes, set_supplier_codes, variant_of
from .exporting import SUPPLIER_COLUMNS, VARIANT_COLUMNS, export_categories, export_suppliers, export_variants
from .facts import VariantFacts, variant_facts
from .importing import OpeningStock, ReadProducts, Reason, TaxChoice, read_products
from .labels import VariantLabel, count_flagged, page_of_labels, variant_labels
from .mapping import PRESETS, ProductMapping, detect_preset, mapping_for, mapping_form, parse_mapping
from .new import Added, NewBarcode, NewProduct, NewSupplier, Refused
from .reading import SupplierOffer, VariantRow, carried_rows, supplier_offers, variant_rows
from .scanning import FoundBarcode, Gs1Facts, Scan, barcode_rules, find_barcode, read_scan
from .search import VariantFilter, find_variants
from .suppliers import suppliers_within
from .tree import NewCategory, categories_within, category_names, parents

__all__ = [
    "MAX_ROWS",
    "PRESETS",
    "SUPPLIER_COLUMNS",
    "VARIANT_COLUMNS",
    "Added",
    "AssortmentRow",
    "FoundBarcode",
    "Gs1Facts",
    "NewBarcode",
    "NewCategory",
    "NewProduct",
    "NewSupplier",
    "OpeningStock",
    "ProductMapping",
    "ReadProducts",
    "Reason",
    "Refused",
    "Scan",
    "SupplierOffer",
    "TaxChoice",
    "VariantFacts",
    "VariantFilter",
    "VariantLabel",
    "VariantRow",
    "add_products_within",
    "barcode_rules",
    "carried_rows",
    "categories_within",
    "category_names",
    "change_product",
    "change_variant",
    "check_category",
    "count_flagged",
    "detect_preset",
    "export_categories",
    "export_suppliers",
    "export_variants",
    "favourites_of",
    "find_barcode",
    "find_variants",
    "history_of",
    "ids_by_code",
    "mapping_for",
    "mapping_form",
    "page_of_labels",
    "parents",
    "parse_mapping",
    "put_in_category_within",
    "read_products",
    "read_scan",
    "set_assortment",
    "set_barcodes",
    "set_supplier_codes",
    "supplier_offers",
    "suppliers_within",
    "taken_codes",
    "unlisted_in",
    "variant_facts",
    "variant_labels",
    "variant_of",
    "variant_rows",
]
