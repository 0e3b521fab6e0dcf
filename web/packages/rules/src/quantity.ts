/** Quantity: whole thousandths of a variant's unit. 1.5 kg is 1500, two pieces are 2000. Twin of `tillbook.core.values.quantity`. */
import { ensure } from "./money.ts";

export const MILLI = 1000;
export const MAX_QUANTITY_MILLI = 100_000_000;

const DECIMAL = /^-?\d{1,9}(\.\d{1,3})?$/;

/** Return a line's quantity if it is above zero, within the limit, and whole where the unit is counted in pieces. */
export function checkLineQuantity(quantityMilli: number, isWeighed: boolean, field = "quantity_milli"): number {
  ensure(Number.isSafeInteger(quantityMilli), "not_an_integer", "The quantity must be a whole number.", field);
  ensure(quantityMilli > 0, "quantity_not_positive", "The quantity must be above zero.", field);
  ensure(quantityMilli <= MAX_QUANTITY_MILLI, "out_of_range", "The quantity is too large.", field);
  ensure(isWeighed || quantityMilli % MILLI === 0, "quantity_not_whole", "This is sold in whole pieces.", field);
  return quantityMilli;
}

/** Return thousandths from a plain decimal with at most three places, e.g. "1.5" -> 1500. */
export function parseQuantity(text: string, field = "quantity"): number {
  ensure(DECIMAL.test(text), "not_a_quantity", `${text} is not a quantity.`, field);
  const [whole = "", part = ""] = text.replace("-", "").split(".");
  const milli = Number(whole) * MILLI + Number(part.padEnd(3, "0"));
  return text.startsWith("-") && milli !== 0 ? -milli : milli;
}

/** Return thousandths as a plain decimal without needless zeros, e.g. 1500 -> "1.5". */
export function formatQuantity(milli: number): string {
  const magnitude = Math.abs(milli);
  const part = String(magnitude % MILLI).padStart(3, "0").replace(/0+$/, "");
  return `${milli < 0 ? "-" : ""}${Math.floor(magnitude / MILLI)}${part ? `.${part}` : ""}`;
}
