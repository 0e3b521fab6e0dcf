/** A payment in progress: what was taken, what is left, and the sale it becomes.
 *
 * Keeps true: pure; the tenders of a finished payment sum to the total plus the rounding of cash; what was given and not kept
 * is change and stands in no sum.
 */
import { type Body, cashRounding, MILLI, multiplyDivide, PPM, saleBody, type Tender, type TenderKind } from "@tillbook/rules";
import type { SaleToRecord } from "../../journal/recorder";
import type { Basket } from "../basket/basket";
import type { Priced } from "../basket/price";

/** One part of a payment. `givenMinor` is what the customer put down, `keptMinor` what stays. */
export type Part = { readonly kind: TenderKind; readonly keptMinor: number; readonly givenMinor: number; readonly reference: string };
export type Payment = { readonly totalMinor: number; readonly parts: readonly Part[]; readonly roundingMinor: number };

/** What is still to pay. */
export function leftMinor(payment: Payment): number {
  return payment.totalMinor + payment.roundingMinor - payment.parts.reduce((sum, part) => sum + part.keptMinor, 0);
}

/** What is left when the rest is paid in cash, rounded to the smallest coin (`stepMinor` 0 or 1: as it is). */
export function cashDueMinor(payment: Payment, stepMinor: number): number {
  const left = leftMinor(payment);
  return left + cashRounding(left, stepMinor);
}

/** The payment after one more part; cash that covers the due settles it with rounding, and the rest is change. */
export function take(payment: Payment, offer: { readonly kind: TenderKind; readonly givenMinor: number; readonly reference: string }, stepMinor: number): Payment {
  const left = leftMinor(payment);
  if (offer.kind === "cash") {
    const due = cashDueMinor(payment, stepMinor);
    if (offer.givenMinor >= due) {
      const part: Part = { ...offer, keptMinor: due };
      return { ...payment, parts: [...payment.parts, part], roundingMinor: payment.roundingMinor + due - left };
    }
  }
  return { ...payment, parts: [...payment.parts, { ...offer, keptMinor: Math.min(offer.givenMinor, left) }] };
}

/** The payment without one of its parts. */
export function takeBack(payment: Payment, at: number): Payment {
  return { ...payment, parts: payment.parts.filter((_, each) => each !== at) };
}

/** Change to give: what was put down beyond what was kept. */
export function changeMinor(payment: Payment): number {
  return payment.parts.reduce((sum, part) => sum + Math.max(part.givenMinor - part.keptMinor, 0), 0);
}

/** What was taken off by hand: its sum, and the largest share of a line, in parts per million rounded up. */
export function handReductions(lines: Body["lines"]): { readonly sumMinor: number; readonly sharePpm: number } {
  let sumMinor = 0;
  let sharePpm = 0;
  for (const line of lines) {
    const off = line.discounts.filter((each) => each.source === "line" || each.source === "basket").reduce((sum, each) => sum + each.minor, 0);
    const listed = multiplyDivide(line.unit_price_minor, line.quantity_milli, MILLI);
    sumMinor += off;
    if (off > 0 && listed > 0) sharePpm = Math.max(sharePpm, Math.min(PPM, multiplyDivide(off, PPM, listed) + 1));
  }
  return { sumMinor, sharePpm };
}

/** What a sale is stamped with besides its content. */
export type Stamp = { readonly id: string; readonly store: string; readonly at: Date; readonly cashStepMinor: number };

/** The sale of a finished payment, ready to be recorded under its id; throws RuleError when it does not add up. */
export function saleOf(payment: Payment, basket: Basket, priced: Priced, stamp: Stamp): SaleToRecord {
  const lines = [...priced.lines.values()].map(({ line, figures }) => ({ ...figures, ...(line.barcode === null ? {} : { barcode: line.barcode }) }));
  const tenders = payment.parts.map(
    (part, at): Tender => ({
      n: at + 1,
      kind: part.kind,
      amount_minor: part.keptMinor,
      ...(part.kind === "cash" ? { given_minor: part.givenMinor } : {}),
      ...(part.reference ? { reference: part.reference } : {}),
    }),
  );
  const body = saleBody({ lines, returned: [], tenders, customer: basket.customer?.id ?? null }, stamp.cashStepMinor);
  const note = saleNote(basket);
  return { id: stamp.id, store: stamp.store, occurred_at: stamp.at.toISOString(), body, ...(note ? { note } : {}) };
}

/** The notes of a basket in one text: the basket's own, then each line's behind its name. */
function saleNote(basket: Basket): string {
  const ofLines = basket.lines.filter((line) => line.note && !line.isRemoved).map((line) => `${line.variant.name}: ${line.note}`);
  return [basket.note, ...ofLines].filter(Boolean).join("\n");
}
