/** Stock figures as the grid shows them: which of the five is shown, sums over stores, and the mark a cell carries. */
import type { StockAtStore, StockRow } from '@tillbook/api';

export type Shown = 'on_hand' | 'available' | 'in_transit' | 'on_order';
export const SHOWN: Shown[] = ['on_hand', 'available', 'in_transit', 'on_order'];
export type Mark = 'out' | 'below' | null;
export type Filter = 'all' | 'out' | 'below' | 'coming';

/** The chosen figure of one store, in thousandths. */
export function figureAt(at: StockAtStore, shown: Shown): number {
  return { on_hand: at.on_hand_milli, available: at.available_milli, in_transit: at.in_transit_milli, on_order: at.on_order_milli }[shown];
}

/** Below zero is worse than out; both are said in words beside the colour. */
export function markOf(at: StockAtStore | undefined): Mark {
  if (at === undefined) return null;
  if (at.on_hand_milli < 0) return 'below';
  return at.on_hand_milli === 0 ? 'out' : null;
}

/** The sum of several stores' figures. */
export function sumOf(stores: StockAtStore[]): Omit<StockAtStore, 'store_id'> {
  const empty = { on_hand_milli: 0, reserved_milli: 0, available_milli: 0, in_transit_milli: 0, on_order_milli: 0 };
  return stores.reduce(
    (sum, at) => ({
      on_hand_milli: sum.on_hand_milli + at.on_hand_milli,
      reserved_milli: sum.reserved_milli + at.reserved_milli,
      available_milli: sum.available_milli + at.available_milli,
      in_transit_milli: sum.in_transit_milli + at.in_transit_milli,
      on_order_milli: sum.on_order_milli + at.on_order_milli,
    }),
    empty,
  );
}

/** Whether a row belongs to a filter, looking at the stores shown only. */
export function isIn(row: StockRow, filter: Filter, stores: string[]): boolean {
  const seen = row.stores.filter((at) => stores.includes(at.store_id));
  if (filter === 'out') return seen.some((at) => markOf(at) === 'out');
  if (filter === 'below') return seen.some((at) => markOf(at) === 'below');
  if (filter === 'coming') return seen.some((at) => at.in_transit_milli > 0 || at.on_order_milli > 0);
  return true;
}
