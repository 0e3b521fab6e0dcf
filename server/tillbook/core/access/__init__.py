"""Who may do what: the permission table and the one function that decides.

Owns: the 47 numbered actions, the roles, the table role x action (a test compares it with `docs/reference/permissions.md`),
the limits' defaults, and `authorize`. Keeps true: no cell of the table is spelled anywhere else in the program, action 36
(change or delete the books) is refused to everyone, and nobody lends a right to himself.
"""

from .actions import Action, Role
from .actor import Actor, ActorKind, Assignment, Policy, Resource, SecondPerson
from .cells import Cell, Part, Verdict, parse_cell
from .decide import (
    Allowed,
    Decision,
    NeedsSecondPerson,
    Refused,
    authorize,
    authorize_approval,
    may_propose,
    may_somewhere,
    require,
    rights_of,
    stores_in_reach,
)
from .lending import Lent
from .limits import DEFAULT_LIMITS, Limit, LimitKey, default_limits
from .pin_lock import PinLock
from .table import CHAIN_ROLES, HUMAN_ROLES, cell_of, holds

__all__ = [
    "CHAIN_ROLES",
    "DEFAULT_LIMITS",
    "HUMAN_ROLES",
    "Action",
    "Actor",
    "ActorKind",
    "Allowed",
    "Assignment",
    "Cell",
    "Decision",
    "Lent",
    "Limit",
    "LimitKey",
    "NeedsSecondPerson",
    "Part",
    "PinLock",
    "Policy",
    "Refused",
    "Resource",
    "Role",
    "SecondPerson",
    "Verdict",
    "authorize",
    "authorize_approval",
    "cell_of",
    "default_limits",
    "holds",
    "may_propose",
    "may_somewhere",
    "parse_cell",
    "require",
    "rights_of",
    "stores_in_reach",
]
