"""The words on a receipt, in each language, and how money, quantities and days are written there."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime

from tillbook.core.values import format_quantity
from tillbook.core.values.money import CURRENCY_EXPONENTS

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "sale": "Receipt",
        "return": "Refund",
        "exchange": "Exchange",
        "void": "Void",
        "copy": "COPY",
        "demo": "DEMO: NOT A REAL SALE",
        "tax_id": "Tax id",
        "telephone": "Tel.",
        "number": "Receipt",
        "till": "Till",
        "served_by": "Served by",
        "customer": "Customer",
        "order": "Order",
        "business_day": "Business day",
        "returned": "Returned",
        "line_discount": "Discount",
        "basket_discount": "Basket discount",
        "tax_exempt": "Tax exempt",
        "saved": "You saved",
        "total": "Total",
        "rounding": "Rounding",
        "cash": "Cash",
        "card": "Card",
        "mobile": "Mobile payment",
        "credit": "Store credit",
        "account": "On account",
        "given": "Given",
        "change": "Change",
        "tax": "Tax",
        "net": "Net",
        "reference": "Ref.",
        "check": "Check",
    },
    "es": {
        "sale": "Recibo",
        "return": "Devolución",
        "exchange": "Cambio de artículo",
        "void": "Anulación",
        "copy": "COPIA",
        "demo": "DEMO: NO ES UNA VENTA REAL",
        "tax_id": "NIF",
        "telephone": "Tel.",
        "number": "Recibo",
        "till": "Caja",
        "served_by": "Le atendió",
        "customer": "Cliente",
        "order": "Pedido",
        "business_day": "Día de venta",
        "returned": "Devuelto",
        "line_discount": "Descuento",
        "basket_discount": "Descuento de la compra",
        "tax_exempt": "Exento de impuestos",
        "saved": "Ha ahorrado",
        "total": "Total",
        "rounding": "Redondeo",
        "cash": "Efectivo",
        "card": "Tarjeta",
        "mobile": "Pago móvil",
        "credit": "Vale de tienda",
        "account": "A cuenta",
        "given": "Entregado",
        "change": "Cambio",
        "tax": "Impuesto",
        "net": "Base",
        "reference": "Ref.",
        "check": "Control",
    },
}
"""Language -> key -> word; every language has every key (a test says so)."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def words(language: str) -> Mapping[str, str]:
    """Return the words of a language (`en`, `es`, also as `es-ES`), English for any other."""
    return WORDS.get(language.partition("-")[0].lower(), WORDS["en"])


def money_text(minor: int, *, currency: str, language: str) -> str:
    """Return an amount as a receipt writes it: 123456 is `1,234.56` in English and `1234,56` in Spanish."""
    exponent = CURRENCY_EXPONENTS[currency]
    digits = str(abs(minor)).rjust(exponent + 1, "0")
    whole, part = (digits[:-exponent], digits[-exponent:]) if exponent else (digits, "")
    is_spanish = language.startswith("es")
    if not is_spanish or len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", "." if is_spanish else ",")
    point = "," if is_spanish else "."
    return f"{'-' if minor < 0 else ''}{whole}{point + part if part else ''}"


def quantity_text(milli: int, *, unit: str, language: str) -> str:
    """Return a quantity as a receipt writes it: `2`, `0.482 kg`."""
    plain = format_quantity(milli)
    plain = plain.replace(".", ",") if language.startswith("es") else plain
    return plain if unit == "piece" else f"{plain} {unit}"


def day_text(day: date, *, language: str) -> str:
    """Return a day: `20 Nov 2026`, in Spanish `20/11/2026`."""
    return f"{day:%d/%m/%Y}" if language.startswith("es") else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment_text(local: datetime, *, language: str) -> str:
    """Return a local day and time."""
    return f"{day_text(local.date(), language=language)} {local:%H:%M}"


def plain_text(text: str) -> str:
    """Return a text without what could steer a printer or turn a line around: control, format and private characters go."""
    spaced = text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
    return "".join(letter for letter in spaced if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")).strip()
