"""What is checked of a posted sale before it is recorded: variants, quantities, prices, discounts, promotions, taxes.

The same engine as the till's prices the basket again. A price that is not the list's and a discount given by hand ask for
their own rights; everything else must come out to the cent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest

from tillbook.core.access import Action, Resource
from tillbook.core.pricing import PPM, Basket, BasketLine, Finding, LocalMoment, ManualDiscount, check_body, price_basket
from tillbook.core.sales import Body, Line, body_figures
from tillbook.core.values import Invalid, divide_half_away, ensure
from tillbook.core.values.quantity import MILLI, check_line_quantity
from tillbook.customers import interface as customers
from tillbook.platform.http.actor import actor_of, permit
from tillbook.pricing import interface as pricing
from tillbook.stores import interface as stores

from .shift_discounts import BY_HAND, by_hand_minor, given_in_shift_minor


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when a body is said to have happened, and to whom it was sold."""

    company: stores.Company
    store: UUID
    day: date
    local: datetime
    customer: customers.CustomerFacts | None


def check_prices(
    request: HttpRequest, body: Body, *, register: stores.RegisterFacts, occurred_at: datetime, company: stores.Company
) -> None:
    """Raise Invalid with the first wrong figure's field, or Forbidden where a price or discount asks for a right.

    Codes: `unknown_variant`, `archived_variant`, the quantity errors, and the engine's findings (`line_total_mismatch`, ...).
    """
    occasion = Occasion(
        company=company,
        store=register.store_id,
        day=register.business_date(occurred_at),
        local=occurred_at.astimezone(register.zone),
        customer=customers.customer_facts(body.customer) if body.customer else None,
    )
    terms = pricing.sale_terms(
        [line.variant for line in body.lines if line.kind == "goods"],
        occasion.store,
        occasion.day,
        price_list_id=occasion.customer.price_list_id if occasion.customer else None,
        company=company,
    )
    _check_lines(body, terms)
    _check_figures(body, terms, occasion)
    _permit_prices(request, body, terms, store=occasion.store)
    _permit_discounts(request, body, occasion, register=register)
    # A return sells nothing: it has no basket to price, whatever promotions run.
    if body.lines and (terms.rules.promotions or any(line.figures.discounts for line in body.lines)):
        _check_promotions(body, terms, occasion)


def _check_lines(body: Body, terms: pricing.SaleTerms) -> None:
    for i, line in enumerate(body.lines):
        if line.kind != "goods":
            continue
        facts = terms.variants.get(line.variant)
        at = f"lines.{i}"
        if facts is None:
            raise Invalid("unknown_variant", "There is nothing like that to sell.", field=f"{at}.variant")
        ensure(not facts.is_archived, Invalid("archived_variant", f"{facts.name} is not sold any more.", field=f"{at}.variant"))
        check_line_quantity(line.quantity_milli, is_weighed=facts.is_weighed, field=f"{at}.quantity_milli")


def _check_figures(body: Body, terms: pricing.SaleTerms, occasion: Occasion) -> None:
    categories = [terms.variants[line.variant].tax_category if line.kind == "goods" else "" for line in body.lines]
    is_exempt = occasion.customer is not None and occasion.customer.is_tax_exempt
    findings = check_body(body_figures(body), terms.rules, tax_categories=categories, is_tax_exempt=is_exempt)
    if findings:
        _refuse(findings[0])


def _refuse(finding: Finding) -> None:
    raise Invalid(
        finding.code,
        "A figure is not what it should be.",
        field=finding.field,
        data={"expected_minor": finding.expected_minor, "actual_minor": finding.actual_minor},
    )


def _permit_prices(request: HttpRequest, body: Body, terms: pricing.SaleTerms, *, store: UUID) -> None:
    """Ask for the right to another price than the list's, by how far it lies from it."""
    for line in body.lines:
        listed = terms.prices.get(line.variant)
        charged = line.figures.unit_price_minor
        if line.kind != "goods" or charged == listed:
            continue
        off = abs(charged - listed) if listed else charged
        share_ppm = off * PPM // listed if listed else PPM
        permit(request, Action.OVERRIDE_PRICE, Resource(store=store, amount_minor=_amount(off, line), share_ppm=share_ppm))


def _permit_discounts(request: HttpRequest, body: Body, occasion: Occasion, *, register: stores.RegisterFacts) -> None:
    """Ask for the right to what was taken off by hand: each line's share, the sum over the basket, and over the shift."""
    if not by_hand_minor(body):
        return
    store, total, listed_total = occasion.store, 0, 0
    so_far = given_in_shift_minor(actor_of(request), store=store, day=occasion.day, register=register.register_id)
    for line in body.lines:
        listed = _amount(line.figures.unit_price_minor, line)
        given = sum(discount.minor for discount in line.figures.discounts if discount.source in BY_HAND)
        total, listed_total = total + given, listed_total + listed
        if given:
            _permit_discount(request, given, listed, store=store, shift_minor=so_far + given)
    _permit_discount(request, total, listed_total, store=store, shift_minor=so_far + total)


def _permit_discount(request: HttpRequest, given: int, listed: int, *, store: UUID, shift_minor: int) -> None:
    share_ppm = given * PPM // listed if listed else PPM
    permit(request, Action.DISCOUNT, Resource(store=store, amount_minor=given, share_ppm=share_ppm, shift_minor=shift_minor))


def _amount(unit_minor: int, line: Line) -> int:
    return divide_half_away(unit_minor * line.quantity_milli, MILLI)


def _check_promotions(body: Body, terms: pricing.SaleTerms, occasion: Occasion) -> None:
    """Price the basket again with what was taken off by hand, and compare line by line."""
    sources = {discount.source for line in body.lines for discount in line.figures.discounts}
    coupons = tuple(p.coupon for p in terms.rules.promotions if p.coupon and f"coupon:{p.id}" in sources)
    off_basket = sum(d.minor for line in body.lines for d in line.figures.discounts if d.source == "basket")
    basket = Basket(
        store=str(occasion.store),
        at=LocalMoment(occasion.local.date(), occasion.local.weekday() * 1440 + occasion.local.hour * 60 + occasion.local.minute),
        lines=tuple(_basket_line(line, terms) for line in body.lines),
        coupons=coupons,
        customer_group=(occasion.customer.group or None) if occasion.customer else None,
        is_tax_exempt=occasion.customer is not None and occasion.customer.is_tax_exempt,
        discount=ManualDiscount(minor=off_basket) if off_basket else None,
    )
    priced = price_basket(basket, terms.rules)
    for i, (expected, line) in enumerate(zip(priced.lines, body_figures(body).lines, strict=True)):
        actual = {(d.source, d.minor) for d in line.discounts}
        if {(d.source, d.minor) for d in expected.discounts} != actual or expected.gross_minor != line.gross_minor:
            _refuse(Finding("discount_mismatch", f"lines.{i}.discounts", expected.gross_minor, line.gross_minor))


def _basket_line(line: Line, terms: pricing.SaleTerms) -> BasketLine:
    facts = terms.variants.get(line.variant)
    by_hand = sum(d.minor for d in line.figures.discounts if d.source == "line")
    return BasketLine(
        n=line.n,
        variant=str(line.variant),
        quantity_milli=line.quantity_milli,
        unit_price_minor=line.figures.unit_price_minor,
        tax_category=facts.tax_category if facts else "",
        categories=facts.categories if facts else (),
        kind="value" if line.kind == "value" else "goods",
        is_weighed=facts.is_weighed if facts else False,
        discount=ManualDiscount(minor=by_hand) if by_hand else None,
    )
