/** Barcodes as typed: split, and a GTIN's check digit looked at before the server does. */

/** The codes in a typed list, in order, each once. */
export function barcodesFrom(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}

/** Whether the last digit of 8, 12, 13 or 14 digits is the check digit GS1 asks for. */
export function hasRightCheckDigit(code: string): boolean {
  const digits = [...code].map(Number);
  const check = digits.pop();
  const sum = digits.reverse().reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === check;
}

/** The codes that look like a GTIN and have a wrong check digit. */
export function badBarcodes(text: string): string[] {
  return barcodesFrom(text).filter((code) => /^(\d{8}|\d{12,14})$/.test(code) && !hasRightCheckDigit(code));
}
