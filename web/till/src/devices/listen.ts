/** Ears of the till: every key of the document goes through here, first to the scanner, then to the commands.
 *
 * Keeps true: a scan works wherever the focus is and leaves the focused field as it was before the scan.
 */
import { Wedge } from "./wedge";

type Field = HTMLInputElement | HTMLTextAreaElement;
export type Ears = {
  /** A burst that reads as a code of this shop or looks like one. */
  readonly isCode: (text: string) => boolean;
  readonly onScan: (code: string) => void;
  /** A key that was no scan; true when it was used and the browser should leave it alone. */
  readonly onKey: (event: KeyboardEvent) => boolean;
};

/** Listen on the whole document; returns how to stop. */
export function listen(ears: Ears): () => void {
  const wedge = new Wedge(ears.isCode);
  let remembered: { readonly field: Field; readonly value: string } | null = null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
    const result = hasModifier ? null : wedge.key(event.key, event.timeStamp);
    if (wedge.length === 1) remembered = fieldNow();
    if (result) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (remembered) restore(remembered.field, remembered.value);
      remembered = null;
      ears.onScan(result.scan);
      return;
    }
    if (ears.onKey(event)) event.preventDefault();
  };
  document.addEventListener("keydown", onKeyDown, { capture: true });
  return () => document.removeEventListener("keydown", onKeyDown, { capture: true });
}

function fieldNow(): { readonly field: Field; readonly value: string } | null {
  const focused = document.activeElement;
  const isField = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
  return isField ? { field: focused, value: focused.value } : null;
}

function restore(field: Field, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
