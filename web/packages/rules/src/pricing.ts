/**
 * The price of a basket: list amounts, promotions, line discounts, coupons, basket discount, tax, in this order.
 * Twin of `tillbook.core.pricing.basket`; `vectors/pricing` and a differential test keep the two equal to the cent.
 */
import { PPM, RuleError, at, ensure, multiplyDivide, splitLargestRemainder, sum } from "./money.ts";
import { activePromotions, applyGreedily } from "./promotions.ts";
import { MILLI, checkLineQuantity } from "./quantity.ts";
import { ratesOf, taxDocument, taxLine, withoutTax } from "./tax.ts";
import { sumFigures } from "./totals.ts";
import type { AppliedDiscount, Basket, BasketLine, ManualDiscount, PricedBasket, PricedLine, PriceRules, Promotion, Saving, TaxRate } from "./types.ts";

export const MAX_LINES = 500;
export const MAX_UNIT_PRICE_MINOR = 10 ** 11;
export const MAX_AMOUNT_MINOR = 10 ** 12;
export const MINUTES_OF_WEEK = 10_080;

interface Work {
  readonly basket: Basket;
  readonly rules: PriceRules;
  readonly listed: readonly number[];
  readonly rates: readonly (readonly TaxRate[])[];
}

interface Running { amount_minor: number; readonly discounts: AppliedDiscount[] }

/** Price a basket to the cent; throws RuleError with the field for anything a caller could have got wrong. */
export function priceBasket(basket: Basket, rules: PriceRules): PricedBasket {
  const listed = checkLines(basket);
  const rates = basket.lines.map((line, i) =>
    line.kind === "goods" ? ratesOf(rules.tax_categories, line.tax_category, `lines.${i}.tax_category`) : [],
  );
  const work: Work = { basket, rules, listed, rates };
  const active = activePromotions(rules.promotions, basket);
  const automatic = active.filter((promotion) => promotion.coupon === null);
  const coupons = active.filter((promotion) => promotion.coupon !== null);
  let best = pricePlan(work, automatic, coupons);
  if (active.length > 1) {
    for (const [alone, after] of singlePlans(automatic, coupons)) {
      const priced = pricePlan(work, alone, after);
      if (priced.totals.gross_minor < best.totals.gross_minor) best = priced;
    }
  }
  return best;
}

function* singlePlans(automatic: Promotion[], coupons: Promotion[]): Generator<[Promotion[], Promotion[]]> {
  for (const promotion of automatic) {
    if (coupons.length > 0) yield [[promotion], coupons];
    yield [[promotion], []];
  }
  for (const coupon of coupons) yield [[], [coupon]];
}

function checkLines(basket: Basket): number[] {
  const { lines, at: moment } = basket;
  ensure(lines.length > 0 && lines.length <= MAX_LINES, "out_of_range", "A basket has 1 to 500 lines.", "lines");
  ensure(moment.minute_of_week >= 0 && moment.minute_of_week < MINUTES_OF_WEEK, "out_of_range", "A week has 10,080 minutes.", "at.minute_of_week");
  checkDiscount(basket.discount, "discount");
  let before = 0;
  return lines.map((line, i) => {
    ensure(line.n > before, "lines_not_in_order", "Lines must stand in rising number from 1.", `lines.${i}.n`);
    before = line.n;
    checkDiscount(line.discount, `lines.${i}.discount`);
    return listAmount(line, `lines.${i}`);
  });
}

/** Quantity x unit price, half away from zero, after checking both. */
export function listAmount(line: BasketLine, field: string): number {
  checkLineQuantity(line.quantity_milli, line.is_weighed, `${field}.quantity_milli`);
  const price = line.unit_price_minor;
  const isPrice = Number.isSafeInteger(price) && price > 0 && price <= MAX_UNIT_PRICE_MINOR;
  ensure(isPrice, "price_not_positive", "A price is a whole number above zero.", `${field}.unit_price_minor`);
  const amount = multiplyDivide(price, line.quantity_milli, MILLI);
  ensure(amount <= MAX_AMOUNT_MINOR, "out_of_range", "The line's amount is too large.", field);
  return amount;
}

function checkDiscount(discount: ManualDiscount | null | undefined, field: string): void {
  if (!discount) return;
  const ppm = discount.ppm ?? null;
  const minor = discount.minor ?? null;
  const value = ppm ?? minor ?? 0;
  const isOne = (ppm === null) !== (minor === null);
  const isRight = isOne && Number.isSafeInteger(value) && value > 0 && value <= (ppm === null ? MAX_AMOUNT_MINOR : PPM);
  if (!isRight) throw new RuleError("bad_discount", "A discount is a percentage up to 100 or an amount, above zero.", field);
}

function pricePlan(work: Work, automatic: readonly Promotion[], coupons: readonly Promotion[]): PricedBasket {
  const { basket } = work;
  const running = work.listed.map((amount): Running => ({ amount_minor: amount, discounts: [] }));
  const saved = applyPromotions("promotion", automatic, basket, running);
  basket.lines.forEach((line, i) => {
    if (!line.discount || line.kind !== "goods") return;
    const state = at(running, i);
    takeOff(state, "line", discountMinor(line.discount, state.amount_minor), line.discount.override);
  });
  saved.push(...applyPromotions("coupon", coupons, basket, running));
  if (basket.discount) applyBasketDiscount(basket.discount, basket, running);
  const lines = taxAll(work, running);
  return { lines, ...sumFigures(lines, []), saved };
}

function takeOff(state: Running, source: string, wanted: number, override?: string | null): void {
  const minor = Math.min(wanted, state.amount_minor);
  if (minor <= 0) return;
  state.amount_minor -= minor;
  state.discounts.push(typeof override === "string" ? { source, minor, override } : { source, minor });
}

function applyPromotions(prefix: string, promotions: readonly Promotion[], basket: Basket, running: readonly Running[]): Saving[] {
  if (promotions.length === 0) return [];
  const free = basket.lines.map((line, i) => ({ quantity_milli: line.quantity_milli, amount_minor: at(running, i).amount_minor }));
  const applications = applyGreedily(promotions, basket.lines, free);
  const names = new Map(applications.map(({ promotion }) => [promotion.id, promotion.name]));
  return [...names].map(([id, name]) => {
    const off = running.map(() => 0);
    for (const { promotion, takes } of applications) {
      if (promotion.id === id) for (const take of takes) off[take.line] = at(off, take.line) + take.saving_minor;
    }
    running.forEach((state, i) => { takeOff(state, `${prefix}:${id}`, at(off, i)); });
    return { promotion: id, name, minor: sum(off) };
  });
}

function discountMinor(discount: ManualDiscount, amount: number): number {
  return typeof discount.ppm === "number" ? multiplyDivide(amount, discount.ppm, PPM) : Math.min(discount.minor ?? 0, amount);
}

function applyBasketDiscount(discount: ManualDiscount, basket: Basket, running: readonly Running[]): void {
  const weights = basket.lines.map((line, i) => (line.kind === "goods" ? at(running, i).amount_minor : 0));
  const parts = splitLargestRemainder(discountMinor(discount, sum(weights)), weights);
  running.forEach((state, i) => { takeOff(state, "basket", at(parts, i), discount.override); });
}

/** Turn what is left of each line into its final figures; an exempt customer's tax leaves an inclusive price first. */
function taxAll(work: Work, running: readonly Running[]): PricedLine[] {
  const { prices_include_tax: isInclusive, rounding } = work.rules;
  const isExempt = work.basket.is_tax_exempt;
  if (isExempt && isInclusive) {
    running.forEach((state, i) => {
      takeOff(state, "tax_exempt", state.amount_minor - withoutTax({ amount_minor: state.amount_minor, rates: at(work.rates, i) }));
    });
  }
  const amounts = running.map((state, i) => ({ amount_minor: state.amount_minor, rates: isExempt ? [] : at(work.rates, i) }));
  const taxed = rounding === "line" ? amounts.map((amount) => taxLine(amount, isInclusive)) : taxDocument(amounts, isInclusive);
  return work.basket.lines.map((line, i) => ({
    n: line.n,
    variant: line.variant,
    quantity_milli: line.quantity_milli,
    unit_price_minor: line.unit_price_minor,
    discounts: at(running, i).discounts,
    ...at(taxed, i),
    kind: line.kind,
  }));
}
