"""Value accounts: money a customer has with us (store credit) or owes us (an account)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillbook.core.values import Conflict, Invalid, ensure
from tillbook.platform import clock, sql

KINDS = ("credit", "account")


@dataclass(frozen=True, slots=True)
class ValuePosting:
    """A signed amount on an account: above zero raises what the customer has with us."""

    account: UUID
    amount_minor: int
    line: int


def open_account(*, kind: str, customer_id: UUID | None, limit_minor: int = 0) -> UUID:
    """Open an account inside the caller's transaction; `limit_minor` is how far an account may go below zero."""
    ensure(kind in KINDS, Invalid("not_a_choice", f"{kind} is not a kind of value account.", field="kind"))
    account = clock.new_id()
    sql.insert_rows(
        "ledger_value_account",
        ("id", "kind", "customer_id", "balance_minor", "limit_minor"),
        [(sql.id_value(account), kind, sql.id_value(customer_id), 0, limit_minor)],
    )
    return account


def post_values(document_id: UUID, postings: Sequence[ValuePosting], *, recorded_at: datetime) -> None:
    """Write entries and change balances inside the caller's transaction, accounts in order of id.

    Raises Conflict `insufficient_value` where store credit would go below zero or an account below its limit.
    """
    for posting in sorted(postings, key=lambda p: p.account.hex):
        row = sql.fetch_one(
            "UPDATE ledger_value_account SET balance_minor = balance_minor + %s WHERE id = %s RETURNING balance_minor, limit_minor",
            [posting.amount_minor, sql.id_value(posting.account)],
        )
        ensure(row is not None, Invalid("unknown_account", "There is no such value account.", field="account"))
        assert row is not None
        is_covered = posting.amount_minor >= 0 or row[0] >= -row[1]
        ensure(
            is_covered,
            Conflict("insufficient_value", "There is not enough on this account.", data={"account": str(posting.account)}),
        )
    sql.insert_rows(
        "ledger_value_entry",
        ("account_id", "amount_minor", "document_id", "line", "recorded_at"),
        [
            (sql.id_value(p.account), p.amount_minor, sql.id_value(document_id), p.line, sql.time_value(recorded_at))
            for p in postings
        ],
    )
