"""Strict schemas: `"12"` is not an integer, extra members are refused, ids and times have one written form."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, PlainSerializer

from tillbook.core.values import MAX_INTEGER, TillbookError, check_aware, parse_uuid

MAX_PAGE = 200

warnings.filterwarnings("ignore", message='Field name "register"')  # ours is `= Field(...)`, else ABCMeta.register is its default


def _uuid(value: Any) -> Any:
    try:
        return parse_uuid(value, field="id") if isinstance(value, str) else value
    except TillbookError as error:
        raise ValueError(error.message) from None


def _moment(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return check_aware(datetime.fromisoformat(value))
    except (ValueError, TillbookError):
        raise ValueError("not a time with a zone, like 2026-11-20T10:42:00Z") from None


def _date(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else value


def _utc_text(value: datetime) -> str:
    return value.isoformat().replace("+00:00", "Z")


Id = Annotated[UUID, BeforeValidator(_uuid)]
"""A UUID in its canonical lower-case form."""

Moment = Annotated[datetime, BeforeValidator(_moment), PlainSerializer(_utc_text, return_type=str)]
"""An aware instant, ISO 8601 with a zone; written with `Z`."""

Day = Annotated[date, BeforeValidator(_date)]
"""A calendar date, `YYYY-MM-DD`."""

Minor = Annotated[int, Field(ge=-MAX_INTEGER, le=MAX_INTEGER, strict=True)]
"""Minor units of the company's currency."""

Milli = Annotated[int, Field(ge=-MAX_INTEGER, le=MAX_INTEGER, strict=True)]
"""Thousandths of a unit."""

Name = Annotated[str, Field(min_length=1, max_length=200)]
"""A name of 1 to 200 characters."""

Text = Annotated[str, Field(max_length=2_000)]
"""Free text of at most 2,000 characters."""


class Strict(BaseModel):
    """What comes in: strict types, no extra members.

    Not ninja's own Schema: with `extra="forbid"` that validates every model twice, a model in a model four times (measured: a
    third of a sale's CPU), for the sake of resolvers that are not used here.
    """

    model_config = ConfigDict(strict=True, extra="forbid")


class Out(BaseModel):
    """What goes out: every member always, so the document says of each that it is required."""

    model_config = ConfigDict(extra="forbid", from_attributes=True, json_schema_serialization_defaults_required=True)


class NamedOut(Out):
    """Something by id and name."""

    id: Id
    name: str


@dataclass(frozen=True)
class shaped_like:  # noqa: N801 - reads as an annotation
    """Says in the document that a value given out as it was recorded has the shape of `schema`; it is not read again."""

    schema: type[BaseModel]

    def __get_pydantic_json_schema__(self, core: object, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(self.schema.__pydantic_core_schema__)


Item = TypeVar("Item")


class Page(Out, Generic[Item]):
    """One page of a list; `next` is the cursor of the following page, or null."""

    items: list[Item]
    next: str | None = None
