"""What the catalogue's doors take and give."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from tillbook.core.catalogue import BarcodeKind
from tillbook.platform.http.schema import Id, Milli, Minor, Name, Out, Strict, Text

Icon = Annotated[str, Field(max_length=40)]
Place = Annotated[int, Field(ge=0, le=100_000, strict=True)]


class CategoryIn(Strict):
    """A category to make."""

    name: Name
    parent_id: Id | None = None
    icon: Icon = ""
    position: Place = 0


class CategoryChange(Strict):
    """What to change of a category."""

    name: Name = ""
    parent_id: Id | None = None
    icon: Icon = ""
    position: Place = 0
    is_archived: bool = False


class CategoryOut(Out):
    """A node of the tree."""

    id: Id
    name: str
    parent_id: Id | None
    icon: str
    position: int
    is_archived: bool
    version: int


class UnitOut(Out):
    """A unit variants can be sold in."""

    code: str
    name: str
    decimals: int
    is_weighed: bool


class SupplierIn(Strict):
    """A supplier to make."""

    code: Annotated[str, Field(min_length=1, max_length=40)]
    name: Name
    email: Annotated[str, Field(max_length=200)] = ""
    phone: Annotated[str, Field(max_length=40)] = ""
    tax_id: Annotated[str, Field(max_length=40)] = ""
    lead_time_days: Annotated[int, Field(ge=0, le=730, strict=True)] = 0
    note: Text = ""


class SupplierChange(Strict):
    """What to change of a supplier; his code stays."""

    name: Name = ""
    email: Annotated[str, Field(max_length=200)] = ""
    phone: Annotated[str, Field(max_length=40)] = ""
    tax_id: Annotated[str, Field(max_length=40)] = ""
    lead_time_days: Annotated[int, Field(ge=0, le=730, strict=True)] = 0
    note: Text = ""
    is_archived: bool = False


class SupplierOut(Out):
    """A supplier."""

    id: Id
    code: str
    name: str
    email: str
    phone: str
    tax_id: str
    lead_time_days: int
    note: str
    is_archived: bool
    version: int


class BarcodeRuleIn(Strict):
    """How labels of one prefix carry a price or a weight."""

    prefix: Annotated[str, Field(min_length=1, max_length=8)]
    kind: Annotated[BarcodeKind, Field(strict=False)]
    item_digits: Annotated[int, Field(ge=1, le=9, strict=True)]
    value_digits: Annotated[int, Field(ge=1, le=9, strict=True)]
    check_digits: Annotated[int, Field(ge=0, le=1, strict=True)] = 0
    scale: Annotated[int, Field(ge=1, le=1000, strict=True)] = 1
    most_minor: Minor | None = None


class BarcodeRulesIn(Strict):
    """All rules of the chain."""

    rules: Annotated[list[BarcodeRuleIn], Field(max_length=50)]


class AssortmentRowIn(Strict):
    """What a store does with a variant."""

    variant: Id
    is_listed: bool = True
    min_milli: Milli | None = None
    max_milli: Milli | None = None
    favourite_tab: Icon = ""
    favourite_position: Place = 0


class AssortmentIn(Strict):
    """Rows of a store's assortment."""

    rows: Annotated[list[AssortmentRowIn], Field(min_length=1, max_length=5_000)]


class CountOut(Out):
    """How many rows were written."""

    count: int
