"""What somebody took off by hand so far in a shift, so that a limit cannot be dodged over many sales.

A shift is the business day of one person in one store; of one register where no person acts.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from tillbook.core.access import Actor
from tillbook.core.sales import Body, read_body
from tillbook.journal import interface as journal
from tillbook.platform import sql

BY_HAND = ("line", "basket")
"""The sources of discounts that a person gives, not a promotion."""


def by_hand_minor(body: Body) -> int:
    """Return what a body takes off by hand, in minor units."""
    return sum(discount.minor for line in body.lines for discount in line.figures.discounts if discount.source in BY_HAND)


def given_in_shift_minor(actor: Actor, *, store: UUID, day: date, register: UUID) -> int:
    """Return what the actor's sales of a business day took off by hand, in minor units."""
    whose, who = ("person_id", actor.person) if actor.person else ("register_id", register)
    query = f"SELECT id FROM sales_sale WHERE business_date = %s AND store_id = %s AND {whose} = %s AND discount_minor > 0"
    rows = sql.fetch_all(query, [day.isoformat(), sql.id_value(store), sql.id_value(who)])
    stored = journal.documents([sql.read_id(row[0]) for row in rows])
    return sum(by_hand_minor(read_body(document.envelope.body)) for document in stored.values())
