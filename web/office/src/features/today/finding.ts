/**
 * The sentences at the head of the morning page, from computed figures and fixed templates; never generated prose.
 *
 * Keeps true: a comparison is named only where there is something to compare with, and a change under half a percent is "as much".
 */
import type { FigureRow, TodayReport } from '@tillbook/api';

export type Verdict = { kind: 'none' } | { kind: 'first'; minor: number } | { kind: 'more' | 'less' | 'same'; minor: number; ratio: number };

const SAME_BELOW = 0.005;

/** One figure by its id. */
export function figureOf(report: Pick<TodayReport, 'figures'>, id: string): FigureRow | undefined {
  return report.figures.find((figure) => figure.id === id);
}

/** What net sales say against the same weekday before. */
export function verdictOf(report: Pick<TodayReport, 'figures'>): Verdict {
  const net = figureOf(report, 'net_sales');
  if (net === undefined || net.value === 0) return { kind: 'none' };
  if (net.previous === null || net.previous <= 0) return { kind: 'first', minor: net.value };
  const ratio = net.value / net.previous - 1;
  if (Math.abs(ratio) < SAME_BELOW) return { kind: 'same', minor: net.value, ratio };
  return { kind: ratio > 0 ? 'more' : 'less', minor: net.value, ratio };
}

const MOST = 0.8;

/** The hour from which four fifths of a gain (or loss) came, or null where it is spread over the day. */
export function turningHour(hours: TodayReport['by_hour']): { hour: number; minor: number } | null {
  const changes = hours.map((row) => row.value_minor - row.previous_minor);
  const total = changes.reduce((sum, change) => sum + change, 0);
  if (total === 0 || hours.length < 4) return null;
  for (let at = hours.length - 2; at > 0; at -= 1) {
    const rest = changes.slice(at).reduce((sum, change) => sum + change, 0);
    const hour = hours[at]?.hour;
    if (hour !== undefined && rest / total >= MOST && at >= hours.length / 3) return { hour, minor: rest };
  }
  return null;
}

/** The store that made more than half of the chain's change, or null where none did. */
export function leadingStore(stores: TodayReport['by_store']): { name: string; isRise: boolean } | null {
  const total = stores.reduce((sum, store) => sum + store.change_minor, 0);
  if (total === 0 || stores.length < 2) return null;
  const lead = stores.find((store) => store.change_minor / total > 0.5);
  return lead === undefined ? null : { name: lead.name, isRise: total > 0 };
}

export interface Change {
  kind: 'ratio' | 'points';
  value: number;
  tone: 'good' | 'bad' | 'none';
}

const LESS_IS_GOOD = ['returned'];

/** A figure's change against an earlier value; rates (parts per million) change in points. */
export function changeOf(figure: FigureRow, against: number | null): Change | null {
  if (against === null) return null;
  if (figure.unit !== 'ppm' && against === 0) return null;
  const value = figure.unit === 'ppm' ? (figure.value - against) / 10_000 : figure.value / against - 1;
  const isFlat = figure.unit === 'ppm' ? Math.abs(value) < 0.05 : Math.abs(value) < 0.0005;
  const isGood = value > 0 !== LESS_IS_GOOD.includes(figure.id);
  return { kind: figure.unit === 'ppm' ? 'points' : 'ratio', value, tone: isFlat ? 'none' : isGood ? 'good' : 'bad' };
}
