/** What a person typed or scanned into the search field: `5*code`, a receipt number, or words. */

/** An entry read: how many (thousandths, null where nothing was said), and the rest. */
export type Entry = { readonly quantityMilli: number | null; readonly rest: string };

/** No quantity above this: a barcode typed before the star by mistake must not become one. */
export const QUANTITY_LIMIT_MILLI = 99_999_000;

const TIMES = /^\s*(\d{1,5})(?:[.,](\d{1,3}))?\s*[*×]\s*(.*)$/s;
const RECEIPT = /^S\d{2,}[RW]\d{2,}-\d+-\d{6,}$/i;

/** Read `5*rest`, `0.482*rest` or plain text; a quantity of nought is not one. */
export function readEntry(text: string): Entry {
  const found = TIMES.exec(text);
  if (!found) return { quantityMilli: null, rest: text.trim() };
  const milli = Number(found[1]) * 1000 + Number((found[2] ?? "").padEnd(3, "0"));
  const isUsable = milli > 0 && milli <= QUANTITY_LIMIT_MILLI;
  return { quantityMilli: isUsable ? milli : null, rest: (found[3] as string).trim() };
}

/** True for the printed number of a receipt, such as `S03R02-1-000482`. */
export function isReceiptNumber(text: string): boolean {
  return RECEIPT.test(text.trim());
}

/** True where a text can only be a code: six digits or more and nothing else. */
export function isCodeShaped(text: string): boolean {
  return /^\d{6,}$/.test(text);
}
