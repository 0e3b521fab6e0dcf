/**
 * The body of a sale, return or exchange, exactly as the server reads it (`POST /api/v1/sales`, and a till's journal).
 * Keeps true: totals are lines less returned lines, tenders pay them, and only what is paid in cash is rounded.
 */
import { ensure, sum } from "./money.ts";
import { cashRounding, sumFigures } from "./totals.ts";
import type { Figures, PricedLine, TaxAmount, Totals } from "./types.ts";

export type TenderKind = "cash" | "card" | "mobile" | "credit" | "account";
export type Condition = "sellable" | "damaged" | "supplier" | "write_off";

export interface SaleLine extends PricedLine { readonly barcode?: string; readonly lot?: string; readonly serial?: string }

export interface Original { readonly doc_id: string; readonly n: number }

export interface Returned extends Figures {
  readonly n: number;
  readonly of: Original | null;
  readonly variant: string;
  readonly quantity_milli: number;
  readonly reason: string;
  readonly condition: Condition;
  readonly override?: string;
}

/** One payment part; negative is paid out. `given_minor`: what the customer handed over in cash. */
export interface Tender {
  readonly n: number;
  readonly kind: TenderKind;
  readonly amount_minor: number;
  readonly given_minor?: number;
  readonly reference?: string;
  readonly approval?: string;
  readonly account?: string;
}

export interface Body {
  readonly lines: readonly SaleLine[];
  readonly returned: readonly Returned[];
  readonly tenders: readonly Tender[];
  readonly rounding_minor: number;
  readonly totals: Totals;
  readonly taxes: readonly TaxAmount[];
  readonly customer?: string;
  readonly order?: string;
  readonly void?: true;
}

export interface BodyParts {
  readonly lines: readonly SaleLine[];
  readonly returned: readonly Returned[];
  readonly tenders: readonly Tender[];
  readonly customer?: string | null;
  readonly order?: string | null;
  readonly isVoid?: boolean;
}

/** A returned line from replayed figures; `n` counts within `returned`. */
export function returnedLine(
  figures: PricedLine,
  facts: { readonly n: number; readonly of: Original | null; readonly reason: string; readonly condition: Condition; readonly override?: string },
): Returned {
  const { variant, quantity_milli, unit_price_minor, discounts, taxes, net_minor, gross_minor } = figures;
  return { variant, quantity_milli, unit_price_minor, discounts, taxes, net_minor, gross_minor, ...facts };
}

/** What cash must still pay after the other tenders, and the rounding that makes coins do it. */
export function dueInCash(grossMinor: number, others: readonly Tender[], stepMinor: number): { rounding_minor: number; cash_minor: number } {
  const due = grossMinor - sum(others.map((tender) => tender.amount_minor));
  const rounding = cashRounding(due, stepMinor);
  return { rounding_minor: rounding, cash_minor: due + rounding };
}

/** The body of these parts; throws `empty_document`, `bad_numbering` or `tenders_mismatch`. */
export function saleBody(parts: BodyParts, stepMinor: number): Body {
  const { lines, returned, tenders } = parts;
  ensure(lines.length + returned.length > 0, "empty_document", "There is nothing sold or returned.", "lines");
  for (const [name, list] of [["lines", lines], ["returned", returned], ["tenders", tenders]] as const) {
    ensure(list.every((entry, i) => entry.n === i + 1), "bad_numbering", `${name} must be numbered 1, 2, 3.`, name);
  }
  const { totals, taxes } = sumFigures(lines, returned);
  const hasCash = tenders.some((tender) => tender.kind === "cash");
  const others = tenders.filter((tender) => tender.kind !== "cash");
  const rounding = hasCash ? dueInCash(totals.gross_minor, others, stepMinor).rounding_minor : 0;
  const paid = sum(tenders.map((tender) => tender.amount_minor));
  ensure(paid === totals.gross_minor + rounding, "tenders_mismatch", "The payments do not add up to the total and its rounding.", "tenders");
  return {
    lines,
    returned,
    tenders,
    rounding_minor: rounding,
    totals,
    taxes,
    ...(parts.customer ? { customer: parts.customer } : {}),
    ...(parts.order ? { order: parts.order } : {}),
    ...(parts.isVoid ? { void: true as const } : {}),
  };
}

/** Which kind of document a body makes. */
export function bodyType(body: Pick<Body, "lines" | "returned">): "sale" | "return" | "exchange" {
  if (body.returned.length === 0) return "sale";
  return body.lines.length > 0 ? "exchange" : "return";
}
