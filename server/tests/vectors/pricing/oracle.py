"""A second, slow way to price a basket, from the written rules alone: exact fractions, piece by piece, nothing remembered.

It exists to compute what the vectors expect, so it shares no line with the engines: it works on the JSON forms, keeps every
figure a Fraction until the rule says "round", lays weighed lines and single pieces out one by one, and tries every application
again at each step. `docs/reference/pricing.md` is its specification.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

Form = dict[str, Any]


def half_away(value: Fraction) -> int:
    """Round to a whole number, halves away from zero."""
    magnitude = int(abs(value) + Fraction(1, 2))
    return magnitude if value >= 0 else -magnitude


def hamilton(total: int, shares: list[Fraction]) -> list[int]:
    """Split a total (>= 0) in proportion to the shares: whole parts first, then one each by the largest fraction left."""
    if sum(shares) == 0:
        return [total] + [0] * (len(shares) - 1)
    exact = [total * share / sum(shares) for share in shares]
    parts = [int(x) for x in exact]
    while sum(parts) < total:
        lacking = [x - part for x, part in zip(exact, parts, strict=True)]
        parts[lacking.index(max(lacking))] += 1
    return parts


class Shelf:
    """The pieces of one line that no application has used; a weighed line is one piece that cannot be divided."""

    def __init__(self, line: Form, amount: int) -> None:
        self.line, self.amount = line, amount
        self.pieces = 1 if line["is_weighed"] else line["quantity_milli"] // 1000
        self.units_of_piece = Fraction(line["quantity_milli"], 1000) if line["is_weighed"] else Fraction(1)

    def cost(self, pieces: int) -> int:
        """What so many of the pieces left cost."""
        return half_away(Fraction(self.amount * pieces, self.pieces))

    def use(self, pieces: int) -> None:
        """Take pieces off the shelf."""
        cost = self.cost(pieces)
        self.amount, self.pieces = self.amount - cost, self.pieces - pieces


def price(basket: Form, rules: Form) -> Form:
    """Price a basket: the cheapest of all promotions together (greedily) and each alone."""
    active = [p for p in rules["promotions"] if is_active(p, basket) and any(is_inside(p, line) for line in basket["lines"])]
    automatic = [p for p in active if p["coupon"] is None]
    coupons = [p for p in active if p["coupon"] is not None]
    plans = [(automatic, coupons)]
    for one in sorted(automatic, key=lambda p: p["id"]):
        plans += [([one], coupons), ([one], [])]
    plans += [([], [one]) for one in sorted(coupons, key=lambda p: p["id"])]
    return min((price_plan(basket, rules, *plan) for plan in plans), key=lambda priced: priced["totals"]["gross_minor"])


def is_active(promotion: Form, basket: Form) -> bool:
    """Coupon shown, store and group named, day and hour within."""
    date, minute = basket["at"]["date"], basket["at"]["minute_of_week"]
    if promotion["coupon"] is not None and promotion["coupon"] not in basket["coupons"]:
        return False
    if promotion["stores"] and basket["store"] not in promotion["stores"]:
        return False
    if promotion["customer_groups"] and basket["customer_group"] not in promotion["customer_groups"]:
        return False
    if not (promotion["first_date"] or "0") <= date <= (promotion["last_date"] or "9"):
        return False
    if not promotion["windows"]:
        return True
    inside = set()
    for window in promotion["windows"]:
        start, end = window["from_minute"], window["to_minute"]
        inside |= set(range(start, end)) if start < end else set(range(start, 10080)) | set(range(end))
    return minute in inside


def is_inside(promotion: Form, line: Form) -> bool:
    """Goods of the variants or categories named; where none is named, all goods."""
    scope = promotion["scope"]
    if line["kind"] != "goods":
        return False
    if not scope["variants"] + scope["categories"]:
        return True
    return line["variant"] in scope["variants"] or bool(set(line["categories"]) & set(scope["categories"]))


def price_plan(basket: Form, rules: Form, automatic: list[Form], coupons: list[Form]) -> Form:
    """Price with exactly these promotions."""
    lines = basket["lines"]
    left = [half_away(Fraction(line["unit_price_minor"] * line["quantity_milli"], 1000)) for line in lines]
    taken: list[list[Form]] = [[] for _ in lines]
    saved: list[Form] = []

    def take_off(i: int, source: str, minor: int, override: str | None = None) -> None:
        minor = min(minor, left[i])
        if minor:
            left[i] -= minor
            taken[i].append({"source": source, "minor": minor} | ({"override": override} if override else {}))

    def promote(prefix: str, promotions: list[Form]) -> None:
        for promotion, savings in greedy(promotions, lines, left):
            for i, minor in enumerate(savings):
                take_off(i, f"{prefix}:{promotion['id']}", minor)
            saved.append({"promotion": promotion["id"], "name": promotion["name"], "minor": sum(savings)})

    promote("promotion", automatic)
    for i, line in enumerate(lines):
        if line["discount"] and line["kind"] == "goods":
            take_off(i, "line", manual(line["discount"], left[i]), line["discount"].get("override"))
    promote("coupon", coupons)
    if basket["discount"]:
        goods = [left[i] if line["kind"] == "goods" else 0 for i, line in enumerate(lines)]
        for i, minor in enumerate(hamilton(manual(basket["discount"], sum(goods)), [Fraction(x) for x in goods])):
            take_off(i, "basket", minor, basket["discount"].get("override"))
    rates = [next(c["rates"] for c in rules["tax_categories"] if c["id"] == line["tax_category"]) for line in lines]
    rates = [found if line["kind"] == "goods" else [] for line, found in zip(lines, rates, strict=True)]
    if basket["is_tax_exempt"]:
        if rules["prices_include_tax"]:
            for i, found in enumerate(rates):
                take_off(i, "tax_exempt", left[i] - half_away(left[i] / (1 + part(found))))
        rates = [[] for _ in rates]
    return assemble(lines, taken, tax(left, rates, rules), rules) | {"saved": saved}


def manual(discount: Form, amount: int) -> int:
    """What a person's discount takes off an amount."""
    if discount.get("ppm") is not None:
        return half_away(Fraction(amount * discount["ppm"], 10**6))
    return min(discount["minor"], amount)


def greedy(promotions: list[Form], lines: list[Form], amounts: list[int]) -> list[tuple[Form, list[int]]]:
    """Apply the best application again and again; the savings of one promotion are added up per line."""
    shelves = [Shelf(line, amount) for line, amount in zip(lines, amounts, strict=True)]
    result: list[tuple[Form, list[int]]] = []
    used_once: set[str] = set()
    while True:
        options = [
            (promotion, uses)
            for promotion in promotions
            if promotion["id"] not in used_once
            for uses in applications(promotion, shelves)
            if sum(saving for _, saving in uses.values()) > 0
        ]
        if not options:
            return result
        promotion, uses = min(options, key=lambda o: (-sum(s for _, s in o[1].values()), o[0]["priority"], o[0]["id"], min(o[1])))
        if promotion["effect"]["kind"] == "total_amount":
            used_once.add(promotion["id"])
        entry = next((savings for known, savings in result if known["id"] == promotion["id"]), None)
        if entry is None:
            result.append((promotion, entry := [0] * len(lines)))
        for i, (pieces, saving) in uses.items():
            shelves[i].use(pieces)
            entry[i] += saving


def applications(promotion: Form, shelves: list[Shelf]) -> list[dict[int, tuple[int, int]]]:
    """Every application possible now: line -> (pieces used, saving)."""
    effect = promotion["effect"]
    inside = [i for i, shelf in enumerate(shelves) if shelf.pieces and is_inside(promotion, shelf.line)]
    if effect["kind"] == "buy_get":
        return buy_get(effect, [i for i in inside if not shelves[i].line["is_weighed"]], shelves)
    if effect["kind"] == "total_amount":
        sums = [Fraction(shelves[i].amount) for i in inside]
        parts = hamilton(min(effect["minor"], int(sum(sums))), sums) if inside else []
        return [{i: (shelves[i].pieces, cut) for i, cut in zip(inside, parts, strict=True)}] if inside else []
    options = []
    for i in inside:
        amount, units = shelves[i].amount, shelves[i].pieces * shelves[i].units_of_piece
        if effect["kind"] == "percent":
            saving = half_away(Fraction(amount * effect["ppm"], 10**6))
        elif effect["kind"] == "unit_amount":
            saving = min(amount, half_away(effect["minor"] * units))
        else:
            saving = max(0, amount - half_away(effect["minor"] * units))
        options.append({i: (shelves[i].pieces, saving)})
    return options


def buy_get(effect: Form, inside: list[int], shelves: list[Shelf]) -> list[dict[int, tuple[int, int]]]:
    """Lay the pieces out dearest first; the first group, and all that follow it within the same line."""
    size = effect["buy"] + effect["get"]
    row = [i for i in inside for _ in range(shelves[i].pieces)]
    row.sort(key=lambda i: (-(shelves[i].amount * 1000 // shelves[i].pieces), i))
    if len(row) < size:
        return []
    groups = 1
    if row[0] == row[size - 1]:
        groups = row.count(row[0]) // size
    used, given = row[: size * groups], []
    for start in range(0, len(used), size):
        given += used[start + effect["buy"] : start + size]
    return [
        {
            i: (used.count(i), half_away(Fraction(shelves[i].cost(given.count(i)) * effect["ppm"], 10**6)) if i in given else 0)
            for i in sorted(set(used))
        }
    ]


def part(rates: list[Form]) -> Fraction:
    """All rates together as a fraction of the net."""
    return Fraction(sum(rate["ppm"] for rate in rates), 10**6)


def tax(amounts: list[int], rates: list[list[Form]], rules: Form) -> list[tuple[int, list[Form]]]:
    """Net and taxes of each line."""
    exact = [
        [Fraction(amount * rate["ppm"], 10**6) / ((1 + part(found)) if rules["prices_include_tax"] else 1) for rate in found]
        for amount, found in zip(amounts, rates, strict=True)
    ]
    rounded = [[half_away(x) for x in row] for row in exact]
    if rules["rounding"] == "document":
        for rate_id in {rate["id"] for found in rates for rate in found}:
            spots = [(i, k) for i, found in enumerate(rates) for k, rate in enumerate(found) if rate["id"] == rate_id]
            shares = [exact[i][k] for i, k in spots]
            for (i, k), minor in zip(spots, hamilton(half_away(sum(shares, Fraction(0))), shares), strict=True):
                rounded[i][k] = minor
    result = []
    for amount, found, row in zip(amounts, rates, rounded, strict=True):
        net = amount - sum(row) if rules["prices_include_tax"] else amount
        result.append((net, [{"rate": r["id"], "base_minor": net, "tax_minor": t} for r, t in zip(found, row, strict=True)]))
    return result


def assemble(lines: list[Form], taken: list[list[Form]], taxed: list[tuple[int, list[Form]]], rules: Form) -> Form:
    """The lines of the body, the totals, and the taxes by rate."""
    priced = []
    for line, discounts, (net, taxes) in zip(lines, taken, taxed, strict=True):
        figures = {name: line[name] for name in ("n", "variant", "quantity_milli", "unit_price_minor", "kind")}
        gross = net + sum(t["tax_minor"] for t in taxes)
        priced.append(figures | {"discounts": discounts, "taxes": taxes, "net_minor": net, "gross_minor": gross})
    all_taxes = [t for line in priced for t in line["taxes"]]
    by_rate = [
        {
            "rate": rate,
            "base_minor": sum(t["base_minor"] for t in all_taxes if t["rate"] == rate),
            "tax_minor": sum(t["tax_minor"] for t in all_taxes if t["rate"] == rate),
        }
        for rate in sorted({t["rate"] for t in all_taxes})
    ]
    totals = {
        "net_minor": sum(line["net_minor"] for line in priced),
        "tax_minor": sum(t["tax_minor"] for t in all_taxes),
        "gross_minor": sum(line["gross_minor"] for line in priced),
        "discount_minor": sum(d["minor"] for line in priced for d in line["discounts"]),
    }
    return {"lines": priced, "totals": totals, "taxes": by_rate}


def refund(line: Form, parts_milli: list[int], *, is_inclusive: bool) -> list[Form]:
    """Return a line in these parts, one after the other."""
    marks = [0]
    for milli in parts_milli:
        marks.append(marks[-1] + milli)
    return [refund_part(line, before, after, is_inclusive) for before, after in pairwise(marks)]


def refund_part(line: Form, before: int, after: int, is_inclusive: bool) -> Form:
    """What lies between two marks of the same rising figures."""
    low, high = refunded_until(line, before, is_inclusive), refunded_until(line, after, is_inclusive)
    net = high["net"] - low["net"]
    discounts = []
    for k, discount in enumerate(line["discounts"]):
        minor = high["discounts"][k] - low["discounts"][k]
        if minor:
            discounts.append(discount | {"minor": minor})
    taxes = [
        {"rate": tax_["rate"], "base_minor": net, "tax_minor": high["taxes"][k] - low["taxes"][k]}
        for k, tax_ in enumerate(line["taxes"])
    ]
    figures = {name: line[name] for name in ("n", "variant", "unit_price_minor", "kind")}
    gross = net + sum(t["tax_minor"] for t in taxes)
    return figures | {
        "quantity_milli": after - before, "discounts": discounts, "taxes": taxes, "net_minor": net, "gross_minor": gross,
    }  # fmt: skip


def refunded_until(line: Form, milli: int, is_inclusive: bool) -> Form:
    """All figures of the first `milli`: list price down to discounts and price paid, price paid down to taxes and net."""
    share = Fraction(milli, line["quantity_milli"])
    discounts = [d["minor"] for d in line["discounts"]]
    taxes = [t["tax_minor"] for t in line["taxes"]]
    paid = line["gross_minor"] if is_inclusive else line["net_minor"]
    cut, rest = peel(half_away((sum(discounts) + paid) * share), discounts, paid)
    if not is_inclusive:
        return {"discounts": cut, "taxes": [half_away(t * share) for t in taxes], "net": rest}
    tax_cut, net = peel(rest, taxes, line["net_minor"])
    return {"discounts": cut, "taxes": tax_cut, "net": net}


def peel(total: int, parts: list[int], rest: int) -> tuple[list[int], int]:
    """Take each part's share off the total in turn; what stays belongs to the rest."""
    if not parts:
        return [], total
    whole = sum(parts) + rest
    share = half_away(Fraction(parts[0] * total, whole)) if whole else 0
    others, left = peel(total - share, parts[1:], rest)
    return [share, *others], left
