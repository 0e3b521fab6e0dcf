"""A small chain for tests: two stores, three variants at round prices, keys that may sell."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.test import Client

from tillbook.catalogue.models import Barcode, Product, Variant
from tillbook.core.access import Action, Actor, ActorKind
from tillbook.identity import interface as identity
from tillbook.platform import clock
from tillbook.pricing.models import Price, PriceList, TaxCategory, TaxRate
from tillbook.stores import interface as stores

SYSTEM = Actor(kind=ActorKind.SYSTEM, name="test")
MOMENT = datetime(2026, 11, 20, 10, 42, tzinfo=UTC)
SELLING = (
    Action.SELL, Action.RETURN_WITH_RECEIPT, Action.SEE_STOCK, Action.RECEIVE_GOODS, Action.ADJUST_STOCK, Action.PLACE_ORDER,
    Action.FULFIL_ORDER, Action.SEE_CUSTOMER, Action.CREATE_CUSTOMER, Action.SEE_SALES,
)  # fmt: skip


@dataclass
class Chain:
    """What `make_chain` made: the company, stores by code, variants by code, a key's secret per store."""

    company: stores.Company
    stores: dict[str, stores.Store]
    variants: dict[str, UUID]
    keys: dict[str, str] = field(default_factory=dict)

    def client(self, store: str = "S01") -> ApiClient:
        """Return an HTTP client that acts with the store's key."""
        return ApiClient(self.keys[store])


class ApiClient:
    """JSON over Django's test client, with an API key."""

    def __init__(self, key: str) -> None:
        self._client = Client()
        self._headers = {"Authorization": f"Bearer {key}"}

    def get(self, path: str) -> Any:
        """GET a path below /api/v1."""
        return self._client.get(f"/api/v1{path}", headers=self._headers)

    def post(self, path: str, payload: Any) -> Any:
        """POST JSON to a path below /api/v1."""
        return self._client.post(f"/api/v1{path}", payload, content_type="application/json", headers=self._headers)


def make_chain() -> Chain:
    """Make Mill Lane (S01) and Station (S02): loaf 4.20, mug 9.50, tomatoes 3.90 a kg, VAT 20 % included."""
    company = stores.create_company(
        SYSTEM,
        stores.NewCompany(
            name="Rye & Harbour", country="GB", currency="GBP", locale="en-GB", language="en", prices_include_tax=True
        ),
    )
    made = {
        code: stores.create_store(SYSTEM, stores.NewStore(code=code, name=name, time_zone="Europe/London"))
        for code, name in (("S01", "Mill Lane"), ("S02", "Station"))
    }
    variants = _make_variants()
    keys = {
        code: identity.create_api_key(SYSTEM, name=f"key {code}", scopes=SELLING, store_id=store.id, is_selling=True)[1]
        for code, store in made.items()
    }
    return Chain(company, made, variants, keys)


def _make_variants() -> dict[str, UUID]:
    tax = TaxCategory.objects.create(id="standard", name="Standard")
    TaxRate.objects.create(id="GB-VAT-20", category=tax, name="VAT 20 %", ppm=200_000, valid_from=date(2011, 1, 4))
    prices = PriceList.objects.create(id=clock.new_id(), name="Shelf", includes_tax=True, is_default=True)
    variants = {}
    for code, name, unit, price_minor, barcode in (
        ("LOAF", "Sourdough loaf", "piece", 420, "5000000000012"),
        ("MUG", "Enamel mug", "piece", 950, "5000000000029"),
        ("TOM", "Vine tomatoes", "kg", 390, "5000000000036"),
    ):
        product = Product.objects.create(id=clock.new_id(), name=name, unit=unit, tax_category="standard")
        variant = Variant.objects.create(
            id=clock.new_id(), product=product, code=code, name=name, search_text=f"{name} {code} {barcode}".lower()
        )
        Barcode.objects.create(code=barcode, variant=variant)
        Price.objects.create(price_list=prices, variant_id=variant.id, price_minor=price_minor, valid_from=date(2026, 1, 1))
        variants[code] = variant.id
    return variants


def sale_body(lines: list[tuple[UUID, int, int]], *, tender: str = "cash") -> dict[str, Any]:
    """Return a sale body of (variant, quantity in thousandths, unit price) lines at 20 % VAT included, paid exactly."""
    made = []
    for n, (variant, quantity, price) in enumerate(lines, start=1):
        gross = (quantity * price + 500) // 1000
        net = (gross * 2_000 + 1_200) // 2_400
        made.append(
            {
                "n": n,
                "variant": str(variant),
                "quantity_milli": quantity,
                "unit_price_minor": price,
                "discounts": [],
                "taxes": [{"rate": "GB-VAT-20", "base_minor": net, "tax_minor": gross - net}],
                "net_minor": net,
                "gross_minor": gross,
                "kind": "goods",
            }
        )
    net, gross = sum(line["net_minor"] for line in made), sum(line["gross_minor"] for line in made)
    return {
        "lines": made,
        "returned": [],
        "tenders": [{"n": 1, "kind": tender, "amount_minor": gross}],
        "rounding_minor": 0,
        "totals": {"net_minor": net, "tax_minor": gross - net, "gross_minor": gross, "discount_minor": 0},
        "taxes": [{"rate": "GB-VAT-20", "base_minor": net, "tax_minor": gross - net}],
    }
