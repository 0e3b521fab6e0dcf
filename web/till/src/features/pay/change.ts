/** Change spelt out in notes and coins, and the sums of a payment in progress. */

/** Notes and coins in circulation, smallest unit, by currency; a currency not named is not spelt out. */
const CASH: Readonly<Record<string, readonly number[]>> = {
  GBP: [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  EUR: [50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  USD: [10000, 5000, 2000, 1000, 500, 100, 25, 10, 5, 1],
  CHF: [100000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5],
  MXN: [100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50],
};

export type Pieces = { readonly pieceMinor: number; readonly count: number };

/** The fewest notes and coins that make an amount; empty where the currency is unknown or the coins do not reach. */
export function spellOut(amountMinor: number, currency: string): readonly Pieces[] {
  const pieces: Pieces[] = [];
  let left = amountMinor;
  for (const pieceMinor of CASH[currency] ?? []) {
    const count = Math.floor(left / pieceMinor);
    if (count > 0) pieces.push({ pieceMinor, count });
    left -= count * pieceMinor;
  }
  return left === 0 ? pieces : [];
}
