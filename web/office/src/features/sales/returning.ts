/**
 * Giving back whole lines of a sale: the refund replays the figures the sale stored, it computes none of them again.
 *
 * Only whole lines that nothing was returned of yet: a part of a line needs the till's rounding rules and is done there.
 */
import type { Condition, LineTax, ReturnedLine, Sale, SaleBody, SaleLine, TenderKind } from '@tillbook/api';

/** The lines that can be given back whole. */
export function returnable(sale: Sale): SaleLine[] {
  return sale.type === 'return' ? [] : sale.lines.filter((line) => line.kind === 'goods' && line.returned_milli === 0);
}

function returnedLine(line: SaleLine, n: number, of: string, why: { reason: string; condition: Condition }): ReturnedLine {
  const { variant, quantity_milli, unit_price_minor, discounts, taxes, net_minor, gross_minor } = line;
  return { n, of: { doc_id: of, n: line.n }, variant, quantity_milli, unit_price_minor, discounts, taxes, net_minor, gross_minor, ...why };
}

function addTaxes(lines: ReturnedLine[]): LineTax[] {
  const sums = new Map<string, LineTax>();
  for (const tax of lines.flatMap((line) => line.taxes)) {
    const sum = sums.get(tax.rate) ?? { rate: tax.rate, base_minor: 0, tax_minor: 0 };
    sums.set(tax.rate, { rate: tax.rate, base_minor: sum.base_minor - tax.base_minor, tax_minor: sum.tax_minor - tax.tax_minor });
  }
  return [...sums.values()];
}

/** What cash rounding adds to a sum so that it can be paid in coins of the step; 0 where the step is 0. Half goes away from zero. */
export function cashRounding(minor: number, step: number): number {
  if (step === 0) return 0;
  const sign = minor < 0 ? -1 : 1;
  return sign * Math.floor((Math.abs(minor) + step / 2) / step) * step - minor;
}

interface Refund { reason: string; condition: Condition; tender: TenderKind; cashStep: number }

/** The body of a return of whole lines: all sums are minus what the lines were sold for. */
export function returnBody(sale: Sale, lines: SaleLine[], refund: Refund): SaleBody {
  const returned = lines.map((line, at) => returnedLine(line, at + 1, sale.id, { reason: refund.reason, condition: refund.condition }));
  const gross = -returned.reduce((sum, line) => sum + line.gross_minor, 0);
  const net = -returned.reduce((sum, line) => sum + line.net_minor, 0);
  const discount = -returned.reduce((sum, line) => sum + line.discounts.reduce((inner, each) => inner + each.minor, 0), 0);
  const rounding = refund.tender === 'cash' ? cashRounding(gross, refund.cashStep) : 0;
  return {
    lines: [],
    returned,
    tenders: [{ n: 1, kind: refund.tender, amount_minor: gross + rounding }],
    rounding_minor: rounding,
    totals: { net_minor: net, tax_minor: gross - net, gross_minor: gross, discount_minor: discount },
    taxes: addTaxes(returned),
    ...(sale.customer === null ? {} : { customer: sale.customer.id }),
  };
}
