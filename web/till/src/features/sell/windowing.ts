/** Which lines of a long basket are drawn: what is in sight and a few around it. Pure. */

/** Rows of a windowed list are all this high, rule included; a short list lets names wrap. */
export const LINE_HEIGHT = 56;
/** Below this many lines everything is drawn. */
export const WINDOW_FROM = 40;
const AROUND = 3;

export type Window = {
  readonly isWindowed: boolean;
  readonly from: number;
  readonly to: number;
  readonly padTop: number;
  readonly padBottom: number;
  /** Lines hidden above and below what is in sight. */
  readonly above: number;
  readonly below: number;
};

/** The window of `count` lines in a box scrolled to `top` and `height` high. */
export function windowOf(count: number, top: number, height: number): Window {
  if (count < WINDOW_FROM) return { isWindowed: false, from: 0, to: count, padTop: 0, padBottom: 0, above: 0, below: 0 };
  const first = Math.min(Math.max(Math.floor(top / LINE_HEIGHT), 0), count - 1);
  const last = Math.min(Math.ceil((top + height) / LINE_HEIGHT), count);
  const from = Math.max(first - AROUND, 0);
  const to = Math.min(last + AROUND, count);
  return {
    isWindowed: true,
    from,
    to,
    padTop: from * LINE_HEIGHT,
    padBottom: (count - to) * LINE_HEIGHT,
    above: first,
    below: count - last,
  };
}
