"""`tillbook rebuild`: fold all movements into the balances again."""

from __future__ import annotations

import argparse

HELP = "make the balances again from all movements, then prove the books"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no arguments of its own."""


def run(chosen: argparse.Namespace) -> int:
    """Rebuild, verify and print."""
    from tillbook.app.opening import open_books

    open_books()
    from tillbook.app.commands.verify import print_result
    from tillbook.app.proof import run_proof
    from tillbook.audit import interface as audit
    from tillbook.core.access import Actor, ActorKind
    from tillbook.ledger import interface as ledger
    from tillbook.platform import transactions
    from tillbook.stores import interface as stores

    with transactions.write():
        made = ledger.rebuild_balances({location.id for location in stores.Location.objects.filter(owner_id=None)})
        actor = Actor(kind=ActorKind.SYSTEM, name="rebuild")
        audit.record(actor, audit.Entry("balances.rebuild", "ledger", None, summary=f"{made} balances"))
    print(f"{made} balances made again from the movements")
    result = run_proof()
    print_result(result)
    return 1 if result.findings else 0
