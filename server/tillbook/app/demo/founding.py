"""Making the demo chain before its first day: company, stores, tills, people, goods with their prices, customers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from uuid import UUID

from tillbook.catalogue import interface as catalogue
from tillbook.catalogue.interface import NewBarcode, NewProduct, NewSupplier
from tillbook.core.access import Actor, ActorKind, Assignment
from tillbook.core.catalogue import BarcodeKind
from tillbook.customers import interface as customers
from tillbook.identity import interface as identity
from tillbook.platform import clock, transactions
from tillbook.pricing import interface as pricing
from tillbook.stores import interface as stores
from tillbook.stores.interface import RegisterFacts

from .goods import SUPPLIERS, Goods, all_goods, with_check_digit
from .people import CUSTOMER_NAMES, PASSPHRASE, PEOPLE, STORES, WAREHOUSE, cashiers_of, manager_of
from .world import CURRENCY, SYSTEM, World, demo_promotions, last_rise_before

ZONE = "Europe/London"
PACK_OF_SIX = "Ginger beer, 330 ml"
TABS = ("Counter", "Bakery", "Fruit & veg", "Dairy & eggs", "Home", "Gifts & cards")


def found_chain(*, first_day: date, today: date, chance: Random) -> World:
    """Make the whole chain as of the clock's present moment and return it; each part is a write of its own."""
    company = stores.create_company(
        SYSTEM,
        stores.NewCompany(
            name="Rye & Harbour",
            country="GB",
            currency=CURRENCY,
            locale="en-GB",
            language="en",
            prices_include_tax=True,
            tax_id="GB 999 0000 00",
            is_demo=True,
        ),
    )
    places = {place.code: _make_store(place.code, chance) for place in (*STORES, WAREHOUSE)}
    people = {person.login: _make_person(person.login, places, chance) for person in PEOPLE}
    goods = all_goods()
    with transactions.write():
        pricing.tax_categories_within(SYSTEM, pricing.COUNTRIES["GB"].taxes)
        suppliers = catalogue.suppliers_within(SYSTEM, [_supplier(code) for code in SUPPLIERS])
        added = pricing.add_products_within(SYSTEM, [_product(each) for each in goods])
        assert not added.refused, added.refused
        _set_prices(goods, added.ids, first_day=first_day, last_rise=last_rise_before(today))
        paths = catalogue.categories_within(SYSTEM, [(each.category,) for each in goods])
    categories = {path[0]: node for path, node in paths.items() if len(path) == 1}
    promotions = demo_promotions([str(clock.new_id()) for _ in range(12)], categories, today=today)
    with transactions.write():
        pricing.promotions_within(SYSTEM, promotions)
        known = customers.customers_within(SYSTEM, [_new_customer(n, name) for n, name in enumerate(CUSTOMER_NAMES, 1)])
    _make_favourites(goods, added.ids, [places[store.code] for store in STORES])
    tills, offices = _registers(places)
    return World(
        company_id=company.id,
        goods=goods,
        variants=[added.ids[each.code] for each in goods],
        categories=categories,
        suppliers=suppliers.ids,
        customers=list(known.values()),
        tills=tills,
        offices=offices,
        cashiers={store.code: [people[person.login] for person in cashiers_of(store.code)] for store in STORES},
        managers={place.code: people[manager_of(place.code).login] for place in (*STORES, WAREHOUSE)},
        promotions=promotions,
        last_rise=last_rise_before(today),
    )


def _make_store(code: str, chance: Random) -> UUID:
    place = next(each for each in (*STORES, WAREHOUSE) if each.code == code)
    made = stores.create_store(
        SYSTEM,
        stores.NewStore(
            code=code,
            name=place.name,
            time_zone=ZONE,
            kind="warehouse" if code == WAREHOUSE.code else "store",
            group=place.group,
            address=place.address,
            phone=f"+44 1632 96{chance.randrange(1000, 9999)}",
            receipt_footer="Thank you. Bring it back within 28 days with this receipt.",
            return_policy="Unused goods within 28 days with the receipt.",
            negative_stock="warn",
        ),
    )
    for n in (1, 2) if code != WAREHOUSE.code else ():
        stores.create_register(SYSTEM, store_id=made.id, name=f"Till {n}")
    return made.id


def _make_person(login: str, places: Mapping[str, UUID], chance: Random) -> Actor:
    person = next(each for each in PEOPLE if each.login == login)
    roles = tuple(Assignment(role, places[code] if code else None) for role, code in person.roles)
    made = identity.add_person(
        SYSTEM, identity.NewPerson(name=person.name, roles=roles, login=login, passphrase=PASSPHRASE, pin=person.pin)
    )
    return Actor(kind=ActorKind.PERSON, person=made.id, name=made.name, roles=roles)


def _supplier(code: str) -> NewSupplier:
    supplier = SUPPLIERS[code]
    email = f"orders@{code.lower()}.example"
    return NewSupplier(code=code, name=supplier.name, email=email, lead_time_days=supplier.lead_time_days)


def _product(goods: Goods) -> NewProduct:
    barcodes = [NewBarcode(goods.barcode)]
    if goods.name == PACK_OF_SIX:
        barcodes.append(NewBarcode(with_check_digit("952200000001"), 6_000, BarcodeKind.PACK))
    return NewProduct(
        code=goods.code,
        name=goods.name,
        category_path=(goods.category,),
        unit="kg" if goods.is_weighed else "piece",
        tax_category=goods.tax_category,
        barcodes=tuple(barcodes),
        options=dict([goods.option]) if goods.option else {},
        product=goods.product if goods.option else "",
        product_name=goods.product_name,
        icon=goods.icon,
        supplier_code=goods.supplier.code,
        supplier_item=f"{goods.supplier.code}-{goods.code}",
        cost_minor=goods.cost_minor,
        pack_milli=500 if goods.is_weighed else 1_000,
    )


def _set_prices(goods: Sequence[Goods], ids: Mapping[str, UUID], *, first_day: date, last_rise: date) -> None:
    """Write what everything cost on the chain's first day, and what rose since."""
    rows = [pricing.NewPrice(ids[each.code], each.price_on(first_day, last_rise=last_rise), first_day) for each in goods]
    if first_day < last_rise:
        rows += [pricing.NewPrice(ids[each.code], each.price_minor, last_rise) for each in goods if each.has_risen]
    pricing.set_prices_within(SYSTEM, pricing.default_list_within(SYSTEM), rows, today=pricing.today_of(None))


def _registers(places: Mapping[str, UUID]) -> tuple[dict[str, list[RegisterFacts]], dict[str, RegisterFacts]]:
    found = stores.Register.objects.filter(is_archived=False).order_by("code")
    tills: dict[str, list[RegisterFacts]] = {code: [] for code in places}
    codes = {store_id: code for code, store_id in places.items()}
    for register in found:
        if not register.is_office:
            tills[codes[register.store_id]].append(stores.register_facts(register.id))
    return tills, {code: stores.office_register(store_id) for code, store_id in places.items()}


def _make_favourites(goods: Sequence[Goods], ids: Mapping[str, UUID], places: Sequence[UUID]) -> None:
    """Put the sixteen best sellers of each tab on the stores' favourites; the first tab is a counter of everything."""
    best = sorted(goods, key=lambda each: -each.weight_milli)
    rows = []
    for tab in TABS:
        of_tab = [each for each in best if each.category == tab][:16]
        rows += [
            catalogue.AssortmentRow(ids[each.code], favourite_tab=tab, favourite_position=n) for n, each in enumerate(of_tab)
        ]
    for store_id in places:
        catalogue.set_assortment(SYSTEM, store_id, rows)


def _new_customer(number: int, name: str) -> customers.NewCustomer:
    mail = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalpha())
    return customers.NewCustomer(
        code=f"CUST-{number:03d}", name=name, email=f"{mail}@example.com", phone=f"+44 1632 960{number:03d}"
    )
