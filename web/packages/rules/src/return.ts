/**
 * What a return gives back: the original line's figures in proportion, never a new computation. However a line is returned in
 * parts, each figure of the parts sums to the original's and no part is negative. Twin of `tillbook.core.pricing.refund`.
 */
import { at, ensure, multiplyDivide, sum } from "./money.ts";
import { MILLI } from "./quantity.ts";
import type { PricedLine } from "./types.ts";

/** What may still be returned of a sold line, in thousandths; never below zero. */
export function remainingMilli(soldMilli: number, returnedMilli: readonly number[]): number {
  return Math.max(0, soldMilli - sum(returnedMilli));
}

/** The figures of giving back `returningMilli` of a line of which `alreadyMilli` came back before; the last part takes the rest. */
export function refundLine(line: PricedLine, alreadyMilli: number, returningMilli: number): PricedLine {
  ensure(alreadyMilli >= 0, "out_of_range", "Less than nothing came back.", "already_returned_milli");
  ensure(returningMilli > 0, "quantity_not_positive", "The quantity must be above zero.", "quantity_milli");
  const isLeft = returningMilli <= line.quantity_milli - alreadyMilli;
  ensure(isLeft, "returned_more_than_sold", "More than is left of the line.", "quantity_milli");
  const before = figuresOf(line, alreadyMilli);
  const part = figuresOf(line, alreadyMilli + returningMilli).map((figure, i) => figure - at(before, i));
  const count = line.discounts.length;
  const taxes = part.slice(count, -1);
  const net = at(part, part.length - 1);
  return {
    n: line.n,
    variant: line.variant,
    quantity_milli: returningMilli,
    unit_price_minor: line.unit_price_minor,
    discounts: line.discounts.map((discount, k) => ({ ...discount, minor: at(part, k) })).filter((discount) => discount.minor !== 0),
    taxes: line.taxes.map((tax, k) => ({ rate: tax.rate, base_minor: net, tax_minor: at(taxes, k) })),
    net_minor: net,
    gross_minor: net + sum(taxes),
    kind: line.kind,
  };
}

/** The figures of the first `milli` of a line: each discount, each tax, net. Each rises with `milli`. */
function figuresOf(line: PricedLine, milli: number): number[] {
  const discounts = line.discounts.map((discount) => discount.minor);
  const taxes = line.taxes.map((tax) => tax.tax_minor);
  const listed = multiplyDivide(line.unit_price_minor, line.quantity_milli, MILLI);
  const isInclusive = listed - sum(discounts) === line.gross_minor;
  const paid = isInclusive ? line.gross_minor : line.net_minor;
  const parts = divide(share(sum(discounts) + paid, milli, line.quantity_milli), [...discounts, paid]);
  const paidPart = at(parts, parts.length - 1);
  const rest = isInclusive
    ? divide(paidPart, [...taxes, line.net_minor])
    : [...taxes.map((tax) => share(tax, milli, line.quantity_milli)), paidPart];
  return [...parts.slice(0, -1), ...rest];
}

/** Divide `total` in proportion to `parts`, one part after the other; the last takes the rest. */
function divide(total: number, parts: readonly number[]): number[] {
  let whole = sum(parts);
  let left = total;
  const divided = parts.slice(0, -1).map((part) => {
    const piece = share(part, left, whole);
    left -= piece;
    whole -= part;
    return piece;
  });
  return [...divided, left];
}

function share(part: number, of: number, whole: number): number {
  return whole === 0 ? 0 : multiplyDivide(part, of, whole);
}
