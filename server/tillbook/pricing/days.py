"""Which day it is for a price: a list's own store tells; for the whole chain it is one day here and perhaps another there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from tillbook.core.values import business_date
from tillbook.platform import clock
from tillbook.stores import interface as stores


@dataclass(frozen=True, slots=True)
class Today:
    """The business day where it is youngest and where it is furthest on; the same day in a chain of one time zone."""

    earliest: date
    latest: date


def today_of(store_id: UUID | None) -> Today:
    """Return today in a store, or over all stores (none yet: the day in UTC)."""
    places = stores.Store.objects.filter(is_archived=False)
    if store_id is not None:
        places = places.filter(id=store_id)
    now = clock.now()
    days = {
        business_date(now, zone=ZoneInfo(zone), cutoff_minutes=cutoff)
        for zone, cutoff in places.values_list("time_zone", "cutoff_minutes")
    }
    return Today(min(days, default=now.date()), max(days, default=now.date()))
