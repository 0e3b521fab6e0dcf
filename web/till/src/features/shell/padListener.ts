/** Digits of a hardware keyboard for the keypad on the screen: the topmost keypad listens, the focus stays where it is. */
import { padKey } from "../parts/digits";
import type { PadKey } from "../parts/Keypad";

type Ear = { readonly onKey: (key: PadKey) => void; readonly onEnter: () => void };
const ears: Ear[] = [];

/** Hear digits, the decimal sign, Backspace and Enter until the returned function is called. */
export function padListener(onKey: (key: PadKey) => void, onEnter: () => void): () => void {
  const ear = { onKey, onEnter };
  ears.push(ear);
  return () => {
    const at = ears.indexOf(ear);
    if (at >= 0) ears.splice(at, 1);
  };
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
