"""The one table: action x role -> cell. `docs/reference/permissions.md` shows the same to people; a test compares the two."""

from __future__ import annotations

from .actions import Action, Role
from .cells import Cell, Verdict, parse_cell

_COLUMNS = tuple(Role)

#                   OW | C | S | M | B | A | AD | I | G | AI
_ROWS = {
    Action.SELL: "Y|O|O|O|-|-|-|-|-|-",
    Action.RETURN_WITH_RECEIPT: "Y|L|O|O|-|-|-|-|-|-",
    Action.RETURN_WITHOUT_RECEIPT: "Y|V|L|O|-|-|-|-|-|-",
    Action.DISCOUNT: "Y|L|L|O|-|-|-|-|-|-",
    Action.OVERRIDE_PRICE: "Y|V|L|O|-|-|-|-|-|-",
    Action.VOID_SALE: "Y|V|L|O|-|-|-|-|-|-",
    Action.OPEN_DRAWER: "Y|V|O|O|-|-|-|-|-|-",
    Action.MOVE_CASH: "Y|V|O|O|-|-|-|-|-|-",
    Action.CLOSE_TILL: "Y|O|O|O|-|-|-|-|-|-",
    Action.ACCEPT_CASH_VARIANCE: "Y|-|-|O|-|Y|-|-|-|-",
    Action.REPRINT_RECEIPT: "Y|O|O|O|-|Y|-|-|own|-",
    Action.SEE_STOCK: "Y|O/Y|Y|Y|Y|Y|-|scope|qty band|as user",
    Action.RECEIVE_GOODS: "Y|-|O|O|-|-|-|scope|-|-",
    Action.COUNT_STOCK: "Y|O|O|O|-|-|-|-|-|-",
    Action.APPROVE_COUNT: "Y|-|-|V|Y|-|-|-|-|-",
    Action.ADJUST_STOCK: "Y|-|P|L|Y|-|-|-|-|P",
    Action.REQUEST_TRANSFER: "Y|-|O|O|Y|-|-|-|-|P",
    Action.APPROVE_TRANSFER: "Y|-|-|O|Y|-|-|-|-|-",
    Action.DRAFT_REORDER: "Y|-|P|P|P|-|-|P|-|P",
    Action.APPROVE_PURCHASE_ORDER: "Y|-|-|L|L|-|-|-|-|-",
    Action.EDIT_PRODUCT: "Y|-|-|P|Y|-|-|scope|-|P",
    Action.MERGE_PRODUCTS: "Y|-|-|P|V|-|-|-|-|P",
    Action.CHANGE_PRICE: "Y|-|-|P|V|-|-|P|-|P",
    Action.CHANGE_TAX: "Y|-|-|-|-|V|P|-|-|-",
    Action.MANAGE_SUPPLIERS: "Y|-|-|-|Y|bank V|-|scope|-|-",
    Action.SEE_COST: "Y|-|-|O|Y|Y|-|scope|-|as user",
    Action.SEE_SALES: "Y|own|O|O|Y|Y|-|scope|-|as user",
    Action.SEE_STAFF_PERFORMANCE: "Y|-|O|O|Y|Y|-|-|-|as user",
    Action.SEE_CUSTOMER: "Y|find|O|O|-|-|erase V|scope|own|-",
    Action.EXPORT_PERSONAL_DATA: "Y|-|-|-|-|-|V|-|request|-",
    Action.EXPORT_ACCOUNTS: "Y|-|-|-|-|Y|-|scope|-|-",
    Action.MANAGE_PEOPLE: "Y|-|-|PIN O|-|-|V|-|-|-",
    Action.ENROL_TILL: "Y|-|-|own store O|-|-|Y|-|-|-",
    Action.MANAGE_CONNECTIONS: "Y|-|-|-|-|-|V|-|-|-",
    Action.READ_AUDIT: "Y|-|-|O|O|Y|Y|-|-|-",
    Action.CHANGE_BOOKS: "-|-|-|-|-|-|-|-|-|-",
    Action.PLACE_ORDER: "Y|O|O|O|Y|-|-|scope|own|-",
    Action.FULFIL_ORDER: "Y|-|O|O|Y|-|-|scope|-|-",
    Action.REFUND_ORDER: "Y|V|L|O|-|-|-|-|-|-",
    Action.CREATE_CUSTOMER: "Y|O|O|O|Y|-|-|scope|own|-",
    Action.QUICK_ADD: "Y|O|O|O|Y|-|-|-|-|-",
    Action.CORRECT_TENDER: "Y|V|O|O|-|-|-|-|-|-",
    Action.USE_VALUE_ACCOUNT: "Y|O|O|O|-|-|-|-|-|-",
    Action.SELL_ON_ACCOUNT: "Y|L|L|O|-|-|-|-|-|-",
    Action.RESOLVE_EXCEPTION: "Y|-|L|O|Y|-|-|-|-|-",
    Action.IMPORT_FILES: "Y|-|-|P|Y|-|-|scope|-|-",
    Action.BOOK_EXPENSE: "Y|-|-|P|P|Y|-|P|-|P",
}

_TABLE = {
    (action, role): parse_cell(text) for action, row in _ROWS.items() for role, text in zip(_COLUMNS, row.split("|"), strict=True)
}

CHAIN_ROLES = frozenset({Role.OWNER, Role.BUYER, Role.ACCOUNTANT, Role.ADMINISTRATOR})
"""Roles of the head office: given for the whole company, never for one store."""

HUMAN_ROLES = CHAIN_ROLES | {Role.CASHIER, Role.SUPERVISOR, Role.MANAGER}
"""Roles that a person on the staff can be given."""

_HOLDING = frozenset({Verdict.YES, Verdict.OWN_STORE, Verdict.LIMIT, Verdict.SECOND_PERSON})


def cell_of(action: Action, role: Role) -> Cell:
    """Return the table's cell for one action and one role."""
    return _TABLE[action, role]


def holds(action: Action, role: Role) -> bool:
    """Tell whether a person of `role` holds the right to `action`, in full, in his store, in a limit or with a second person."""
    return cell_of(action, role).verdict in _HOLDING
