"""A right lent by a second person for one act: whose, for what, up to which figures."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from .actions import Action
from .actor import Resource
from .decide import Allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent(Allowed):
    """A permission that `approver` lent as `override_id`: for `action` in `store`, up to `amount_minor` and `share_ppm`."""

    override_id: UUID
    approver: UUID
    action: Action
    store: UUID | None
    amount_minor: int | None = None
    share_ppm: int | None = None

    def covers(self, action: Action, resource: Resource) -> bool:
        """Tell whether this is for `action` there and reaches the figures asked for; an amount that was not said is not lent."""
        amount = resource.amount_minor
        is_enough = amount is None or (self.amount_minor is not None and amount <= self.amount_minor)
        is_small = self.share_ppm is None or (resource.share_ppm or 0) <= self.share_ppm
        return (action, resource.store) == (self.action, self.store) and is_enough and is_small
