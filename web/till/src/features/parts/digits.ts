/** Typing an amount or a quantity on a keypad: the text so far, and what it is worth.
 *
 * Keeps true: pure, integers only; no text can stand for more than the limit or have more decimals than its unit.
 */
import type { PadKey } from "./Keypad";

/** Most whole digits of an amount typed: 9,999,999 is more than any drawer gives. */
export const WHOLE_DIGITS = 7;

/** The text after one more key. `decimals` is how many may follow the sign (0: the sign is deaf). */
export function typed(text: string, key: PadKey, decimals: number): string {
  if (key === "back") return text.slice(0, -1);
  const [whole, fraction] = text.split(".") as [string, string?];
  if (key === "sign") return decimals === 0 || fraction !== undefined ? text : `${whole || "0"}.`;
  if (fraction !== undefined) return fraction.length >= decimals ? text : text + key;
  if (whole === "0") return key;
  return whole.length >= WHOLE_DIGITS ? text : text + key;
}

/** What the text is worth in the smallest unit: `"12.5"` with 2 decimals is 1250; an empty text is null. */
export function worth(text: string, decimals: number): number | null {
  if (text === "") return null;
  const [whole = "0", fraction = ""] = text.split(".");
  return Number(whole || "0") * 10 ** decimals + Number(fraction.padEnd(decimals, "0") || "0");
}

/** The text of an amount, as typing it would give. */
export function textOf(minor: number, decimals: number): string {
  const digits = String(minor).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? "" : digits.slice(-decimals).replace(/0+$/, "");
  return fraction ? `${whole}.${fraction}` : whole;
}

/** The key a hardware keyboard key stands for on the pad, or null. */
export function padKey(key: string): PadKey | null {
  if (/^[0-9]$/.test(key)) return key as PadKey;
  if (key === "." || key === ",") return "sign";
  return key === "Backspace" ? "back" : null;
}
