"""The names: 47 numbered actions and ten roles. A number is never used again for another meaning."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Action(IntEnum):
    """What can be permitted; the numbers are those of `docs/reference/permissions.md`."""

    SELL = 1
    RETURN_WITH_RECEIPT = 2
    RETURN_WITHOUT_RECEIPT = 3
    DISCOUNT = 4
    OVERRIDE_PRICE = 5
    VOID_SALE = 6
    OPEN_DRAWER = 7
    MOVE_CASH = 8
    CLOSE_TILL = 9
    ACCEPT_CASH_VARIANCE = 10
    REPRINT_RECEIPT = 11
    SEE_STOCK = 12
    RECEIVE_GOODS = 13
    COUNT_STOCK = 14
    APPROVE_COUNT = 15
    ADJUST_STOCK = 16
    REQUEST_TRANSFER = 17
    APPROVE_TRANSFER = 18
    DRAFT_REORDER = 19
    APPROVE_PURCHASE_ORDER = 20
    EDIT_PRODUCT = 21
    MERGE_PRODUCTS = 22
    CHANGE_PRICE = 23
    CHANGE_TAX = 24
    MANAGE_SUPPLIERS = 25
    SEE_COST = 26
    SEE_SALES = 27
    SEE_STAFF_PERFORMANCE = 28
    SEE_CUSTOMER = 29
    EXPORT_PERSONAL_DATA = 30
    EXPORT_ACCOUNTS = 31
    MANAGE_PEOPLE = 32
    ENROL_TILL = 33
    MANAGE_CONNECTIONS = 34
    READ_AUDIT = 35
    CHANGE_BOOKS = 36
    PLACE_ORDER = 37
    FULFIL_ORDER = 38
    REFUND_ORDER = 39
    CREATE_CUSTOMER = 40
    QUICK_ADD = 41
    CORRECT_TENDER = 42
    USE_VALUE_ACCOUNT = 43
    SELL_ON_ACCOUNT = 44
    RESOLVE_EXCEPTION = 45
    IMPORT_FILES = 46
    BOOK_EXPENSE = 47


class Role(StrEnum):
    """A column of the table. Integration, guest and assistant are never given to a person on the staff."""

    OWNER = "owner"
    CASHIER = "cashier"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    BUYER = "buyer"
    ACCOUNTANT = "accountant"
    ADMINISTRATOR = "administrator"
    INTEGRATION = "integration"
    GUEST = "guest"
    ASSISTANT = "assistant"
