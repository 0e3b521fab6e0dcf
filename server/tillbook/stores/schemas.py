"""What the doors of the company and its stores take and give."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from tillbook.platform.http.schema import Id, Minor, Name, Out, Strict, Text

Cutoff = Annotated[int, Field(ge=0, lt=1440, strict=True)]
ShortText = Annotated[str, Field(max_length=100)]
Code = Annotated[str, Field(pattern=r"^[A-Z0-9]{1,10}$")]
Kind = Literal["store", "warehouse"]
Negative = Literal["allow", "warn", "block"]
SecondPerson = Literal["off", "over_limits", "always"]


class CompanyFullOut(Out):
    """The company."""

    id: Id
    name: str
    country: str
    currency: str
    locale: str
    language: str
    tax_id: str
    prices_include_tax: bool
    tax_rounding: str
    cash_rounding_minor: Minor
    second_person: SecondPerson


class CompanyPatch(Strict):
    """What of the company can be changed; absent members stay."""

    name: Name = ""
    language: Literal["en", "es"] = "en"
    locale: Annotated[str, Field(max_length=20)] = ""
    tax_id: Annotated[str, Field(max_length=40)] = ""
    second_person: SecondPerson = "over_limits"
    cash_rounding_minor: Annotated[int, Field(ge=0, le=10_000, strict=True)] = 0


class StoreIn(Strict):
    """A store or warehouse to make."""

    code: Code
    name: Name
    time_zone: Annotated[str, Field(max_length=60)]
    kind: Kind = "store"
    group: ShortText = ""
    cutoff_minutes: Cutoff = 0
    address: Text = ""
    phone: Annotated[str, Field(max_length=40)] = ""
    tax_id: Annotated[str, Field(max_length=40)] = ""
    receipt_header: Text = ""
    receipt_footer: Text = ""
    return_policy: Text = ""
    negative_stock: Negative = "allow"


class StorePatch(Strict):
    """What of a store can be changed; absent members stay."""

    name: Name = ""
    time_zone: Annotated[str, Field(max_length=60)] = ""
    group: ShortText = ""
    cutoff_minutes: Cutoff = 0
    address: Text = ""
    phone: Annotated[str, Field(max_length=40)] = ""
    tax_id: Annotated[str, Field(max_length=40)] = ""
    receipt_header: Text = ""
    receipt_footer: Text = ""
    return_policy: Text = ""
    negative_stock: Negative = "allow"
    is_archived: bool = False


class StoreFullOut(StoreIn):
    """A store as kept."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    id: Id
    is_archived: bool
