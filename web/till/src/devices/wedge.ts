/** A scanner that types: keys at most 100 ms apart, ended by Enter or Tab.
 *
 * Keeps true: pure; the clock comes with each key. A person's typing never becomes a scan, since a hand does not keep to
 * 100 ms over a whole code; `isCode` decides about short or wordy bursts.
 */

/** Longest gap between two keys of one scan. */
export const GAP_MS = 100;
/** Shortest burst that can be a code. */
export const SHORTEST = 4;
/** Longest code taken: a GS1 DataMatrix and a receipt's QR fit. */
export const LONGEST = 4096;

/** What a key meant: nothing yet, or a whole scan and how many letters of it went into the focused field. */
export type WedgeResult = { readonly scan: string } | null;

/** Collects the keys of one scanner. */
export class Wedge {
  private letters = "";
  private lastMs = -Infinity;

  constructor(private readonly isCode: (text: string) => boolean) {}

  /** Letters of the burst so far; 1 means this key began it, and the field before it should be remembered. */
  get length(): number {
    return this.letters.length;
  }

  /** Take one key (`KeyboardEvent.key`) at a time in milliseconds. */
  key(key: string, atMs: number): WedgeResult {
    const isLate = atMs - this.lastMs > GAP_MS;
    if (isLate) this.letters = "";
    this.lastMs = atMs;
    if (key === "Enter" || key === "Tab") {
      const scan = this.letters;
      this.letters = "";
      return scan.length >= SHORTEST && this.isCode(scan) ? { scan } : null;
    }
    if (/^.$/su.test(key)) this.letters = this.letters.length < LONGEST ? this.letters + key : "";
    // A modifier pressed by the scanner for a capital letter is part of the burst; any other named key ends it.
    else if (key !== "Shift") this.letters = "";
    return null;
  }
}
