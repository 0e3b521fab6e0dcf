"""What other contexts may call: post movements and values, read figures and movements, prove and rebuild."""

from .exporting import MOVEMENT_COLUMNS, export_balances, export_movements
from .posting import BatchEntry, Cause, post
from .queries import (
    Figures,
    MovementFilter,
    MovementRow,
    Step,
    Whereabouts,
    average_costs_e4,
    balances_at,
    below_zero,
    movements,
    stock_at,
    stock_figures,
    store_locations,
    where_did_it_go,
)
from .values import ValuePosting, open_account, post_values
from .verification import count_movements, rebuild_balances, stream_movements, verify_balances, verify_values

__all__ = [
    "MOVEMENT_COLUMNS",
    "BatchEntry",
    "Cause",
    "Figures",
    "MovementFilter",
    "MovementRow",
    "Step",
    "ValuePosting",
    "Whereabouts",
    "average_costs_e4",
    "balances_at",
    "below_zero",
    "count_movements",
    "export_balances",
    "export_movements",
    "movements",
    "open_account",
    "post",
    "post_values",
    "rebuild_balances",
    "stock_at",
    "stock_figures",
    "store_locations",
    "stream_movements",
    "verify_balances",
    "verify_values",
    "where_did_it_go",
]
