"""Articles, stores and keys for the benches, made inside the books' own process."""

from __future__ import annotations

import json


def seed(*, clients: int, stores: int, articles: int, queued: int = 0) -> None:
    """Make `stores` stores, `articles` priced articles, `clients` keys spread over the stores and `queued` jobs for the worker; print
    keys and articles as JSON."""
    from tillbook.app.opening import open_books

    open_books()
    from datetime import date

    from tests.chain import SELLING, SYSTEM
    from tillbook.catalogue.models import Product, Variant
    from tillbook.identity import interface as identity
    from tillbook.platform import clock
    from tillbook.pricing.models import Price, PriceList, TaxCategory, TaxRate
    from tillbook.stores import interface as places

    places.create_company(
        SYSTEM,
        places.NewCompany(name="Bench", country="GB", currency="GBP", locale="en-GB", language="en", prices_include_tax=True),
    )
    made = [
        places.create_store(SYSTEM, places.NewStore(code=f"S{n:02d}", name=f"Store {n}", time_zone="UTC"))
        for n in range(1, stores + 1)
    ]
    category = TaxCategory.objects.create(id="standard", name="Standard")
    TaxRate.objects.create(id="GB-VAT-20", category=category, name="VAT 20 %", ppm=200_000, valid_from=date(2011, 1, 4))
    shelf = PriceList.objects.create(id=clock.new_id(), name="Shelf", includes_tax=True, is_default=True)
    products = [Product(id=clock.new_id(), name=f"Article {n}", unit="piece", tax_category="standard") for n in range(articles)]
    Product.objects.bulk_create(products)
    variants = [
        Variant(id=clock.new_id(), product=p, code=f"A{n:04d}", name=p.name, search_text=p.name.lower())
        for n, p in enumerate(products)
    ]
    Variant.objects.bulk_create(variants)
    prices = [120 * (1 + n % 20) for n in range(articles)]
    Price.objects.bulk_create(
        Price(price_list=shelf, variant_id=v.id, price_minor=price, valid_from=date(2020, 1, 1))
        for v, price in zip(variants, prices, strict=True)
    )
    if queued:
        from django.db import transaction

        from bench_jobs import nothing

        with transaction.atomic():
            for _ in range(queued):
                nothing.enqueue()
    keys = []
    for n in range(clients):
        store = made[n % stores]
        keys.append(
            [str(store.id), identity.create_api_key(SYSTEM, name=f"c{n}", scopes=SELLING, store_id=store.id, is_selling=True)[1]]
        )
    print(json.dumps({"keys": keys, "articles": [[str(v.id), str(p)] for v, p in zip(variants, prices, strict=True)]}))
