/** Sums over the lines of a document, and the smallest coin. Twin of `tillbook.core.pricing.totals`. */
import { compare, ensure, multiplyDivide } from "./money.ts";
import type { Figures, TaxAmount, Totals } from "./types.ts";

/** Totals and taxes by rate (rising rate id) of lines less returned lines; a plain return's are negative. */
export function sumFigures(lines: readonly Figures[], returned: readonly Figures[]): { totals: Totals; taxes: TaxAmount[] } {
  const totals = { net_minor: 0, tax_minor: 0, gross_minor: 0, discount_minor: 0 };
  const taxes = new Map<string, { rate: string; base_minor: number; tax_minor: number }>();
  const add = (line: Figures, sign: 1 | -1) => {
    totals.net_minor += sign * line.net_minor;
    totals.gross_minor += sign * line.gross_minor;
    for (const discount of line.discounts) totals.discount_minor += sign * discount.minor;
    for (const tax of line.taxes) {
      const entry = taxes.get(tax.rate) ?? { rate: tax.rate, base_minor: 0, tax_minor: 0 };
      entry.base_minor += sign * tax.base_minor;
      entry.tax_minor += sign * tax.tax_minor;
      taxes.set(tax.rate, entry);
    }
  };
  for (const line of lines) add(line, 1);
  for (const line of returned) add(line, -1);
  totals.tax_minor = totals.gross_minor - totals.net_minor;
  return { totals, taxes: [...taxes.values()].sort((a, b) => compare(a.rate, b.rate)) };
}

/** What to add to the part due in cash so that coins can pay it: the nearest multiple, half away from zero. */
export function cashRounding(dueMinor: number, stepMinor: number): number {
  ensure(stepMinor >= 0 && stepMinor <= 1_000_000, "out_of_range", "The smallest coin is out of range.", "cash_rounding_minor");
  if (stepMinor <= 1) return 0;
  return multiplyDivide(dueMinor, 1, stepMinor) * stepMinor - dueMinor;
}
