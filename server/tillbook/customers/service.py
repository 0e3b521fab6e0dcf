"""Making, changing and erasing customers; each public function is one write.

Keeps true: what the books must be able to forget stands in the private row alone; the audit log names fields, never values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError
from django.db.models.functions import Length

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.catalogue import fold_text
from tillbook.core.values import Conflict, Invalid, NotFound, ensure
from tillbook.platform import changes, clock, transactions
from tillbook.platform.card_guard import check_no_card_number
from tillbook.stores import interface as stores

from .contact import normal_email, normal_phone
from .models import Customer, Private

_is_price_list: list[Callable[[UUID], bool]] = []


def use_price_lists(is_price_list: Callable[[UUID], bool]) -> None:
    """Install who knows which price lists there are (done by `app` at start; prices are no business of this context)."""
    _is_price_list[:] = [is_price_list]


PREFIX = "CUST-"
TRIES = 10
"""How often a number that somebody else just took is asked for again."""

PRIVATE_FIELDS = ("name", "email", "phone", "address", "note")
PUBLIC_FIELDS = ("tax_id", "is_tax_exempt", "price_list_id", "group")


@dataclass(frozen=True, slots=True)
class MakeCustomer:
    """The command: the id (made by whoever starts the act), what is private, what prices and documents need."""

    customer_id: UUID
    name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    note: str = ""
    tax_id: str = ""
    is_tax_exempt: bool = False
    price_list_id: UUID | None = None
    group: str = ""


def create_customer(actor: Actor, command: MakeCustomer) -> bool:
    """Make a customer once; return whether it is a repetition. Conflict `conflict_other_content`; Invalid by field."""
    for _ in range(TRIES):
        try:
            return _create_once(actor, command)
        except IntegrityError:
            # Somebody else was making a customer at the same moment and has the number now.
            continue
    return _create_once(actor, command)


def _create_once(actor: Actor, command: MakeCustomer) -> bool:
    checked = _checked({name: getattr(command, name) for name in (*PRIVATE_FIELDS, *PUBLIC_FIELDS)})
    with transactions.write():
        known = Customer.objects.select_related("private").filter(id=command.customer_id).first()
        if known is not None:
            ensure(_is_same(known, checked), Conflict("conflict_other_content", "This id was used before for something else."))
            return True
        public = {name: checked[name] for name in PUBLIC_FIELDS}
        row = Customer(id=command.customer_id, code=next_code(), created_at=clock.now(), **public)
        private = Private(customer=row, **{name: checked[name] for name in PRIVATE_FIELDS})
        private.search_text = _search_text(row.code, private)
        row.save(force_insert=True)
        private.save(force_insert=True)
        audit.record(actor, audit.Entry("customer.create", "customer", row.id, summary=row.code))
        changes.note(changes.ChangeNote("customer", row.id, row.version))
        return False


def next_code() -> str:
    """Return the code after the highest `CUST-` number there is (`CUST-001`, ... `CUST-1000`)."""
    codes = (
        Customer.objects.filter(code__startswith=PREFIX).order_by(Length("code").desc(), "-code").values_list("code", flat=True)
    )
    numbers = (code.removeprefix(PREFIX) for code in codes.iterator(chunk_size=50))
    highest = next((int(number) for number in numbers if number.isascii() and number.isdigit()), 0)
    return f"{PREFIX}{highest + 1:03d}"


def change_customer(actor: Actor, customer_id: UUID, fields: Mapping[str, object]) -> None:
    """Change the named fields of a customer. Raises NotFound, Conflict `customer_erased`, Invalid by field."""
    checked = _checked(fields)
    with transactions.write():
        row = lock_customer(customer_id)
        ensure(row.erased_at is None, Conflict("customer_erased", "This customer was erased."))
        private = row.private
        changed = [name for name, value in checked.items() if getattr(_holder(row, private, name), name) != value]
        if not changed:
            return
        for name in changed:
            setattr(_holder(row, private, name), name, checked[name])
        private.search_text = _search_text(row.code, private)
        row.version += 1
        row.save()
        private.save()
        audit.record(actor, audit.Entry("customer.update", "customer", row.id, summary=row.code, fields=sorted(changed)))
        changes.note(changes.ChangeNote("customer", row.id, row.version))


def lock_customer(customer_id: UUID) -> Customer:
    """Return a customer's row, locked; NotFound `not_found`."""
    row = Customer.objects.select_for_update().filter(id=customer_id).first()
    if row is None:
        raise NotFound("not_found", "There is no such record.")
    return row


def _holder(row: Customer, private: Private, name: str) -> Customer | Private:
    return private if name in PRIVATE_FIELDS else row


def _checked(fields: Mapping[str, object]) -> dict[str, object]:
    """Return fields in their kept form; unknown names are a mistake of ours."""
    unknown = set(fields) - {*PRIVATE_FIELDS, *PUBLIC_FIELDS}
    ensure(not unknown, Invalid("extra_field", f"There is no field {', '.join(sorted(unknown))}."))
    checked = dict(fields)
    for name in ("name", "address", "note", "tax_id", "group"):
        if name in checked:
            checked[name] = str(checked[name]).strip()
    if "name" in checked:
        ensure(bool(checked["name"]), Invalid("missing", "A customer needs a name.", field="name"))
    if "email" in checked:
        checked["email"] = normal_email(str(checked["email"]))
    if "phone" in checked:
        checked["phone"] = normal_phone(str(checked["phone"]), country=stores.company().country)
    for name in ("note", "address"):
        check_no_card_number(str(checked.get(name, "")), field=name)
    price_list = checked.get("price_list_id")
    ensure(
        price_list is None or (isinstance(price_list, UUID) and _is_price_list[0](price_list)),
        Invalid("unknown_price_list", "There is no such price list.", field="price_list_id"),
    )
    return checked


def _search_text(code: str, private: Private) -> str:
    return fold_text(f"{private.name} {code} {private.email} {private.phone}")


def _is_same(row: Customer, fields: Mapping[str, object]) -> bool:
    private = getattr(row, "private", None)
    return private is not None and all(getattr(_holder(row, private, name), name) == value for name, value in fields.items())
