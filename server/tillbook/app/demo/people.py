"""Who works in the demo chain, and how they sign in. These secrets open nothing but a demo."""

from __future__ import annotations

from dataclasses import dataclass

from tillbook.core.access import Role

PASSPHRASE = "harbour lantern marsh"  # noqa: S105  # a demo hides nothing
"""What everybody of the demo signs in to the office with."""


@dataclass(frozen=True, slots=True)
class DemoStore:
    """A store of the demo: code, name, how busy it is (1000 is the average), its group and address."""

    code: str
    name: str
    size_milli: int
    group: str
    address: str


STORES = (
    DemoStore("S01", "Riverside", 1250, "Town", "4 Riverside, Rye"),
    DemoStore("S02", "Station", 1150, "Town", "Station Approach, Rye"),
    DemoStore("S03", "Harbour", 1000, "Coast", "12 Harbour Road, Rye Harbour"),
    DemoStore("S04", "Hillcrest", 700, "Coast", "1 Hillcrest Parade, Winchelsea"),
    DemoStore("S05", "Old Town", 900, "Town", "27 High Street, Hastings Old Town"),
)
WAREHOUSE = DemoStore("WH1", "Warehouse", 0, "", "Unit 6, Harbour Industrial Estate, Rye")


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody of the demo: name, sign-in name for the office, PIN for the tills, roles by store code ("" is everywhere)."""

    name: str
    login: str
    pin: str
    roles: tuple[tuple[Role, str], ...]

    @property
    def title(self) -> str:
        """What the person is, for the list at the start."""
        return self.roles[0][0].value


PEOPLE = (
    DemoPerson("Eleanor Finch", "eleanor", "314159", ((Role.OWNER, ""),)),
    DemoPerson("Ravi Desai", "ravi", "271828", ((Role.MANAGER, "S01"), (Role.MANAGER, "S02"))),
    DemoPerson("Grace Okafor", "grace", "161803", ((Role.MANAGER, "S03"), (Role.MANAGER, "S04"))),
    DemoPerson("Hugh Lindqvist", "hugh", "141421", ((Role.MANAGER, "S05"), (Role.MANAGER, "WH1"))),
    DemoPerson("Joanna Moss", "joanna", "577215", ((Role.SUPERVISOR, "S01"), (Role.SUPERVISOR, "S03"))),
    DemoPerson("Amara Mensah", "amara", "246802", ((Role.CASHIER, "S01"), (Role.CASHIER, "S02"))),
    DemoPerson("Tomasz Kowal", "tomasz", "135791", ((Role.CASHIER, "S01"), (Role.CASHIER, "S02"))),
    DemoPerson("Priya Bhatt", "priya", "864209", ((Role.CASHIER, "S03"), (Role.CASHIER, "S04"))),
    DemoPerson("Ewan Orr", "ewan", "975313", ((Role.CASHIER, "S03"), (Role.CASHIER, "S04"), (Role.CASHIER, "S05"))),
    DemoPerson("Mei Tanaka", "mei", "628318", ((Role.CASHIER, "S05"),)),
    DemoPerson("Callum Reid", "callum", "112358", ((Role.BUYER, ""),)),
    DemoPerson("Sofia Marino", "sofia", "707106", ((Role.ACCOUNTANT, ""),)),
)

CUSTOMER_NAMES = (
    "Alder House B&B", "The Ship Inn", "Beatrice Hall", "Marlow Lane Nursery", "Dev Patel", "Florence Whitby", "Rye Rowing Club",
    "George Akande", "Hannah Fisk", "Imran Qureshi", "Jean Morel", "Kitty Barrow", "Lars Holm", "Camber Sands Cafe", "Nia Roberts",
    "Oscar Lund", "Penny Ashdown", "Quayside Gallery", "Rosa Delgado", "Samir Haddad", "Tess Monroe", "Una Byrne", "Viktor Hale",
    "Winchelsea Parish Hall", "Xenia Ward", "Yusuf Demir", "Zoe Carver", "Arthur Pell", "Bridget Shaw", "Cobb's Boatyard",
)  # fmt: skip
"""Customers CUST-001 and on; people and places made up."""


def cashiers_of(store_code: str) -> list[DemoPerson]:
    """Return who stands at the tills of a store."""
    return [person for person in PEOPLE if (Role.CASHIER, store_code) in person.roles]


def manager_of(store_code: str) -> DemoPerson:
    """Return who runs a store or the warehouse."""
    return next(person for person in PEOPLE if (Role.MANAGER, store_code) in person.roles)
