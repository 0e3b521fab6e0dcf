"""Forgetting a customer: the private row goes, the books stay, and a restore from before does not bring it back.

The list of erasures stands in the books and in a file beside them (ids and times, nothing of the person), so that an archive
that is older than an erasure can be restored and the erasure applied again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor, ActorKind
from tillbook.core.values import Invalid, check_aware, parse_uuid
from tillbook.identity import interface as identity
from tillbook.platform import changes, clock, paths, transactions

from .models import Customer, Erasure, Private
from .service import lock_customer

_forgetters: list[Callable[[UUID], None]] = []


def use_forgetter(forget: Callable[[UUID], None]) -> None:
    """Install what another context forgets of a customer, inside the erasure's transaction (done by `app` at start)."""
    if forget not in _forgetters:
        _forgetters.append(forget)


def erasures_file() -> Path:
    """Return the file that keeps the list of erasures beside the books."""
    return paths.data_folder() / "erasures.txt"


def erase_customer(actor: Actor, customer_id: UUID) -> None:
    """Erase a customer: once and for all; repeated it does nothing more. NotFound `not_found`."""
    with transactions.write():
        _erase_within(actor, customer_id, at=clock.now())
        listed = _list_text()
    _keep_list(listed)


def apply_erasures(kept: Path | None = None) -> int:
    """Apply every erasure of the books' list, of the file beside them, and of a list kept elsewhere; return how many were due.

    For after a restore. Invalid `bad_erasures` names the line of a file that cannot be read.
    """
    due: dict[UUID, datetime] = dict(Erasure.objects.values_list("customer_id", "erased_at"))
    for path in (erasures_file(), kept):
        if path is not None and path.exists():
            due |= read_erasures(path)
    wanted = {row.id for row in Customer.objects.filter(id__in=due, erased_at=None)}
    wanted |= set(Private.objects.filter(customer_id__in=due).values_list("customer_id", flat=True))
    actor = Actor(kind=ActorKind.SYSTEM, name="restore")
    for customer_id in sorted(wanted, key=str):
        with transactions.write():
            _erase_within(actor, customer_id, at=due[customer_id])
    _keep_list(_list_text())
    return len(wanted)


def read_erasures(path: Path) -> Mapping[UUID, datetime]:
    """Return customer id -> time of a list of erasures, one `id time` a line; Invalid `bad_erasures` names the line."""
    found = {}
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        words = line.split()
        try:
            customer_id, at = words
            found[parse_uuid(customer_id, field="id")] = check_aware(datetime.fromisoformat(at))
        except (ValueError, Invalid):
            raise Invalid("bad_erasures", f"Line {number} of the erasures is not `id time`.") from None
    return found


def _erase_within(actor: Actor, customer_id: UUID, *, at: datetime) -> None:
    row = lock_customer(customer_id)
    forgotten = Private.objects.filter(customer_id=customer_id).delete()[0]
    if row.erased_at is not None and not forgotten:
        return
    identity.close_customer_sign_ins(actor, customer_id)
    for forget in _forgetters:
        forget(customer_id)
    row.erased_at, row.tax_id, row.group = row.erased_at or at, "", ""
    row.version += 1
    row.save()
    Erasure.objects.get_or_create(customer_id=customer_id, defaults={"erased_at": at})
    audit.record(actor, audit.Entry("customer.erase", "customer", customer_id, summary=row.code))
    changes.note(changes.ChangeNote("customer", row.id, row.version, is_deleted=True))


def _list_text() -> str:
    rows = Erasure.objects.order_by("erased_at", "customer_id")
    return "".join(f"{row.customer_id} {row.erased_at.isoformat()}\n" for row in rows)


def _keep_list(text: str) -> None:
    """Write the list beside the books after the commit, whole and at once; the next erasure writes all of it again."""
    path = erasures_file()
    draft = path.with_suffix(".new")
    with draft.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
