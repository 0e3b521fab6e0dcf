"""What the shop shows of a variant: name, price in the store chosen, picture, and how much there is as a band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tillbook.catalogue import interface as catalogue
from tillbook.core.values import format_quantity
from tillbook.ledger import interface as ledger
from tillbook.pricing import interface as pricing
from tillbook.receipts.interface import money_text
from tillbook.stores import interface as stores

FEW_MILLI = 5_000
"""Below this the band says that only a few are left."""

PAGE = 24
_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "INR": "₹"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where one looks: store, its business day, the customer's price list, how money is written."""

    store: stores.Store
    day: date
    price_list_id: UUID | None
    currency: str
    language: str


@dataclass(frozen=True, slots=True)
class Goods:
    """One variant on a page. `price` is empty where it has none there; `band` is `in_stock`, `few_left` or `sold_out`."""

    id: UUID
    name: str
    code: str
    category: str
    unit: str
    is_weighed: bool
    description: str
    picture_url: str | None
    price: str
    band: str

    @property
    def may_be_ordered(self) -> bool:
        """Tell whether there is a price and something left."""
        return bool(self.price) and self.band != "sold_out"


@dataclass(frozen=True, slots=True)
class Branch:
    """A category in the list beside the goods: `depth` 0 for roots, open when chosen or above the chosen one."""

    id: UUID
    name: str
    depth: int
    is_chosen: bool


def band_of(available_milli: int) -> str:
    """Return the band of a quantity: the only thing of stock the public sees."""
    if available_milli <= 0:
        return "sold_out"
    return "few_left" if available_milli < FEW_MILLI else "in_stock"


def find_goods(place: Place, *, search: str, category: UUID | None, after: tuple[str, UUID] | None) -> list[Goods]:
    """Return at most PAGE + 1 variants the store carries, in order of their names."""
    wanted = catalogue.VariantFilter(
        search=search,
        categories=None if category is None else frozenset(_with_children(category)),
        unlisted=catalogue.unlisted_in(place.store.id),
    )
    return show_goods(place, catalogue.find_variants(wanted, after=after, limit=PAGE + 1))


def show_goods(place: Place, variants: Sequence[UUID]) -> list[Goods]:
    """Return variants as the store shows them, in the order given; archived and unknown ones are left out."""
    rows = [row for row in catalogue.variant_rows(variants) if not row.is_archived]
    ids = [row.id for row in rows]
    prices = pricing.variant_prices(ids, place.store.id, place.day, price_list_id=place.price_list_id)
    figures = ledger.stock_figures(ids, [place.store.id])
    return [
        Goods(
            id=row.id,
            name=row.name,
            code=row.code,
            category=row.category_name or "",
            unit=row.unit_name,
            is_weighed=row.is_weighed,
            description=row.description,
            picture_url=row.picture_url,
            price=_price(place, prices.get(row.id)),
            band=band_of(figures.get((row.id, place.store.id), ledger.Figures()).available_milli),
        )
        for row in rows
    ]


def _price(place: Place, minor: int | None) -> str:
    return "" if minor is None else price_text(minor, currency=place.currency, language=place.language)


def price_text(minor: int, *, currency: str, language: str) -> str:
    """Return a price as a shop window writes it: `£2.60`, in Spanish `2,60 €`; the code where there is no common sign."""
    amount, sign = money_text(minor, currency=currency, language=language), _SIGNS.get(currency)
    if language.startswith("es") or sign is None:
        return f"{amount} {sign or currency}"
    return f"{sign}{amount}"


def branches(chosen: UUID | None) -> list[Branch]:
    """Return the roots of the category tree, with the chosen one's way down and its children under them."""
    names, tree = catalogue.category_names(), catalogue.parents()
    way: set[UUID] = set()
    node = chosen
    while node is not None and node not in way:
        way.add(node)
        node = tree.get(node)

    def below(parent: UUID | None, depth: int) -> list[Branch]:
        found: list[Branch] = []
        for category, name in names.items():
            if tree.get(category) == parent:
                found.append(Branch(category, name, depth, category == chosen))
                found += below(category, depth + 1) if category in way else []
        return found

    return below(None, 0)


def _with_children(category: UUID) -> set[UUID]:
    tree, found = catalogue.parents(), {category}
    while more := {node for node, parent in tree.items() if parent in found and node not in found}:
        found |= more
    return found


def quantity_milli(text: str) -> int | None:
    """Return thousandths of what a person typed (`2`, `0.5`, `0,5`), None for what is no quantity."""
    whole, _, part = text.strip().replace(",", ".").partition(".")
    is_plain = whole.isascii() and whole.isdigit() and len(whole) <= 6 and (not part or (part.isascii() and part.isdigit()))
    return int(whole) * 1_000 + int(part.ljust(3, "0")) if is_plain and len(part) <= 3 else None


def quantity_words(milli: int, language: str) -> str:
    """Return a quantity as a person writes it."""
    plain = format_quantity(milli)
    return plain.replace(".", ",") if language.startswith("es") else plain
