/** Change spelt out in notes and coins. */

/** Notes and coins in circulation, smallest unit, by currency; a currency not named is not spelt out. */
const CASH: Readonly<Record<string, readonly number[]>> = {
  GBP: [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  EUR: [50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  USD: [10000, 5000, 2000, 1000, 500, 100, 25, 10, 5, 1],
  CHF: [100000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5],
  MXN: [100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50],
};

/** What people write behind a coin smaller than the whole: `50p`. */
const SMALL: Readonly<Record<string, string>> = { GBP: "p", EUR: "c", USD: "¢" };

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

/** A coin below the whole as people write it: `50p`, `20c`; null for the rest, which is written like any amount. */
export function smallCoin(pieceMinor: number, currency: string, exponent: number): string | null {
  const sign = SMALL[currency];
  return sign !== undefined && pieceMinor < 10 ** exponent ? `${pieceMinor}${sign}` : null;
}
