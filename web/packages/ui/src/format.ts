/** Money, quantities and times as people of a place write them, by `Intl`.
 *
 * Keeps true: no figure passes through a float (a minor amount becomes an exact decimal string first); a negative amount
 * carries U+2212; the currency's exponent comes from the company, never from a guess.
 */

/** How this shop writes figures. */
export type FigureSetting = { readonly locale: string; readonly currency: string; readonly exponent: number };

const cached = new Map<string, Intl.NumberFormat>();
const cachedTimes = new Map<string, Intl.DateTimeFormat>();

/** `"-12.50"` from -1250 and an exponent of 2: exact at any size. */
export function decimalText(minor: number, exponent: number): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not an exact integer: ${minor}`);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const cut = digits.length - exponent;
  const body = exponent === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return minor < 0 ? `-${body}` : body;
}

/** An amount without its sign of currency: `47.36`. */
export function amount(minor: number, setting: FigureSetting): string {
  const format = numberFormat(setting.locale, { minimumFractionDigits: setting.exponent, maximumFractionDigits: setting.exponent });
  return exact(format, decimalText(minor, setting.exponent));
}

/** An amount with its currency, for totals only: `£47.36`. */
export function money(minor: number, setting: FigureSetting): string {
  const format = numberFormat(setting.locale, {
    style: "currency",
    currency: setting.currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: setting.exponent,
    maximumFractionDigits: setting.exponent,
  });
  return exact(format, decimalText(minor, setting.exponent));
}

/** A note or coin as one says it: `£10`, `50p` is the caller's affair; whole amounts lose their zeros. */
export function roundMoney(minor: number, setting: FigureSetting): string {
  if (minor % 10 ** setting.exponent !== 0) return money(minor, setting);
  const options = { style: "currency", currency: setting.currency, currencyDisplay: "narrowSymbol", maximumFractionDigits: 0 } as const;
  return exact(numberFormat(setting.locale, { ...options, minimumFractionDigits: 0 }), decimalText(minor, setting.exponent));
}

/** A quantity of thousandths: `3`, `0.482`. */
export function quantity(milli: number, setting: Pick<FigureSetting, "locale">): string {
  return exact(numberFormat(setting.locale, { minimumFractionDigits: 0, maximumFractionDigits: 3 }), decimalText(milli, 3));
}

/** A whole number with the place's grouping. */
export function count(number: number, setting: Pick<FigureSetting, "locale">): string {
  return exact(numberFormat(setting.locale, {}), String(number));
}

/** A rate in parts per million as percent: 200000 is `20%` or `20 %`, as the place writes it. */
export function percent(ppm: number, setting: Pick<FigureSetting, "locale">): string {
  return exact(numberFormat(setting.locale, { style: "percent", maximumFractionDigits: 3 }), decimalText(ppm, 6));
}

/** The sign between whole and fraction in this place. */
export function decimalSign(setting: Pick<FigureSetting, "locale">): string {
  return numberFormat(setting.locale, { minimumFractionDigits: 1 }).formatToParts(0.5).find((part) => part.type === "decimal")?.value ?? ".";
}

/** `14:32` in the given time zone, or in the machine's. */
export function clockTime(at: Date, locale: string, timeZone?: string): string {
  return timeFormat(locale, { hour: "2-digit", minute: "2-digit", ...(timeZone ? { timeZone } : {}) }).format(at);
}

/** `Friday 20 November`. */
export function longDay(at: Date, locale: string, timeZone?: string): string {
  return timeFormat(locale, { weekday: "long", day: "numeric", month: "long", ...(timeZone ? { timeZone } : {}) }).format(at);
}

/** `20 Nov 2026, 14:32`. */
export function dayAndTime(at: Date, locale: string, timeZone?: string): string {
  return timeFormat(locale, { dateStyle: "medium", timeStyle: "short", ...(timeZone ? { timeZone } : {}) }).format(at);
}

function exact(format: Intl.NumberFormat, decimal: string): string {
  // A decimal string is formatted exactly (ECMA-402 2023); the library's types know it as a template literal.
  return format.format(decimal as `${number}`).replace("-", "−");
}

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let format = cached.get(key);
  if (!format) cached.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format;
}

function timeFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let format = cachedTimes.get(key);
  if (!format) cachedTimes.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}
