/**
 * Promotions: a list of rules, each a pure function from what is left of the lines to its best next application.
 * Each unit takes part in at most one; largest saving first, then priority, id, lower line. Twin of `core.pricing.promotions`.
 */
import { PPM, at, compare, multiplyDivide, multiplyFloor, splitLargestRemainder, sum } from "./money.ts";
import { MILLI } from "./quantity.ts";
import type { Basket, BasketLine, Effect, LocalMoment, Promotion, Window } from "./types.ts";

/** What is left of one line for promotions: its free quantity and what that quantity costs now. */
export interface Free { readonly quantity_milli: number; readonly amount_minor: number }

/** One application's part on one line (an index): how much it uses up and what it saves there. */
export interface Take { readonly line: number; readonly quantity_milli: number; readonly saving_minor: number }

/** A promotion applied once. */
export interface Application { readonly promotion: Promotion; readonly saving_minor: number; readonly takes: readonly Take[] }

type BuyGet = Extract<Effect, { kind: "buy_get" }>;

/** The promotions whose conditions fit this basket and whose scope holds a line of it, in the order of their ids. */
export function activePromotions(promotions: readonly Promotion[], basket: Basket): Promotion[] {
  return promotions
    .filter((promotion) => isActive(promotion, basket) && basket.lines.some((line) => isInScope(promotion, line)))
    .sort((a, b) => compare(a.id, b.id));
}

function isActive(promotion: Promotion, basket: Basket): boolean {
  const { coupon, stores, customer_groups: groups, first_date: first, last_date: last, windows } = promotion;
  return (
    (coupon === null || basket.coupons.includes(coupon)) &&
    (stores.length === 0 || stores.includes(basket.store)) &&
    (groups.length === 0 || (basket.customer_group !== null && groups.includes(basket.customer_group))) &&
    (first === null || first <= basket.at.date) &&
    (last === null || basket.at.date <= last) &&
    (windows.length === 0 || windows.some((window) => isWithin(window, basket.at)))
  );
}

function isWithin(window: Window, moment: LocalMoment): boolean {
  const minute = moment.minute_of_week;
  if (window.from_minute < window.to_minute) return window.from_minute <= minute && minute < window.to_minute;
  return minute >= window.from_minute || minute < window.to_minute;
}

function isInScope(promotion: Promotion, line: BasketLine): boolean {
  const { variants, categories } = promotion.scope;
  if (line.kind !== "goods") return false;
  if (variants.length === 0 && categories.length === 0) return true;
  return variants.includes(line.variant) || line.categories.some((category) => categories.includes(category));
}

/** What `milli` of the free quantity costs, in proportion. */
function part(free: Free, milli: number): number {
  return multiplyDivide(free.amount_minor, milli, free.quantity_milli);
}

/**
 * The applications taken, largest saving first; `free` is what the lines cost before them. What an application did not touch
 * keeps its best offer, so each round looks only at the lines that changed.
 */
export function applyGreedily(promotions: readonly Promotion[], lines: readonly BasketLine[], free: readonly Free[]): Application[] {
  const state = [...free];
  const isGrouped = (promotion: Promotion) => promotion.effect.kind === "total_amount" || promotion.effect.kind === "buy_get";
  const single = promotions.filter((promotion) => !isGrouped(promotion));
  const onLine = lines.map((line) => single.filter((promotion) => isInScope(promotion, line)));
  const groups = promotions.filter(isGrouped).map((promotion) => ({ promotion, inside: groupLines(promotion, lines) }));
  const offers = lines.map((_, i) => bestOnLine(i, at(onLine, i), at(state, i)));
  const groupOffers = groups.map(({ promotion, inside }) => bestGroup(promotion, inside, state));
  const taken: Application[] = [];
  for (;;) {
    const best = first([...offers, ...groupOffers]);
    if (!best) return taken;
    taken.push(best);
    for (const take of best.takes) {
      const left = at(state, take.line);
      const used = part(left, take.quantity_milli);
      state[take.line] = { quantity_milli: left.quantity_milli - take.quantity_milli, amount_minor: left.amount_minor - used };
      offers[take.line] = bestOnLine(take.line, at(onLine, take.line), at(state, take.line));
    }
    groups.forEach(({ promotion, inside }, k) => {
      if (best.takes.some((take) => inside.includes(take.line))) groupOffers[k] = bestGroup(promotion, inside, state);
    });
  }
}

function applicationOf(promotion: Promotion, takes: readonly Take[]): Application | null {
  const saving = sum(takes.map((take) => take.saving_minor));
  return saving > 0 ? { promotion, saving_minor: saving, takes } : null;
}

/** The application that goes first, or null where there is none. */
function first(applications: readonly (Application | null)[]): Application | null {
  let best: Application | null = null;
  for (const application of applications) {
    if (application && (!best || rank(application, best) < 0)) best = application;
  }
  return best;
}

function rank(a: Application, b: Application): number {
  return (
    b.saving_minor - a.saving_minor ||
    a.promotion.priority - b.promotion.priority ||
    compare(a.promotion.id, b.promotion.id) ||
    at(a.takes, 0).line - at(b.takes, 0).line
  );
}

function bestOnLine(index: number, promotions: readonly Promotion[], free: Free): Application | null {
  if (free.quantity_milli === 0) return null;
  return first(promotions.map((promotion) =>
    applicationOf(promotion, [{ line: index, quantity_milli: free.quantity_milli, saving_minor: lineSaving(promotion.effect, free) }]),
  ));
}

function lineSaving(effect: Effect, free: Free): number {
  switch (effect.kind) {
    case "percent":
      return multiplyDivide(free.amount_minor, effect.ppm, PPM);
    case "unit_amount":
      return Math.min(multiplyDivide(effect.minor, free.quantity_milli, MILLI), free.amount_minor);
    case "fixed_price":
      return Math.max(0, free.amount_minor - multiplyDivide(effect.minor, free.quantity_milli, MILLI));
    case "total_amount":
    case "buy_get":
      return 0;
  }
}

/** The lines a group may be made of: those in scope, for `buy_get` only pieces. */
function groupLines(promotion: Promotion, lines: readonly BasketLine[]): number[] {
  const isForPieces = promotion.effect.kind === "buy_get";
  return lines.flatMap((line, i) => (isInScope(promotion, line) && !(isForPieces && line.is_weighed) ? [i] : []));
}

function bestGroup(promotion: Promotion, inside: readonly number[], state: readonly Free[]): Application | null {
  const left = inside.filter((i) => at(state, i).quantity_milli > 0);
  return applicationOf(promotion, groupTakes(promotion.effect, left, state));
}

function groupTakes(effect: Effect, inside: readonly number[], state: readonly Free[]): Take[] {
  if (effect.kind === "buy_get") return buyGetTakes(effect, inside, state);
  if (effect.kind !== "total_amount" || inside.length === 0) return [];
  const weights = inside.map((i) => at(state, i).amount_minor);
  const parts = splitLargestRemainder(Math.min(effect.minor, sum(weights)), weights);
  return inside.map((line, k) => ({ line, quantity_milli: at(state, line).quantity_milli, saving_minor: at(parts, k) }));
}

/** The dearest group: all full groups of the dearest line at once, or one group that runs over several lines. */
function buyGetTakes(effect: BuyGet, inside: readonly number[], state: readonly Free[]): Take[] {
  const size = effect.buy + effect.get;
  const pieces = (i: number) => at(state, i).quantity_milli / MILLI;
  const price = (i: number) => multiplyFloor(at(state, i).amount_minor, MILLI, pieces(i));
  const runs = [...inside].sort((i, j) => price(j) - price(i) || i - j);
  const dearest = runs[0];
  if (dearest === undefined) return [];
  const groups = Math.floor(pieces(dearest) / size);
  if (groups > 0) return [buyGetTake(effect, { line: dearest, used: groups * size, given: groups * effect.get }, state)];
  const group: { line: number; used: number }[] = [];
  let wanted = size;
  for (const line of runs) {
    const used = Math.min(wanted, pieces(line));
    if (used > 0) group.push({ line, used });
    wanted -= used;
  }
  if (wanted > 0) return [];
  let toGive = effect.get;
  const takes = group.reverse().map(({ line, used }) => {
    const given = Math.min(toGive, used);
    toGive -= given;
    return buyGetTake(effect, { line, used, given }, state);
  });
  return takes.sort((a, b) => a.line - b.line);
}

function buyGetTake(effect: BuyGet, share: { line: number; used: number; given: number }, state: readonly Free[]): Take {
  const saved = multiplyDivide(part(at(state, share.line), share.given * MILLI), effect.ppm, PPM);
  return { line: share.line, quantity_milli: share.used * MILLI, saving_minor: saved };
}
