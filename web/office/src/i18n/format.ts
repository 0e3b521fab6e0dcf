/**
 * Writes money, quantities, percentages and times for a reader.
 *
 * Keeps true: money and quantities come in as integers and are never rounded on the way to the reader unless an overview asks
 * for whole units; the minus sign is U+2212; dates show the year only when it is not the current one; `Intl` does all of it.
 */

const MINUS = '\u2212';
const NBSP = '\u00a0';

export interface FormatSettings {
  locale: string;
  currency: string;
  exponent: number;
  timeZone: string;
  now: () => Date;
}

export interface Format {
  locale: string;
  /** Exact amount, with the currency's decimals: a document's figure. */
  money: (minor: number) => string;
  /** Whole currency units: an overview's figure. */
  moneyWhole: (minor: number) => string;
  /** Amount with sign, without currency: a column's change. */
  change: (minor: number) => string;
  /** Whole units without currency: a chart's or a table's figure whose head names the currency. */
  plain: (minor: number) => string;
  /** Exact amount without the currency sign. */
  amount: (minor: number) => string;
  /** Pieces without decimals; weighed goods always with three, so that a column lines up. */
  quantity: (milli: number, unit?: string) => string;
  signedQuantity: (milli: number) => string;
  count: (value: number) => string;
  /** `ratio` 0.073 becomes "7.3 %" with a no-break space. */
  percent: (ratio: number) => string;
  signedPercent: (ratio: number) => string;
  /** A rate in parts per million: 230000 becomes "23 %". */
  rate: (ppm: number) => string;
  day: (date: string | Date) => string;
  longDay: (date: string | Date) => string;
  time: (at: string | Date) => string;
  moment: (at: string | Date) => string;
  /** The shortest that is still clear: the time today, else the day. */
  shortMoment: (at: string) => string;
  hour: (hour: number) => string;
  range: (from: string, to: string) => string;
  currencySign: string;
}

/** A calendar date has no time zone: it is read as noon UTC and written in UTC. */
function dateOf(value: string | Date): { date: Date; isCalendar: boolean } {
  if (value instanceof Date) return { date: value, isCalendar: false };
  const isCalendar = /^\d{4}-\d{2}-\d{2}$/.test(value);
  return { date: new Date(isCalendar ? `${value}T12:00:00Z` : value), isCalendar };
}

const minus = (text: string): string => text.replace('-', MINUS);

function quantityFormats(locale: string): (milli: number, isSigned: boolean, isWeighed?: boolean) => string {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const weighed = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return (milli, isSigned, isWeighed = false) => {
    const format = milli % 1000 === 0 && !isWeighed ? plain : weighed;
    const text = minus(format.format(milli === 0 ? 0 : milli / 1000));
    return isSigned && milli > 0 ? `+${text}` : text;
  };
}

function dayFormats(settings: FormatSettings) {
  const of = (options: Intl.DateTimeFormatOptions, zone: string) => new Intl.DateTimeFormat(settings.locale, { ...options, timeZone: zone });
  const write = (options: Intl.DateTimeFormatOptions) => (value: string | Date) => {
    const { date, isCalendar } = dateOf(value);
    if (Number.isNaN(date.getTime())) return '';
    const zone = isCalendar ? 'UTC' : settings.timeZone;
    const isOtherYear = date.getUTCFullYear() !== settings.now().getUTCFullYear();
    return of(isOtherYear ? { ...options, year: 'numeric' } : options, zone).format(date).replace(/,/g, '');
  };
  const clock = of({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, settings.timeZone);
  return {
    day: write({ weekday: 'short', day: 'numeric', month: 'short' }),
    longDay: write({ weekday: 'long', day: 'numeric', month: 'long' }),
    shortDay: write({ day: 'numeric', month: 'short' }),
    time: (at: string | Date) => clock.format(dateOf(at).date),
  };
}

function moneyFormats({ locale, currency, exponent }: FormatSettings) {
  const scale = 10 ** exponent;
  const symbol = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const exact = new Intl.NumberFormat(locale, { ...symbol, minimumFractionDigits: exponent, maximumFractionDigits: exponent });
  const whole = new Intl.NumberFormat(locale, { ...symbol, maximumFractionDigits: 0, minimumFractionDigits: 0 });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const amount = new Intl.NumberFormat(locale, { minimumFractionDigits: exponent, maximumFractionDigits: exponent });
  const changed = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  const sign = exact.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency;
  // A sum of nothing can be minus zero; a reader must never see "-0.00".
  const write = (format: Intl.NumberFormat) => (minor: number) => minus(format.format(minor === 0 ? 0 : minor / scale));
  return {
    currencySign: sign,
    money: write(exact),
    moneyWhole: write(whole),
    plain: write(plain),
    amount: write(amount),
    change: write(changed),
  };
}

/** All writers for one reader: their locale, the company's currency, the store's time zone. */
export function formatter(settings: FormatSettings): Format {
  const { locale } = settings;
  const quantity = quantityFormats(locale);
  const days = dayFormats(settings);
  const ratio = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const rate = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = (value: number) => `${minus(ratio.format(value * 100))}${NBSP}%`;
  return {
    locale,
    ...moneyFormats(settings),
    quantity: (milli, unit) => quantity(milli, false, unit === 'kg'),
    signedQuantity: (milli) => quantity(milli, true),
    count: (value) => minus(whole.format(value)),
    percent,
    signedPercent: (value) => (Math.round(value * 1000) > 0 ? `+${percent(value)}` : percent(value).replace(`${MINUS}0.0`, '0.0')),
    rate: (ppm) => `${rate.format(ppm / 10_000)}${NBSP}%`,
    day: days.day,
    longDay: days.longDay,
    time: days.time,
    shortMoment: (at) => (days.day(at) === days.day(settings.now()) ? days.time(at) : days.shortDay(at)),
    moment: (at) => `${days.day(at)} ${days.time(at)}`,
    hour: (hour) => `${hour}:00`,
    range: (from, to) => {
      if (from === to) return days.shortDay(to);
      const isSameMonth = from.slice(0, 7) === to.slice(0, 7);
      return `${isSameMonth ? Number(from.slice(8)) : days.shortDay(from)} – ${days.shortDay(to)}`;
    },
  };
}

const LEFT_TO_RIGHT = '\u2066';
const END = '\u2069';

/** The same writers for a page that runs right to left: every figure stays left to right, its sign in front. */
export function isolated(format: Format): Format {
  const isolate = (write: unknown): unknown => (typeof write === 'function' ? (...values: unknown[]) => LEFT_TO_RIGHT + (write as (...given: unknown[]) => string)(...values) + END : write);
  return Object.fromEntries(Object.entries(format).map(([name, write]: [string, unknown]) => [name, isolate(write)])) as unknown as Format;
}
