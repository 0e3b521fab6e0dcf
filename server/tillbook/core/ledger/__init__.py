"""Stock is never edited, it is moved. Places, movements, the fold that gives balances, the ledger hash, average cost.

Keeps true: every movement has a source, a target and a quantity above zero, so the sum over all places is zero.
"""

from .costing import next_average_e4
from .fold import BalanceKey, fold, ledger_hash, ledger_line
from .movements import NO_LOT, MovementKind, Posting, check_posting
from .places import CACHED_KINDS, Place, PlaceKind, location_id

__all__ = [
    "CACHED_KINDS",
    "NO_LOT",
    "BalanceKey",
    "MovementKind",
    "Place",
    "PlaceKind",
    "Posting",
    "check_posting",
    "fold",
    "ledger_hash",
    "ledger_line",
    "location_id",
    "next_average_e4",
]
