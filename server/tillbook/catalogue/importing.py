"""Reading a product file into products to be added, row by row: every row comes out as a product or with a reason.

Keeps true: `accepted + len(reasons) = len(table.rows)`; nothing is guessed (an unknown tax rate is a reason, not a default); the
same file gives the same codes, so that reading it again changes nothing. What becomes of the products, and their prices, is
`pricing.interface.import_products`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tillbook.core.catalogue import fold_text
from tillbook.core.values import MILLI, DecimalSign, Invalid, TillbookError, detect_decimal_sign, ensure, read_decimal
from tillbook.platform.tables import Table, TableRow

from .checking import check_product
from .mapping import ProductMapping
from .new import NewBarcode, NewProduct, NewSupplier

_TAX_HEADER = re.compile(r"tax\b.*\((?P<rate>\d+(?:[.,]\d+)?) ?%\)", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]{0,500}>")
_YES = ("y", "yes", "true", "1", "x", "ja", "si", "oui")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_SEPARATED = re.compile(r"[,;|\s]+")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row of the file was left out: its number as the spreadsheet shows it, the target, a code, a sentence."""

    row: int
    field: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class OpeningStock:
    """What a file says is on hand: of a variant's code, in the place the column names ("" : the file has one place)."""

    code: str
    place: str
    quantity_milli: int


@dataclass(frozen=True, slots=True)
class ReadProducts:
    """A file as read: products with the rows they came from, suppliers they name, opening stock, reasons, and the signs found."""

    rows: tuple[int, ...]
    products: tuple[NewProduct, ...]
    suppliers: tuple[NewSupplier, ...]
    stock: tuple[OpeningStock, ...]
    reasons: tuple[Reason, ...]
    total_rows: int
    decimal_sign: DecimalSign


@dataclass(frozen=True, slots=True)
class TaxChoice:
    """How a file's taxes are understood: the category where a file says nothing, and categories by the sum of their rates."""

    default: str
    by_ppm: Mapping[int, str] = field(default_factory=dict)


def read_products(table: Table, mapping: ProductMapping, *, currency_exponent: int, taxes: TaxChoice) -> ReadProducts:
    """Return the products of a table. Invalid `unknown_columns` where no column is the name."""
    columns = _Columns(table.header, mapping)
    ensure(columns.has("name"), Invalid("unknown_columns", "No column of this file is the name.", field="file"))
    sign = mapping.decimal_sign or _sign_of(table, columns)
    reader = _RowReader(columns, mapping, sign, currency_exponent, taxes)
    rows: list[int] = []
    products: list[NewProduct] = []
    reasons: list[Reason] = []
    codes: dict[str, int] = {}
    for row in table.rows:
        try:
            product = reader.product(row)
            first = codes.setdefault(product.code, row.number)
            ensure(first == row.number, Invalid("code_twice", f"{product.code} is in row {first} already.", field="code"))
        except TillbookError as error:
            reasons.append(Reason(row.number, error.field or "", error.code, error.message))
            continue
        rows.append(row.number)
        products.append(product)
    return ReadProducts(
        rows=tuple(rows),
        products=tuple(products),
        suppliers=tuple(reader.suppliers.values()),
        stock=tuple(each for each in reader.stock if each.code in codes),
        reasons=tuple(reasons),
        total_rows=len(table.rows),
        decimal_sign=sign,
    )


def _sign_of(table: Table, columns: _Columns) -> DecimalSign:
    """Find the decimal sign out from every price and cost in the file."""
    otherwise: DecimalSign = "," if table.dialect.delimiter == ";" else "."
    return detect_decimal_sign(
        (cell for row in table.rows for target in ("price", "cost") for cell in columns.cells(row, target)), otherwise=otherwise
    )


class _Columns:
    """Where each target stands in this file."""

    def __init__(self, header: Sequence[str], mapping: ProductMapping) -> None:
        folded = [fold_text(name) for name in header]
        self.header = header
        self.places = {
            target: [i for name in names for i in _places(fold_text(name), folded)] for target, names in mapping.columns.items()
        }
        self.taxes = {i: _ppm(match["rate"]) for i, name in enumerate(header) if (match := _TAX_HEADER.search(name))}

    def has(self, target: str) -> bool:
        """Tell whether any column fills a target."""
        return bool(self.places.get(target))

    def cells(self, row: TableRow, target: str) -> Iterator[str]:
        """Yield what stands in a target's columns, without the empty ones."""
        for i in self.places.get(target, ()):
            if text := row.cells[i].strip():
                yield text

    def text(self, row: TableRow, target: str) -> str:
        """Return the first text of a target, or nothing."""
        return next(self.cells(row, target), "")


def _places(name: str, folded: Sequence[str]) -> list[int]:
    if not name.endswith("[*]"):
        return [i for i, there in enumerate(folded) if there == name]
    start = name.removesuffix("[*]").strip()
    return [i for i, there in enumerate(folded) if there.startswith(start) and len(there) > len(start)]


def _ppm(rate: str) -> int:
    return read_decimal(rate.replace(",", "."), sign=".", places=4, field="tax")


@dataclass(slots=True)
class _RowReader:
    """Reads one row after the other; rows of one product inherit what only its first row says, where the format does so."""

    columns: _Columns
    mapping: ProductMapping
    sign: DecimalSign
    exponent: int
    taxes: TaxChoice
    suppliers: dict[str, NewSupplier] = field(default_factory=dict)
    stock: list[OpeningStock] = field(default_factory=list)
    first: dict[tuple[str, str], str] = field(default_factory=dict)

    def product(self, row: TableRow) -> NewProduct:
        """Return the product of a row; Invalid with the target as its field."""
        ensure(not any("\x00" in cell for cell in row.cells), Invalid("control_character", "The row holds NUL.", field="name"))
        self._check_is_product(row)
        name, options = self._inherited(row, "name"), self._options(row)
        extra = self._kept(self.columns.text(row, "variant_name"), "regular")
        values = [value for value in options.values() if value] or ([extra] if extra else [])
        full = ", ".join([name, *values]) if values else name
        group = self.columns.text(row, "product") if values or self.mapping.is_inherited else ""
        supplier = self._supplier(self._inherited(row, "supplier"))
        barcodes = self._barcodes(row)
        code = self.columns.text(row, "code") or (barcodes[0].code if barcodes else _slug(full, group))
        product = NewProduct(
            code=code,
            name=full,
            price_minor=self._money(row, "price"),
            category_path=self._category(row),
            unit=self._unit(row),
            tax_category=self._tax(row),
            barcodes=barcodes,
            options=options or ({"variant": extra} if extra else {}),
            product=group[:60],
            product_name=name if group else "",
            icon=self.columns.text(row, "icon"),
            description=_plain(self.columns.text(row, "description")),
            supplier_code=supplier,
            supplier_item=self.columns.text(row, "supplier_item"),
            cost_minor=self._money(row, "cost") if supplier else None,
        )
        check_product(product)
        self._read_stock(row, code)
        return product

    def _check_is_product(self, row: TableRow) -> None:
        """A row that only adds a picture, or is archived over there, is no product of ours."""
        is_archived = self.columns.text(row, "archived").lower() in _YES
        ensure(not is_archived, Invalid("archived_there", "The product is archived in that system.", field="archived"))
        if self.mapping.preset == "shopify":
            is_variant = any(self.columns.text(row, target) for target in ("name", "price", "code", "option1_value"))
            ensure(is_variant, Invalid("picture_row", "The row only adds a picture.", field="name"))
        ensure(bool(self._inherited(row, "name")), Invalid("missing", "The name is missing.", field="name"))

    def _inherited(self, row: TableRow, target: str) -> str:
        """A target's text, or what the product's first row said."""
        text, group = self.columns.text(row, target), self.columns.text(row, "product")
        if not self.mapping.is_inherited or not group:
            return text
        return self.first.setdefault((group, target), text) if text else self.first.get((group, target), "")

    def _kept(self, text: str, *nothing: str) -> str:
        return "" if text.lower() in (*nothing, *self.mapping.ignored_values) else text

    def _options(self, row: TableRow) -> dict[str, str]:
        options = {}
        for n in (1, 2, 3):
            name = self._inherited(row, f"option{n}_name") or f"option {n}"
            value = self._kept(self.columns.text(row, f"option{n}_value"))
            if value:
                options[name] = value
        return options

    def _money(self, row: TableRow, target: str) -> int | None:
        text = self._kept(self.columns.text(row, target))
        if not text:
            return None
        minor = read_decimal(text, sign=self.sign, places=self.exponent, field=target, is_rounded=target == "cost")
        ensure(minor >= 0, Invalid("price_not_positive", "An amount is not below zero.", field=target))
        ensure(minor > 0 or target == "cost", Invalid("price_not_positive", "A price is above zero.", field=target))
        return minor

    def _category(self, row: TableRow) -> tuple[str, ...]:
        text = self._inherited(row, "category")
        parts = [part.strip() for part in text.split(self.mapping.category_separator)] if text else []
        return tuple(part for part in parts if part)

    def _unit(self, row: TableRow) -> str:
        if self._inherited(row, "weighed").lower() in _YES:
            return "kg"
        return (self.columns.text(row, "unit") or self.mapping.unit).lower()

    def _tax(self, row: TableRow) -> str:
        default = self.columns.text(row, "tax_category") or self.mapping.tax_category or self.taxes.default
        said = {i: row.cells[i].strip().lower() for i in self.columns.taxes if row.cells[i].strip()}
        taxable = self._inherited(row, "taxable").lower()
        if not said:
            return default if taxable in ("", *_YES) else self._category_of(0)
        return self._category_of(sum(self.columns.taxes[i] for i, text in said.items() if text in _YES))

    def _category_of(self, ppm: int) -> str:
        if ppm not in self.taxes.by_ppm:
            raise Invalid("unknown_tax_rate", f"No tax category here bears {ppm / 10_000:g} %.", field="tax_category")
        return self.taxes.by_ppm[ppm]

    def _barcodes(self, row: TableRow) -> tuple[NewBarcode, ...]:
        pack = self.columns.text(row, "pack_quantity")
        quantity = read_decimal(pack, sign=self.sign, places=3, field="pack_quantity") if pack else MILLI
        codes = [code for cell in self.columns.cells(row, "barcode") for code in _SEPARATED.split(cell) if code]
        return tuple(NewBarcode.read(code, quantity_milli=quantity) for code in dict.fromkeys(codes))

    def _supplier(self, name: str) -> str:
        if not name:
            return ""
        code = _NOT_PLAIN.sub("-", fold_text(name)).strip("-").upper()[:40] or "SUPPLIER"
        self.suppliers.setdefault(code, NewSupplier(code, name[:200]))
        return code

    def _read_stock(self, row: TableRow, code: str) -> None:
        for i in self.columns.places.get("stock", ()):
            text = row.cells[i].strip()
            if text:
                milli = read_decimal(text, sign=self.sign, places=3, field="stock", is_rounded=True)
                place = self.columns.header[i].partition("[")[2].rstrip("] ") or _after_words(self.columns.header[i])
                self.stock.append(OpeningStock(code, place, milli))


def _after_words(header: str) -> str:
    """Return the place's name in a header like `Current Quantity Mill Lane`, or nothing."""
    folded = header.lower()
    return header[len("current quantity") :].strip() if folded.startswith("current quantity ") else ""


def _slug(name: str, group: str) -> str:
    """Return a code made from a name, always the same for the same name."""
    return _NOT_PLAIN.sub("-", fold_text(f"{group} {name}" if group else name)).strip("-").upper()[:60]


def _plain(text: str) -> str:
    """Return a description without tags and entities."""
    return html.unescape(_TAGS.sub(" ", text)).replace("\x00", "").strip()[:2_000]
