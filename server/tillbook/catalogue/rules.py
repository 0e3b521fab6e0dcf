"""The rules by which labels carry a price or a weight: written as a whole, checked each."""

from __future__ import annotations

from collections.abc import Sequence

from tillbook.audit import interface as audit
from tillbook.core.access import Actor
from tillbook.core.catalogue import EmbeddedRule
from tillbook.core.values import Invalid, ensure
from tillbook.platform import transactions, versions

from .models import BarcodeRule


def set_barcode_rules(actor: Actor, rules: Sequence[EmbeddedRule]) -> None:
    """Exchange all rules of the chain; Invalid `prefix_twice` (each rule was checked when it was made)."""
    prefixes = [rule.prefix for rule in rules]
    ensure(len(set(prefixes)) == len(prefixes), Invalid("prefix_twice", "Two rules have one prefix.", field="rules"))
    with transactions.write():
        versions.bump(versions.CATALOGUE)
        BarcodeRule.objects.all().delete()
        BarcodeRule.objects.bulk_create(
            BarcodeRule(**{name: getattr(rule, name) for name in EmbeddedRule.__slots__}) for rule in rules
        )
        audit.record(actor, audit.Entry("barcode_rules.change", "company", None, summary=", ".join(sorted(prefixes))))
