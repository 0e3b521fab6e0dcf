/** Tax on lines: inside the price or on top, per line or once per document. Twin of `tillbook.core.pricing.tax`. */
import { PPM, RuleError, at, divideBig, multiplyDivide, splitBig, sum, toNumber } from "./money.ts";
import type { TaxAmount, TaxCategory, TaxRate } from "./types.ts";

export interface LineTax { readonly net_minor: number; readonly gross_minor: number; readonly taxes: readonly TaxAmount[] }

export interface Taxable { readonly amount_minor: number; readonly rates: readonly TaxRate[] }

/** Return the rates of a tax category; an unknown one is an error. */
export function ratesOf(categories: readonly TaxCategory[], id: string, field: string): readonly TaxRate[] {
  const found = categories.find((category) => category.id === id);
  if (!found) throw new RuleError("unknown_tax_category", `${id} is not a tax category of this store.`, field);
  return found.rates;
}

/** Tax one line by itself: every rate on the same base, each rounded half away from zero. */
export function taxLine(line: Taxable, isInclusive: boolean): LineTax {
  const divisor = divisorOf(line, isInclusive);
  return figures(line, line.rates.map((rate) => multiplyDivide(line.amount_minor, rate.ppm, divisor)), isInclusive);
}

/**
 * Tax all lines together: each rate's exact tax is summed over one common divisor, rounded once, and split over its lines by
 * largest remainder in proportion to their exact tax, ties to the lower line.
 */
export function taxDocument(lines: readonly Taxable[], isInclusive: boolean): LineTax[] {
  const divisors = lines.map((line) => BigInt(divisorOf(line, isInclusive)));
  const common = [...new Set(divisors)].reduce((product, divisor) => product * divisor, 1n);
  const taxes = lines.map((line) => line.rates.map(() => 0));
  const spots = lines.flatMap((line, i) => line.rates.map((rate, k) => ({ id: rate.id, ppm: rate.ppm, i, k })));
  for (const id of new Set(spots.map((spot) => spot.id))) {
    const places = spots.filter((spot) => spot.id === id);
    const weights = places.map(({ i, ppm }) => BigInt(at(lines, i).amount_minor) * BigInt(ppm) * (common / at(divisors, i)));
    const total = divideBig(weights.reduce((all, weight) => all + weight, 0n), common);
    splitBig(total, weights).forEach((part, index) => {
      const { i, k } = at(places, index);
      at(taxes, i)[k] = toNumber(part);
    });
  }
  return lines.map((line, i) => figures(line, at(taxes, i), isInclusive));
}

/** What an exempt customer pays of a price that holds tax. */
export function withoutTax(line: Taxable): number {
  return multiplyDivide(line.amount_minor, PPM, divisorOf(line, true));
}

function divisorOf(line: Taxable, isInclusive: boolean): number {
  return isInclusive ? PPM + sum(line.rates.map((rate) => rate.ppm)) : PPM;
}

function figures(line: Taxable, taxes: readonly number[], isInclusive: boolean): LineTax {
  const total = sum(taxes);
  const net = isInclusive ? line.amount_minor - total : line.amount_minor;
  return {
    net_minor: net,
    gross_minor: net + total,
    taxes: line.rates.map((rate, k) => ({ rate: rate.id, base_minor: net, tax_minor: at(taxes, k) })),
  };
}
