/** Calendar dates as `YYYY-MM-DD` text, counted without time zones once the business day is known. */

const DAY_MS = 86_400_000;

const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const text = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The date `days` after (or, negative, before) a date. */
export function plusDays(date: string, days: number): string {
  return text(utc(date) + days * DAY_MS);
}

/** Days from the first date to the second, both counted: 1 Nov to 19 Nov is 19. */
export function daysInclusive(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS) + 1;
}

/** Today's calendar date in a time zone. */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** The first day of the month of a date. */
export function monthStart(date: string): string {
  return `${date.slice(0, 7)}-01`;
}

/** The period of the same length just before, or just after with `step` 1. */
export function shifted(from: string, to: string, step: -1 | 1): { from: string; to: string } {
  const days = daysInclusive(from, to) * step;
  return { from: plusDays(from, days), to: plusDays(to, days) };
}
