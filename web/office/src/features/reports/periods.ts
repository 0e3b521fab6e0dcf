/** How a period is cut into points, and how two periods of the same length are laid over each other; a closed day is a gap. */
import type { RevenueItem } from '@tillbook/api';
import { daysInclusive, plusDays } from '../../app/dates';
import type { LineRow } from '../../parts/charts/LineChart';

export type Bucket = 'day' | 'week' | 'month';

/** Days up to three months, then weeks, then months. */
export function bucketFor(from: string, to: string): Bucket {
  const days = daysInclusive(from, to);
  return days <= 92 ? 'day' : days <= 400 ? 'week' : 'month';
}

/** The first day of the bucket a date lies in; weeks begin on Monday. */
export function bucketStart(date: string, by: Bucket): string {
  if (by === 'month') return `${date.slice(0, 7)}-01`;
  if (by === 'day') return date;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return plusDays(date, -((weekday + 6) % 7));
}

/** The first days of all buckets from one date to another, in order. */
export function bucketStarts(from: string, to: string, by: Bucket): string[] {
  const starts: string[] = [];
  for (let at = bucketStart(from, by); at <= to; at = by === 'month' ? bucketStart(plusDays(at, 31), by) : plusDays(at, by === 'week' ? 7 : 1)) starts.push(at);
  return starts;
}

interface Span { from: string; to: string; items: RevenueItem[] }

function byStart(items: RevenueItem[], by: Bucket): Map<string, number> {
  return new Map(items.map((item) => [bucketStart(item.at.length === 7 ? `${item.at}-01` : item.at.slice(0, 10), by), item.net_minor]));
}

/** The n-th point of this period beside the n-th of the one before; null where nothing was sold. */
export function pairUp(now: Span, before: Span, by: Bucket): LineRow[] {
  const [nowOf, beforeOf] = [byStart(now.items, by), byStart(before.items, by)];
  const earlier = bucketStarts(before.from, before.to, by);
  return bucketStarts(now.from, now.to, by).map((x, at) => ({ x, now: nowOf.get(x) ?? null, before: beforeOf.get(earlier[at] ?? '') ?? null }));
}
