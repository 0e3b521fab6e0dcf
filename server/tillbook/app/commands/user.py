"""`tillbook user`: people from the machine itself: add one, or give back access after a lost passphrase. Every use is logged."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tillbook.core.access import CHAIN_ROLES, HUMAN_ROLES, Actor, ActorKind, Assignment, Role
from tillbook.core.values import Invalid, NotFound, ensure

if TYPE_CHECKING:
    from uuid import UUID

HELP = "add a person, or give one back his access after a lost passphrase or authenticator"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own arguments."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="add|reset")
    add = acts.add_parser("add", help="add a person")
    add.add_argument("name", help='the name as the screens show it, e.g. "Nell Ash"')
    add.add_argument("--role", required=True, choices=sorted(role.value for role in HUMAN_ROLES), help="what the person may do")
    add.add_argument("--store", metavar="CODE", help="the store of the role, e.g. S01 (left out: all stores)")
    add.add_argument("--login", metavar="NAME", help="the sign-in name for the office; a passphrase is asked for")
    add.add_argument("--pin", action="store_true", help="ask for a PIN of six digits for the tills")
    reset = acts.add_parser("reset", help="set a new passphrase, take the second factor and all locks away, end all sessions")
    reset.add_argument("login", help="the sign-in name")
    for act in (add, reset):
        act.add_argument("--data", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="the folder that holds the books")
        act.add_argument(
            "--database-url", metavar="URL", default=argparse.SUPPRESS, help="postgresql://..., instead of that folder's"
        )
        act.add_argument("--stdin", action="store_true", help="read passphrase and PIN from standard input, a line each")


def run(chosen: argparse.Namespace) -> int:
    """Add or reset; deliberate errors are printed by the caller."""
    from tillbook.app.opening import open_books

    open_books()
    from tillbook.identity import interface as identity

    actor = Actor(ActorKind.SYSTEM, name=f"command line ({getpass.getuser()})")
    if chosen.act == "reset":
        person = identity.reset_access(actor, login=chosen.login, passphrase=_secret("New passphrase", chosen))
        print(f"{person.name} signs in with the new passphrase. The second factor is off; all sessions have ended.")
        return 0
    new = identity.NewPerson(
        name=chosen.name,
        roles=(Assignment(Role(chosen.role), _store(chosen)),),
        login=chosen.login,
        passphrase=_secret("Passphrase", chosen) if chosen.login else None,
        pin=_secret("PIN", chosen) if chosen.pin else None,
    )
    ensure(bool(chosen.login or chosen.pin), Invalid("no_way_in", "Give the person a --login, a --pin, or both."))
    person = identity.add_person(actor, new)
    print(f"{person.name} is here as {chosen.role}.")
    return 0


def _store(chosen: argparse.Namespace) -> UUID | None:
    from tillbook.stores import interface as stores

    if chosen.store is None or Role(chosen.role) in CHAIN_ROLES:
        return None
    found = stores.Store.objects.filter(code=chosen.store).first()
    if found is None:
        raise NotFound("unknown_store", f"There is no store {chosen.store}.")
    return found.id


def _secret(what: str, chosen: argparse.Namespace) -> str:
    """Return a secret typed twice without echo, or the next line of standard input."""
    if chosen.stdin:
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass(f"{what}: ")
    again = getpass.getpass(f"{what} again: ")
    ensure(first == again, Invalid("not_the_same", "The two are not the same."))
    return first
