"""The body shared by `sale`, `return` and `exchange` (version 1), read strictly and written back member for member.

Optional members that are absent stay absent when written, so the canonical bytes of what was sent and of what was
understood are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from tillbook.core.pricing import TaxAmount, Totals
from tillbook.core.values import Invalid, ensure
from tillbook.core.values.json import JsonObject, JsonValue
from tillbook.core.values.reading import Reader

LineTax = TaxAmount
"""Tax of one rate on a line, as the pricing engine makes it."""

__all__ = [
    "Body",
    "DiscountApplied",
    "Figures",
    "Foreign",
    "Line",
    "LineTax",
    "Original",
    "Returned",
    "Tender",
    "Totals",
    "body_json",
    "body_type",
    "line_json",
    "read_body",
    "read_line",
]

MAX_LINES = 1_000
"""The most lines (sold or returned) one document may have."""

MAX_TENDERS = 20
MAX_DISCOUNTS = 20
MAX_RATES = 8

TENDER_KINDS = ("cash", "card", "mobile", "credit", "account")
CONDITIONS = ("sellable", "damaged", "supplier", "write_off")
LINE_KINDS = ("goods", "value")


@dataclass(frozen=True, slots=True)
class DiscountApplied:
    """What was taken off a line and by whom: `source` names the promotion, coupon or person; `minor` > 0."""

    source: str
    minor: int
    override: UUID | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """The money of a line: unit price, what was taken off, taxes, net and gross, in minor units."""

    unit_price_minor: int
    discounts: tuple[DiscountApplied, ...]
    taxes: tuple[LineTax, ...]
    net_minor: int
    gross_minor: int


@dataclass(frozen=True, slots=True)
class Line:
    """One thing sold: number within the document, variant, thousandths of its unit, figures."""

    n: int
    variant: UUID
    quantity_milli: int
    figures: Figures
    kind: str = "goods"
    barcode: str | None = None
    lot: UUID | None = None
    serial: str | None = None


@dataclass(frozen=True, slots=True)
class Original:
    """The line that is given back: document and line number."""

    doc_id: UUID
    n: int


@dataclass(frozen=True, slots=True)
class Returned:
    """One thing given back: the original line's figures replayed for the quantity returned."""

    n: int
    of: Original | None
    variant: UUID
    quantity_milli: int
    figures: Figures
    reason: str
    condition: str
    override: UUID | None = None


@dataclass(frozen=True, slots=True)
class Foreign:
    """A tender in another currency: amount in its minor units and the rate in millionths."""

    currency: str
    amount_minor: int
    rate: int


@dataclass(frozen=True, slots=True)
class Tender:
    """One payment part; negative means paid out. `given_minor` is what the customer handed over in cash."""

    n: int
    kind: str
    amount_minor: int
    given_minor: int | None = None
    reference: str | None = None
    approval: str | None = None
    account: UUID | None = None
    foreign: Foreign | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A whole sale, return or exchange."""

    lines: tuple[Line, ...]
    returned: tuple[Returned, ...]
    tenders: tuple[Tender, ...]
    rounding_minor: int
    totals: Totals
    taxes: tuple[LineTax, ...]
    order: UUID | None = None
    customer: UUID | None = None
    void: bool = False


def body_type(body: Body) -> str:
    """Return `sale`, `return` or `exchange` by which lists are filled; an empty document is Invalid `empty_document`."""
    ensure(bool(body.lines or body.returned), Invalid("empty_document", "There is nothing sold or returned.", field="lines"))
    if not body.returned:
        return "sale"
    return "exchange" if body.lines else "return"


def read_body(value: JsonValue) -> Body:
    """Return the body of strict JSON; unknown members, wrong types and limits passed are Invalid with the member's name."""
    reader = Reader(value)
    body = Body(
        lines=tuple(read_line(r) for r in reader.objects("lines", limit=MAX_LINES)),
        returned=tuple(_read_returned(r) for r in reader.objects("returned", limit=MAX_LINES)),
        tenders=tuple(_read_tender(r) for r in reader.objects("tenders", limit=MAX_TENDERS)),
        rounding_minor=reader.integer("rounding_minor"),
        totals=_read_totals(reader.object("totals")),
        taxes=tuple(_read_tax(r) for r in reader.objects("taxes", limit=MAX_LINES)),
        order=reader.optional_identity("order"),
        customer=reader.optional_identity("customer"),
        void=reader.flag("void") if reader.has("void") else False,
    )
    reader.done()
    for member, parts in (("lines", body.lines), ("returned", body.returned), ("tenders", body.tenders)):
        numbers = [part.n for part in parts]
        ensure(
            numbers == list(range(1, len(numbers) + 1)),
            Invalid("bad_numbering", f"{member} must be numbered 1, 2, 3.", field=member),
        )
    return body


def _read_figures(reader: Reader) -> Figures:
    return Figures(
        unit_price_minor=reader.integer("unit_price_minor"),
        discounts=tuple(_read_discount(r) for r in reader.objects("discounts", limit=MAX_DISCOUNTS)),
        taxes=tuple(_read_tax(r) for r in reader.objects("taxes", limit=MAX_RATES)),
        net_minor=reader.integer("net_minor"),
        gross_minor=reader.integer("gross_minor"),
    )


def read_line(reader: Reader) -> Line:
    """Return one line, read strictly (a line of an order is kept in the same form)."""
    line = Line(
        n=reader.integer("n"),
        variant=reader.identity("variant"),
        quantity_milli=reader.integer("quantity_milli"),
        figures=_read_figures(reader),
        kind=reader.choice("kind", LINE_KINDS),
        barcode=reader.optional_text("barcode", limit=100),
        lot=reader.optional_identity("lot"),
        serial=reader.optional_text("serial", limit=100),
    )
    reader.done()
    return line


def _read_returned(reader: Reader) -> Returned:
    of = reader.optional_object("of")
    returned = Returned(
        n=reader.integer("n"),
        of=Original(doc_id=of.identity("doc_id"), n=of.integer("n")) if of else None,
        variant=reader.identity("variant"),
        quantity_milli=reader.integer("quantity_milli"),
        figures=_read_figures(reader),
        reason=reader.text("reason", limit=100),
        condition=reader.choice("condition", CONDITIONS),
        override=reader.optional_identity("override"),
    )
    if of:
        of.done()
    reader.done()
    return returned


def _read_discount(reader: Reader) -> DiscountApplied:
    discount = DiscountApplied(
        source=reader.text("source", limit=200), minor=reader.integer("minor"), override=reader.optional_identity("override")
    )
    reader.done()
    return discount


def _read_tax(reader: Reader) -> LineTax:
    tax = LineTax(
        rate=reader.text("rate", limit=100), base_minor=reader.integer("base_minor"), tax_minor=reader.integer("tax_minor")
    )
    reader.done()
    return tax


def _read_tender(reader: Reader) -> Tender:
    foreign = reader.optional_object("foreign")
    tender = Tender(
        n=reader.integer("n"),
        kind=reader.choice("kind", TENDER_KINDS),
        amount_minor=reader.integer("amount_minor"),
        given_minor=reader.optional_integer("given_minor"),
        reference=reader.optional_text("reference", limit=100),
        approval=reader.optional_text("approval", limit=100),
        account=reader.optional_identity("account"),
        foreign=Foreign(foreign.text("currency", limit=3), foreign.integer("amount_minor"), foreign.integer("rate"))
        if foreign
        else None,
    )
    if foreign:
        foreign.done()
    reader.done()
    return tender


def _read_totals(reader: Reader) -> Totals:
    totals = Totals(
        net_minor=reader.integer("net_minor"),
        tax_minor=reader.integer("tax_minor"),
        gross_minor=reader.integer("gross_minor"),
        discount_minor=reader.integer("discount_minor"),
    )
    reader.done()
    return totals


def body_json(body: Body) -> JsonObject:
    """Return the JSON object of a body; optional members that are not set are left out."""
    return _present(
        lines=[line_json(line) for line in body.lines],
        returned=[_returned_json(returned) for returned in body.returned],
        tenders=[_tender_json(tender) for tender in body.tenders],
        rounding_minor=body.rounding_minor,
        totals=_present(
            net_minor=body.totals.net_minor,
            tax_minor=body.totals.tax_minor,
            gross_minor=body.totals.gross_minor,
            discount_minor=body.totals.discount_minor,
        ),
        taxes=[_tax_json(tax) for tax in body.taxes],
        order=_text(body.order),
        customer=_text(body.customer),
        void=True if body.void else None,
    )


def line_json(line: Line) -> JsonObject:
    """Return the JSON object of one line."""
    return _present(
        n=line.n,
        variant=str(line.variant),
        quantity_milli=line.quantity_milli,
        kind=line.kind,
        barcode=line.barcode,
        lot=_text(line.lot),
        serial=line.serial,
        **_figures_json(line.figures),
    )


def _returned_json(returned: Returned) -> JsonObject:
    members = _present(
        n=returned.n,
        variant=str(returned.variant),
        quantity_milli=returned.quantity_milli,
        reason=returned.reason,
        condition=returned.condition,
        override=_text(returned.override),
        **_figures_json(returned.figures),
    )
    of: JsonValue = {"doc_id": str(returned.of.doc_id), "n": returned.of.n} if returned.of else None
    return {**members, "of": of}


def _figures_json(figures: Figures) -> JsonObject:
    return {
        "unit_price_minor": figures.unit_price_minor,
        "discounts": [_present(source=d.source, minor=d.minor, override=_text(d.override)) for d in figures.discounts],
        "taxes": [_tax_json(tax) for tax in figures.taxes],
        "net_minor": figures.net_minor,
        "gross_minor": figures.gross_minor,
    }


def _tax_json(tax: LineTax) -> JsonObject:
    return {"rate": tax.rate, "base_minor": tax.base_minor, "tax_minor": tax.tax_minor}


def _tender_json(tender: Tender) -> JsonObject:
    foreign = tender.foreign
    return _present(
        n=tender.n,
        kind=tender.kind,
        amount_minor=tender.amount_minor,
        given_minor=tender.given_minor,
        reference=tender.reference,
        approval=tender.approval,
        account=_text(tender.account),
        foreign=_present(currency=foreign.currency, amount_minor=foreign.amount_minor, rate=foreign.rate) if foreign else None,
    )


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)


def _present(**members: JsonValue) -> JsonObject:
    return {name: value for name, value in members.items() if value is not None}
