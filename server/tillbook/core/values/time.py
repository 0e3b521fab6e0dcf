"""Time: aware UTC instants, wall milliseconds in documents, and the business day of a store."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

from .errors import Invalid, ensure

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def check_aware(moment: datetime, *, field: str = "at") -> datetime:
    """Return `moment` in UTC; a naive datetime is Invalid `naive_time`."""
    ensure(moment.tzinfo is not None, Invalid("naive_time", f"{field} needs a time zone.", field=field))
    return moment.astimezone(UTC)


def to_wall_ms(moment: datetime) -> int:
    """Return whole milliseconds since 1970-01-01 UTC."""
    return (check_aware(moment) - _EPOCH) // timedelta(milliseconds=1)


def from_wall_ms(wall_ms: int) -> datetime:
    """Return the aware UTC instant of milliseconds since 1970-01-01."""
    return _EPOCH + timedelta(milliseconds=wall_ms)


def business_date(moment: datetime, *, zone: tzinfo, cutoff_minutes: int) -> date:
    """Return the store's business day: local time before the cut-off (minutes after midnight) belongs to the day before."""
    ensure(0 <= cutoff_minutes < 1440, Invalid("out_of_range", "The cut-off must lie within a day.", field="cutoff_minutes"))
    return (check_aware(moment).astimezone(zone) - timedelta(minutes=cutoff_minutes)).date()
