/** Taking goods back from a receipt: what is left of each line, what is ticked, and the return it becomes.
 *
 * Keeps true: pure; figures are the original line's, replayed by the shared rules; never more than is left; money goes back
 * the way it came, and only cash is rounded.
 */
import { type Condition, dueInCash, type PricedLine, refundLine, remainingMilli, returnedLine, saleBody, sumFigures, type Tender, type TenderKind, type Totals } from "@tillbook/rules";
import type { SaleToRecord } from "../../journal/recorder";
import type { SoldLine, SoldReceipt } from "../../sync/receipts";

/** Why goods come back, as the books name it. */
export const REASONS = ["broken", "faulty", "wrong_item", "changed_mind", "other"] as const;
export type Reason = (typeof REASONS)[number];
/** What happens to them. */
export const CONDITIONS = ["sellable", "damaged", "supplier"] as const satisfies readonly Condition[];

/** One ticked line: how many, why, and what happens to them; a line without both is not ready. */
export type Pick = { readonly quantityMilli: number; readonly reason: Reason | null; readonly condition: (typeof CONDITIONS)[number] | null };
/** Ticked lines by their number on the receipt. */
export type Picks = ReadonlyMap<number, Pick>;

/** What may still come back of a line. */
export function leftMilli(line: SoldLine): number {
  return remainingMilli(line.quantity_milli, [line.returned_milli]);
}

/** Tick a line with one piece (all of a weighing), or untick it. */
export function toggled(picks: Picks, line: SoldLine): Picks {
  const next = new Map(picks);
  const left = leftMilli(line);
  if (next.delete(line.n) || left <= 0) return next;
  const isWhole = line.quantity_milli % 1000 === 0;
  return next.set(line.n, { quantityMilli: isWhole ? Math.min(1000, left) : left, reason: null, condition: null });
}

/** Change one ticked line; its quantity stays between one piece and what is left. */
export function changed(picks: Picks, line: SoldLine, change: Partial<Pick>): Picks {
  const before = picks.get(line.n);
  if (!before) return picks;
  const after = { ...before, ...change };
  const isPossible = after.quantityMilli > 0 && after.quantityMilli <= leftMilli(line);
  return isPossible ? new Map(picks).set(line.n, after) : picks;
}

/** A return with its figures: what comes back line for line, and how the money goes. */
export type Refund = {
  readonly lines: readonly { readonly sold: SoldLine; readonly pick: Pick; readonly figures: PricedLine }[];
  readonly totals: Totals;
  readonly tenders: readonly Tender[];
  readonly isReady: boolean;
};

/** Work out the refund of what is ticked; `stepMinor` is the smallest coin. */
export function refundOf(receipt: SoldReceipt, picks: Picks, stepMinor: number): Refund {
  const lines = receipt.lines.flatMap((sold) => {
    const pick = picks.get(sold.n);
    return pick ? [{ sold, pick, figures: refundLine(sold, sold.returned_milli, pick.quantityMilli) }] : [];
  });
  const { totals } = sumFigures([], lines.map((line) => line.figures));
  const isReady = lines.length > 0 && lines.every(({ pick }) => pick.reason !== null && pick.condition !== null);
  return { lines, totals, tenders: paidBack(receipt.tenders, totals.gross_minor, stepMinor), isReady };
}

/** Money goes back as it was paid: first what was not cash, each up to what it paid, then cash. `grossMinor` is negative. */
function paidBack(paid: readonly Tender[], grossMinor: number, stepMinor: number): readonly Tender[] {
  let left = -grossMinor;
  const parts: { kind: TenderKind; amount_minor: number; reference?: string }[] = [];
  for (const tender of paid.filter((each) => each.kind !== "cash")) {
    const amount = Math.min(left, tender.amount_minor);
    if (amount <= 0) continue;
    parts.push({ kind: tender.kind, amount_minor: -amount, ...(tender.reference === undefined ? {} : { reference: tender.reference }) });
    left -= amount;
  }
  if (left > 0) {
    const others = parts.map((part, at) => ({ ...part, n: at + 1 }));
    parts.push({ kind: "cash", amount_minor: dueInCash(grossMinor, others, stepMinor).cash_minor });
  }
  return parts.map((part, at) => ({ ...part, n: at + 1 }));
}

/** The return, ready to be recorded under its id; throws RuleError when it does not add up. */
export function returnOf(receipt: SoldReceipt, refund: Refund, stamp: { readonly id: string; readonly store: string; readonly at: Date; readonly cashStepMinor: number; readonly override?: string | null }): SaleToRecord {
  const returned = refund.lines.map(({ sold, pick, figures }, at) =>
    returnedLine(figures, { n: at + 1, of: { doc_id: receipt.id, n: sold.n }, reason: pick.reason ?? "other", condition: pick.condition ?? "damaged", ...(stamp.override ? { override: stamp.override } : {}) }),
  );
  const body = saleBody({ lines: [], returned, tenders: refund.tenders, customer: receipt.customer?.id ?? null }, stamp.cashStepMinor);
  return { id: stamp.id, store: stamp.store, occurred_at: stamp.at.toISOString(), body };
}

