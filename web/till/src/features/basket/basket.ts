/** The basket: what the customer wants to pay for, before any figure of money.
 *
 * Keeps true: pure and immutable; a line keeps its number for its life; a removed line stays as a ghost until it is swept, so
 * that it can be brought back where it stood. Order is the order of arrival.
 */
import type { Variant } from "../../catalogue/catalogue";
import { QUANTITY_LIMIT_MILLI } from "../../catalogue/entry";
import type { Customer } from "../../sync/pull";

/** What a person takes off a line or the basket: exactly one of a rate and an amount. */
export type Discount = { readonly ppm: number } | { readonly minor: number };

export type BasketLine = {
  readonly n: number;
  readonly variant: Variant;
  readonly barcode: string | null;
  readonly quantityMilli: number;
  readonly unitPriceMinor: number;
  readonly discount: Discount | null;
  readonly override: string | null;
  readonly note: string;
  readonly isRemoved: boolean;
};

export type Basket = {
  readonly lines: readonly BasketLine[];
  readonly selected: number | null;
  readonly next: number;
  readonly customer: Customer | null;
  readonly note: string;
};

export const EMPTY: Basket = { lines: [], selected: null, next: 1, customer: null, note: "" };

/** The most lines one basket may have; the engine refuses more. */
export const LINE_LIMIT = 500;

/** What is added: a variant, how many, and the code that was scanned. `unitPriceMinor` where a label carried its own price. */
export type Addition = {
  readonly variant: Variant;
  readonly quantityMilli: number;
  readonly barcode?: string | null;
  readonly unitPriceMinor?: number;
};

/** Lines that will be paid: no ghosts. */
export function livingLines(basket: Basket): readonly BasketLine[] {
  return basket.lines.filter((line) => !line.isRemoved);
}

/** Add goods: pieces join the line of the same variant and price, weighed goods always open a line; the line is selected. */
export function add(basket: Basket, addition: Addition): Basket {
  const { variant, quantityMilli } = addition;
  const unitPriceMinor = addition.unitPriceMinor ?? variant.price_minor ?? 0;
  const isSame = (line: BasketLine) =>
    !line.isRemoved && line.variant.id === variant.id && line.unitPriceMinor === unitPriceMinor && !line.discount && !line.note;
  const same = variant.is_weighed ? undefined : basket.lines.find(isSame);
  if (same) return setQuantity({ ...basket, selected: same.n }, same.n, same.quantityMilli + quantityMilli);
  if (livingLines(basket).length >= LINE_LIMIT) return basket;
  const line: BasketLine = {
    n: basket.next,
    variant,
    barcode: addition.barcode ?? null,
    quantityMilli: Math.min(quantityMilli, QUANTITY_LIMIT_MILLI),
    unitPriceMinor,
    discount: null,
    override: null,
    note: "",
    isRemoved: false,
  };
  return { ...basket, lines: [...basket.lines, line], selected: line.n, next: basket.next + 1 };
}

/** Set the quantity of a line (thousandths, above nought, up to the limit); pieces stay whole. */
export function setQuantity(basket: Basket, n: number, quantityMilli: number): Basket {
  return change(basket, n, (line) => {
    const usable = quantityMilli > 0 && quantityMilli <= QUANTITY_LIMIT_MILLI && (line.variant.is_weighed || quantityMilli % 1000 === 0);
    return usable ? { ...line, quantityMilli } : line;
  });
}

/** Take a price reduction on a line, or take it back with null. */
export function setDiscount(basket: Basket, n: number, discount: Discount | null): Basket {
  return change(basket, n, (line) => ({ ...line, discount, override: null }));
}

/** Write a note on a line. */
export function setNote(basket: Basket, n: number, note: string): Basket {
  return change(basket, n, (line) => ({ ...line, note }));
}

/** Name the token of the second person who agreed to the reductions. */
export function setOverride(basket: Basket, override: string): Basket {
  return { ...basket, lines: basket.lines.map((line) => (line.discount ? { ...line, override } : line)) };
}

/** Remove a line: it becomes a ghost in its place, and the selection goes to the next living line below, else above. */
export function remove(basket: Basket, n: number): Basket {
  const removed = change(basket, n, (line) => ({ ...line, isRemoved: true }));
  return { ...removed, selected: neighbour(removed, n) };
}

/** Bring a ghost back where it stood. */
export function bringBack(basket: Basket, n: number): Basket {
  return { ...change(basket, n, (line) => ({ ...line, isRemoved: false })), selected: n };
}

/** Sweep one ghost away for good. */
export function sweep(basket: Basket, n: number): Basket {
  return { ...basket, lines: basket.lines.filter((line) => line.n !== n || !line.isRemoved) };
}

/** Select the living line above (-1) or below (+1) the selected one. */
export function moveSelection(basket: Basket, step: 1 | -1): Basket {
  const living = livingLines(basket);
  const at = living.findIndex((line) => line.n === basket.selected);
  const to = living[at < 0 ? living.length - 1 : Math.min(Math.max(at + step, 0), living.length - 1)];
  return { ...basket, selected: to?.n ?? null };
}

/** How many of each variant stand in the basket (thousandths). */
export function quantities(basket: Basket): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const line of livingLines(basket)) sums.set(line.variant.id, (sums.get(line.variant.id) ?? 0) + line.quantityMilli);
  return sums;
}

/** Items as a person counts them: pieces by number, each weighed line as one. */
export function itemCount(basket: Basket): number {
  return livingLines(basket).reduce((sum, line) => sum + (line.variant.is_weighed ? 1 : line.quantityMilli / 1000), 0);
}

function change(basket: Basket, n: number, act: (line: BasketLine) => BasketLine): Basket {
  return { ...basket, lines: basket.lines.map((line) => (line.n === n ? act(line) : line)) };
}

function neighbour(basket: Basket, n: number): number | null {
  const at = basket.lines.findIndex((line) => line.n === n);
  const below = basket.lines.slice(at).find((line) => !line.isRemoved);
  const above = basket.lines.slice(0, at).findLast((line) => !line.isRemoved);
  return below?.n ?? above?.n ?? null;
}
