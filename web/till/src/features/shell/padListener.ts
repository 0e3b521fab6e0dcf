/** Digits of a hardware keyboard for the keypad on the screen: the topmost keypad listens, the focus stays where it is.
 *
 * Keeps true: a fast hand loses no digit. Keys come faster than the screen is drawn, so what they do must read its state when
 * the key comes (signals), not when the screen was last drawn.
 */
import { useEffect } from "preact/hooks";
import { padKey } from "../parts/digits";
import type { PadKey } from "../parts/Keypad";

type Ear = { readonly onKey: (key: PadKey) => void; readonly onEnter: () => void };
const ears: Ear[] = [];

/** Hear digits, the decimal sign, Backspace and Enter for as long as the component stands. */
export function usePad(onKey: (key: PadKey) => void, onEnter: () => void = () => undefined): void {
  useEffect(() => {
    const ear: Ear = { onKey, onEnter };
    ears.push(ear);
    return () => void ears.splice(ears.indexOf(ear), 1);
  }, []);
}

/** Offer a key to the topmost keypad; true when it was used. */
export function hearPad(key: string): boolean {
  const ear = ears.at(-1);
  if (!ear) return false;
  if (key === "Enter") {
    ear.onEnter();
    return true;
  }
  const pad = padKey(key);
  if (pad === null) return false;
  ear.onKey(pad);
  return true;
}
