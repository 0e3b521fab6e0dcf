"""Promotions: a list of rules, each a pure function from what is left of the lines to its best next application.

Keeps true: each unit takes part in at most one application; applications are taken by saving, then priority, then id, then
lower line, until none saves. An application takes all free units of a line, or one group of pieces over several lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tillbook.core.values import MILLI, divide_half_away, split_largest_remainder

from .types import PPM, Basket, BasketLine, BuyGet, FixedPrice, LocalMoment, Percent, Promotion, TotalAmount, UnitAmount, Window


@dataclass(frozen=True, slots=True)
class Free:
    """What is left of one line for promotions: its free quantity and what that quantity costs now."""

    quantity_milli: int
    amount_minor: int

    def part(self, milli: int) -> int:
        """Return what `milli` of the free quantity costs, in proportion, half away from zero."""
        return divide_half_away(self.amount_minor * milli, self.quantity_milli)


@dataclass(frozen=True, slots=True)
class Take:
    """One application's part on one line (an index): how much it uses up and what it saves there."""

    line: int
    quantity_milli: int
    saving_minor: int


@dataclass(frozen=True, slots=True)
class Application:
    """A promotion applied once; the lowest `rank` (minus saving, priority, id, lowest line) goes first."""

    rank: tuple[int, int, str, int]
    promotion: Promotion
    takes: tuple[Take, ...]


def active_promotions(promotions: Iterable[Promotion], basket: Basket) -> list[Promotion]:
    """Return the promotions whose conditions fit this basket and whose scope holds a line of it, in the order of their ids."""
    found = [p for p in promotions if _is_active(p, basket) and any(is_in_scope(p, line) for line in basket.lines)]
    return sorted(found, key=lambda promotion: promotion.id)


def _is_active(promotion: Promotion, basket: Basket) -> bool:
    at = basket.at.date
    return (
        (promotion.coupon is None or promotion.coupon in basket.coupons)
        and (not promotion.stores or basket.store in promotion.stores)
        and (not promotion.customer_groups or basket.customer_group in promotion.customer_groups)
        and (promotion.first_date is None or promotion.first_date <= at)
        and (promotion.last_date is None or at <= promotion.last_date)
        and (not promotion.windows or any(_is_within(window, basket.at) for window in promotion.windows))
    )


def _is_within(window: Window, at: LocalMoment) -> bool:
    if window.from_minute < window.to_minute:
        return window.from_minute <= at.minute_of_week < window.to_minute
    return at.minute_of_week >= window.from_minute or at.minute_of_week < window.to_minute


def is_in_scope(promotion: Promotion, line: BasketLine) -> bool:
    """Tell whether a promotion may touch a line: goods only, by variant or by a category above it."""
    scope = promotion.scope
    if line.kind != "goods":
        return False
    if not scope.variants and not scope.categories:
        return True
    return line.variant in scope.variants or any(category in scope.categories for category in line.categories)


def apply_greedily(promotions: Sequence[Promotion], lines: Sequence[BasketLine], free: Sequence[Free]) -> list[Application]:
    """Return the applications taken, largest saving first; `free` is what the lines cost before them.

    What an application did not touch keeps its best offer, so each round looks only at the lines that changed.
    """
    state = list(free)
    single = [p for p in promotions if not isinstance(p.effect, TotalAmount | BuyGet)]
    on_line = [[p for p in single if is_in_scope(p, line)] for line in lines]
    groups = [(p, _group_lines(p, lines)) for p in promotions if isinstance(p.effect, TotalAmount | BuyGet)]
    offers = [_best_on_line(i, on_line[i], state[i]) for i in range(len(lines))]
    group_offers = [_best_group(promotion, inside, state) for promotion, inside in groups]
    taken: list[Application] = []
    while found := [offer for offer in (*offers, *group_offers) if offer is not None]:
        best = min(found, key=lambda offer: offer.rank)
        taken.append(best)
        for take in best.takes:
            left = state[take.line]
            used = left.part(take.quantity_milli)
            state[take.line] = Free(left.quantity_milli - take.quantity_milli, left.amount_minor - used)
            offers[take.line] = _best_on_line(take.line, on_line[take.line], state[take.line])
        touched = {take.line for take in best.takes}
        for k, (promotion, inside) in enumerate(groups):
            if not touched.isdisjoint(inside):
                group_offers[k] = _best_group(promotion, inside, state)
    return taken


def _application(promotion: Promotion, takes: tuple[Take, ...]) -> Application | None:
    saving = sum(take.saving_minor for take in takes)
    return Application((-saving, promotion.priority, promotion.id, takes[0].line), promotion, takes) if saving > 0 else None


def _best_on_line(index: int, promotions: Sequence[Promotion], free: Free) -> Application | None:
    if not free.quantity_milli:
        return None
    offers = [_application(p, (Take(index, free.quantity_milli, _line_saving(p, free)),)) for p in promotions]
    return min((offer for offer in offers if offer is not None), key=lambda offer: offer.rank, default=None)


def _line_saving(promotion: Promotion, free: Free) -> int:
    match promotion.effect:
        case Percent(ppm):
            return divide_half_away(free.amount_minor * ppm, PPM)
        case UnitAmount(minor):
            return min(divide_half_away(minor * free.quantity_milli, MILLI), free.amount_minor)
        case FixedPrice(minor):
            return max(0, free.amount_minor - divide_half_away(minor * free.quantity_milli, MILLI))
        case TotalAmount() | BuyGet():
            return 0


def _group_lines(promotion: Promotion, lines: Sequence[BasketLine]) -> list[int]:
    """The lines a group may be made of: those in scope, for `buy_get` only pieces."""
    is_for_pieces = isinstance(promotion.effect, BuyGet)
    return [i for i, line in enumerate(lines) if is_in_scope(promotion, line) and not (is_for_pieces and line.is_weighed)]


def _best_group(promotion: Promotion, inside: Sequence[int], state: Sequence[Free]) -> Application | None:
    left = [i for i in inside if state[i].quantity_milli]
    match promotion.effect:
        case TotalAmount() as effect:
            return _application(promotion, _total_takes(effect, left, state))
        case BuyGet() as effect:
            return _application(promotion, _buy_get_takes(effect, left, state))
        case _:
            return None


def _total_takes(effect: TotalAmount, inside: Sequence[int], state: Sequence[Free]) -> tuple[Take, ...]:
    """Everything in scope at once: nothing is left for a second time."""
    if not inside:
        return ()
    weights = [state[i].amount_minor for i in inside]
    parts = split_largest_remainder(min(effect.minor, sum(weights)), weights)
    return tuple(Take(i, state[i].quantity_milli, part) for i, part in zip(inside, parts, strict=True))


def _buy_get_takes(effect: BuyGet, inside: Sequence[int], state: Sequence[Free]) -> tuple[Take, ...]:
    """The dearest group: all full groups of the dearest line at once, or one group that runs over several lines."""
    size = effect.buy + effect.get
    runs = sorted(inside, key=lambda i: (-(state[i].amount_minor * MILLI // (state[i].quantity_milli // MILLI)), i))
    if not runs:
        return ()
    if (pieces := state[runs[0]].quantity_milli // MILLI) >= size:
        groups = pieces // size
        return (_buy_get_take(effect, runs[0], groups * size, groups * effect.get, state),)
    group: list[tuple[int, int]] = []
    for i in runs:
        wanted = size - sum(count for _, count in group)
        if wanted:
            group.append((i, min(wanted, state[i].quantity_milli // MILLI)))
    if sum(count for _, count in group) < size:
        return ()
    takes: list[Take] = []
    to_give = effect.get
    for i, count in reversed(group):
        given = min(to_give, count)
        to_give -= given
        takes.append(_buy_get_take(effect, i, count, given, state))
    return tuple(sorted(takes, key=lambda take: take.line))


def _buy_get_take(effect: BuyGet, line: int, used: int, given: int, state: Sequence[Free]) -> Take:
    saving = divide_half_away(state[line].part(given * MILLI) * effect.ppm, PPM)
    return Take(line, used * MILLI, saving)
