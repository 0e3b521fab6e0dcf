/**
 * Reads what people type as amounts and quantities into integers, without floats on the way.
 *
 * Accepts "1,5" and "1.5", thousands marks ("1.234,50", "1,234.50", "1 234,50"), a sign, and one product ("5*12").
 */

const PLAIN = /^([+\-\u2212]?)(\d*)(?:\.(\d*))?$/;

/** Makes one decimal point of whatever marks were typed; null where the marks contradict each other. */
function normal(text: string): string | null {
  const bare = text.replace(/[\s\u00a0\u202f']/g, '');
  const marks = bare.match(/[.,]/g) ?? [];
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (marks.length === 0) return bare;
  const isOneKind = new Set(marks).size === 1;
  if (isOneKind && marks.length > 1) return /^[+\-\u2212]?\d{1,3}([.,]\d{3})+$/.test(bare) ? bare.replace(/[.,]/g, '') : null;
  const whole = bare.slice(0, last).replace(/[.,]/g, '');
  return `${whole}.${bare.slice(last + 1)}`;
}

function scaled(text: string, decimals: number): number | null {
  const clean = normal(text);
  const match = clean === null ? null : PLAIN.exec(clean);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  if (/[1-9]/.test(fraction.slice(decimals))) return null;
  const digits = (whole === '' ? '0' : whole) + fraction.slice(0, decimals).padEnd(decimals, '0');
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) return null;
  return sign === '' || sign === '+' ? value : value === 0 ? 0 : -value;
}

/** A typed number times 10^decimals, or null where it is none or has more decimals than allowed. */
export function parseScaled(text: string, decimals: number): number | null {
  const parts = text.split('*').map((part) => part.trim());
  if (parts.length === 1) return scaled(text.trim(), decimals);
  if (parts.length !== 2) return null;
  const times = scaled(parts[0] ?? '', 0);
  const each = scaled(parts[1] ?? '', decimals);
  if (times === null || each === null) return null;
  const value = times * each;
  return Number.isSafeInteger(value) ? value : null;
}

/** A typed price or sum in minor units. */
export function parseMinor(text: string, exponent: number): number | null {
  return parseScaled(text, exponent);
}

/** A typed quantity in thousandths; whole pieces only where the unit is not weighed. */
export function parseMilli(text: string, isWeighed: boolean): number | null {
  const milli = parseScaled(text, 3);
  return milli !== null && !isWeighed && milli % 1000 !== 0 ? null : milli;
}

/** An integer written back with a decimal point, for an input to start from: 2950 with 2 decimals is "29.50". */
export function unscaled(value: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return value < 0 ? `-${text}` : text;
}
