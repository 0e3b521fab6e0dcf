"""What importers and doors hand in: products, suppliers and barcodes to be there, and the report of what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from tillbook.core.catalogue import BarcodeKind, clean_barcode, has_right_check_digit, is_gtin
from tillbook.core.values import MILLI


@dataclass(frozen=True, slots=True)
class NewBarcode:
    """A code of a variant: one scan of it is `quantity_milli` of the unit."""

    code: str
    quantity_milli: int = MILLI
    kind: str = BarcodeKind.GTIN

    @classmethod
    def read(cls, text: str, *, quantity_milli: int = MILLI) -> NewBarcode:
        """Return the barcode of a cell of a file: a GTIN where its digits fit, a pack where it is more than one, else the shop's
        own. A GTIN-shaped code with a wrong check digit stays a `gtin` and is refused when it is added."""
        code = clean_barcode(text)
        if quantity_milli != MILLI:
            return cls(code, quantity_milli, BarcodeKind.PACK)
        looks_typed = is_gtin(code) and (has_right_check_digit(code) or len(code) >= 12)
        return cls(code, quantity_milli, BarcodeKind.GTIN if looks_typed else BarcodeKind.INTERNAL)


@dataclass(frozen=True, slots=True)
class NewProduct:
    """One sellable variant to be there, found again by `code`.

    `product` is a code shared by the variants of one product ("" : a product of its own), `product_name` its name ("" : the
    variant's). `category_path` names categories from the root; missing ones are made. `price_minor` is for
    `pricing.interface.add_products_within`; the catalogue itself does not look at it. `supplier_code` names a supplier that is
    there (`suppliers_within`), `supplier_item` what he calls the variant. None and empty members leave what is there as it is.
    """

    code: str
    name: str
    price_minor: int | None = None
    category_path: tuple[str, ...] = ()
    unit: str = "piece"
    tax_category: str = "standard"
    barcodes: tuple[NewBarcode, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    product: str = ""
    product_name: str = ""
    icon: str = ""
    description: str = ""
    supplier_code: str = ""
    supplier_item: str = ""
    cost_minor: int | None = None
    pack_milli: int = MILLI
    is_flagged: bool = False


@dataclass(frozen=True, slots=True)
class NewSupplier:
    """A supplier to be there, found again by `code`."""

    code: str
    name: str
    email: str = ""
    phone: str = ""
    tax_id: str = ""
    lead_time_days: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the row at `index` (from 0) was left out: a stable code, a sentence, the member it lies in."""

    index: int
    code: str
    message: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a batch: ids by code of every row that is there now, and the codes that were new, changed or as before."""

    ids: Mapping[str, UUID]
    created: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: tuple[Refused, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return the four numbers of the report."""
        named: dict[str, Sequence[object]] = {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "refused": self.refused,
        }
        return {name: len(rows) for name, rows in named.items()}
