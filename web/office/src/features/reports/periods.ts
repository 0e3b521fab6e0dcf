/** How a period is cut into points, and how two periods of the same length are laid over each other. */
import type { RevenueItem } from '@tillbook/api';
import { daysInclusive } from '../../app/dates';
import type { LineRow } from '../../parts/charts/LineChart';

/** Days up to three months, then weeks, then months. */
export function bucketFor(from: string, to: string): 'day' | 'week' | 'month' {
  const days = daysInclusive(from, to);
  return days <= 92 ? 'day' : days <= 400 ? 'week' : 'month';
}

/** The n-th point of this period beside the n-th of the one before. */
export function pairUp(now: RevenueItem[], before: RevenueItem[]): LineRow[] {
  return now.map((item, at) => ({ x: item.at, now: item.net_minor, before: before[at]?.net_minor ?? null }));
}
