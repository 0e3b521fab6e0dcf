"""The shop's addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from .orders import order, orders_page, sign_in_page, sign_out
from .pages import goods_page, item_page, style


def shop_routes() -> list[URLPattern]:
    """Return the routes below `/shop`."""
    return [
        path("shop", goods_page),
        path("shop/", goods_page),
        path("shop/style.css", style),
        path("shop/item/<uuid:variant_id>", item_page),
        path("shop/order", order),
        path("shop/orders", orders_page),
        path("shop/sign-in", sign_in_page),
        path("shop/sign-out", sign_out),
    ]
