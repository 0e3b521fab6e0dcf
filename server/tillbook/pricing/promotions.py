"""Promotions: kept as the engine's rule in JSON, so that what the office writes is what both engines read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.pricing import Promotion as Rule
from tillbook.core.pricing import parse_promotion, promotion_form
from tillbook.core.pricing.forms import MAX_PROMOTIONS
from tillbook.core.values import Conflict, Invalid, NotFound, ensure
from tillbook.core.values.json import JsonObject, canonical_json
from tillbook.platform import changes, clock, transactions, versions

from .models import Promotion

FIRST_DAY = date(2000, 1, 1)


def create_promotion(actor: Actor, form: JsonObject) -> Promotion:
    """Make a promotion from its rule (without `id`); Invalid with the member's name, Conflict `coupon_taken`."""
    with transactions.write():
        active = Promotion.objects.filter(is_active=True).count()
        ensure(active < MAX_PROMOTIONS, Invalid("too_many", f"At most {MAX_PROMOTIONS} promotions at once.", field="name"))
        made = Promotion(id=clock.new_id())
        _write_rule(made, form)
        made.save(force_insert=True)
        _report(actor, made, "promotion.create", ())
        return made


def promotions_within(actor: Actor, rules: Sequence[Rule]) -> None:
    """Make promotions under the ids their rules have, inside the caller's transaction."""
    for rule in rules:
        made = Promotion(id=UUID(rule.id))
        _write_rule(made, promotion_form(rule))
        made.save(force_insert=True)
        _report(actor, made, "promotion.create", ())


def change_promotion(actor: Actor, promotion_id: UUID, changed: Mapping[str, object], form: JsonObject | None) -> Promotion:
    """Exchange a promotion's rule (`form`, whole) or switch it on and off (`is_active`); NotFound `unknown_promotion`."""
    with transactions.write():
        found = Promotion.objects.select_for_update().filter(id=promotion_id).first()
        if found is None:
            raise NotFound("unknown_promotion", "There is no such promotion.")
        before = (found.rule, found.is_active)
        if form is not None:
            _write_rule(found, form)
        if "is_active" in changed:
            found.is_active = bool(changed["is_active"])
        if before != (found.rule, found.is_active):
            found.version += 1
            found.save()
            fields = [name for name, old in zip(("rule", "is_active"), before, strict=True) if getattr(found, name) != old]
            _report(actor, found, "promotion.change", fields)
        return found


def _write_rule(row: Promotion, form: JsonObject) -> None:
    rule: Rule = parse_promotion({**form, "id": str(row.id)})
    is_forward = rule.first_date is None or rule.last_date is None or rule.first_date <= rule.last_date
    ensure(is_forward, Invalid("period_reversed", "The promotion ends before it begins.", field="last_date"))
    if rule.coupon is not None:
        others = Promotion.objects.filter(is_active=True, rule__contains=f'"coupon":"{rule.coupon}"').exclude(id=row.id)
        ensure(not others.exists(), Conflict("coupon_taken", f"The coupon {rule.coupon} is another promotion's.", field="coupon"))
    row.name, row.priority, row.rule = rule.name, rule.priority, canonical_json(promotion_form(rule))
    row.valid_from, row.valid_to = rule.first_date or FIRST_DAY, rule.last_date


def _report(actor: Actor, row: Promotion, action: str, fields: tuple[str, ...] | list[str]) -> None:
    versions.bump(versions.PROMOTIONS)
    changes.note(changes.ChangeNote("promotion", row.id, row.version))
    audit.record(actor, audit.Entry(action, "promotion", row.id, summary=row.name, fields=fields))
