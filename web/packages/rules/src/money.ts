/**
 * Money: whole minor units in plain numbers, never fractions. Twin of `tillbook.core.values.money`.
 *
 * Every figure of a document stays within +-(2^53 - 1), where a number is exact. A product on the way to a figure may pass that
 * limit; such a product is detected (a float product of two integers is exact as long as it is a safe integer) and computed again
 * with BigInt. So the common case stays fast and no case is wrong.
 */

export const MAX_INTEGER = Number.MAX_SAFE_INTEGER;
export const PPM = 1_000_000;

/** The one error of the rules: a stable `code`, a sentence for people, and the place in dotted form. */
export class RuleError extends Error {
  readonly code: string;
  readonly field: string | null;

  constructor(code: string, message: string, field: string | null = null) {
    super(message);
    this.name = "RuleError";
    this.code = code;
    this.field = field;
  }
}

/** Throw `code` unless `condition` holds. */
export function ensure(condition: boolean, code: string, message: string, field: string | null = null): asserts condition {
  if (!condition) throw new RuleError(code, message, field);
}

/** numerator / denominator, half away from zero (`denominator` > 0), for any size. */
export function divideBig(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const quotient = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -quotient : quotient;
}

/** a x b / divisor, half away from zero (`divisor` > 0). */
export function multiplyDivide(a: number, b: number, divisor: number): number {
  ensure(divisor > 0, "out_of_range", "The divisor must be positive.", "divisor");
  const product = a * b;
  if (!Number.isSafeInteger(2 * product + divisor)) return toNumber(divideBig(BigInt(a) * BigInt(b), BigInt(divisor)));
  const magnitude = Math.abs(product);
  const remainder = magnitude % divisor;
  const quotient = (magnitude - remainder) / divisor + (2 * remainder >= divisor ? 1 : 0);
  return product < 0 ? 0 - quotient : quotient;
}

/** a x b / divisor, rounded down (all of them zero or more). */
export function multiplyFloor(a: number, b: number, divisor: number): number {
  const product = a * b;
  if (!Number.isSafeInteger(product)) return toNumber((BigInt(a) * BigInt(b)) / BigInt(divisor));
  return (product - (product % divisor)) / divisor;
}

/** The number of a bigint that must fit a document's integer. */
export function toNumber(value: bigint): number {
  const number = Number(value);
  ensure(Number.isSafeInteger(number), "out_of_range", "The amount is too large.");
  return number;
}

/** Split `total` over `weights` (>= 0): floors, then the rest one by one to the largest remainders, ties to the lower index. */
export function splitLargestRemainder(total: number, weights: readonly number[]): number[] {
  return splitBig(BigInt(total), weights.map(BigInt)).map(toNumber);
}

/** The same for any size. All-zero weights give the whole to index 0. */
export function splitBig(total: bigint, weights: readonly bigint[]): bigint[] {
  ensure(weights.length > 0 && weights.every((weight) => weight >= 0n), "out_of_range", "Weights must be zero or more.", "weights");
  const mass = weights.reduce((sum, weight) => sum + weight, 0n);
  if (mass === 0n) return weights.map((_, i) => (i === 0 ? total : 0n));
  const magnitude = total < 0n ? -total : total;
  const parts = weights.map((weight) => (magnitude * weight) / mass);
  const remainders = weights.map((weight) => (magnitude * weight) % mass);
  const order = weights.map((_, i) => i).sort((i, j) => compare(at(remainders, j), at(remainders, i)) || i - j);
  const rest = Number(magnitude - parts.reduce((sum, part) => sum + part, 0n));
  for (const i of order.slice(0, rest)) parts[i] = at(parts, i) + 1n;
  return parts.map((part) => (total < 0n ? -part : part));
}

/** Order of two values of one kind: below zero, zero or above. */
export function compare<T extends string | number | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The entry at an index that must exist. */
export function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RuleError("out_of_range", `There is no entry ${index}.`);
  return value;
}

/** The sum of a list of safe integers. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
