/** The development server's figures, computed from its sales. */
import type { FigureRow, PaymentItem, Proof, RevenueItem, Sale, TodayReport, TopProduct } from '../../packages/api/src/contract.ts';
import { sales, shops } from './seed.ts';

const plus = (date: string, days: number): string => new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

function on(date: string, store: string | null): Sale[] {
  return sales.filter((sale) => sale.business_date === date && (store === null || sale.store.id === store));
}

const netOf = (list: Sale[]): number => list.reduce((sum, sale) => sum + sale.body.totals.net_minor, 0);

export const proof: Proof = { checked_at: new Date(new Date().setUTCHours(2, 0, 0, 0)).toISOString(), differences: 0, movements: 184206, balances: 3421, documents: 52110, audit_rows: 60440, audit_breaks: 0, oldest_unsealed_s: 1, findings: [] };

function figure(id: string, unit: FigureRow['unit'], of: (list: Sale[]) => number, lists: [Sale[], Sale[]]): FigureRow {
  const value = of(lists[0]);
  const previous = of(lists[1]);
  return { id, value, unit, previous, last_year: Math.round(previous * 0.94) };
}

function hourly(list: Sale[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const sale of list) {
    const hour = Number(sale.occurred_at.slice(11, 13));
    sums.set(hour, (sums.get(hour) ?? 0) + sale.body.totals.net_minor);
  }
  return sums;
}

/** The morning page's figures for a date and, with `store`, one store. */
export function today(date: string, store: string | null): TodayReport {
  const now = on(date, store);
  const before = on(plus(date, -7), store);
  const lists: [Sale[], Sale[]] = [now, before];
  const hours = hourly(now);
  const hoursBefore = hourly(before);
  const span = [...new Set([...hours.keys(), ...hoursBefore.keys()])].sort((one, other) => one - other);
  return {
    date, compared_with: plus(date, -7), as_of: new Date().toISOString(), finding: { code: 'took', data: {} },
    figures: [
      figure('net_sales', 'minor', netOf, lists), figure('receipts', 'count', (list) => list.length, lists), figure('average_basket', 'minor', (list) => (list.length === 0 ? 0 : Math.round(netOf(list) / list.length)), lists),
      { id: 'gross_margin', unit: 'ppm', value: 384000, previous: 389000, last_year: 378000 }, figure('returned', 'minor', (list) => Math.round(netOf(list) * 0.011), lists),
    ],
    by_hour: span.map((hour) => ({ hour, value_minor: hours.get(hour) ?? 0, previous_minor: hoursBefore.get(hour) ?? 0 })),
    by_store: shops.filter((shop) => store === null || shop.id === store).map((shop) => ({ store_id: shop.id, name: shop.name, value_minor: netOf(now.filter((sale) => sale.store.id === shop.id)), change_minor: netOf(now.filter((sale) => sale.store.id === shop.id)) - netOf(before.filter((sale) => sale.store.id === shop.id)), last_year_minor: Math.round(netOf(before.filter((sale) => sale.store.id === shop.id)) * 0.94) })),
    needs: [
      { code: 'stock_below_zero', data: { count: 1 }, link: '/office/stock?show=below' },
      { code: 'orders_waiting', data: { count: 5 }, link: '/office/orders?state=pending' },
      { code: 'products_flagged', data: { count: 1 }, link: '/office/products?flagged=true' },
    ],
    stores: shops.map((shop, at) => ({ id: shop.id, name: shop.name, last_document_at: new Date(Date.now() - (at === 2 ? 37 * 60_000 : at * 40_000)).toISOString() })),
  };
}

const inPeriod = (from: string, to: string, store: string | null): Sale[] => sales.filter((sale) => sale.business_date >= from && sale.business_date <= to && (store === null || sale.store.id === store));

export function revenue(from: string, to: string, store: string | null): RevenueItem[] {
  const items: RevenueItem[] = [];
  for (let date = from; date <= to; date = plus(date, 1)) {
    const list = on(date, store);
    items.push({ at: date, gross_minor: list.reduce((sum, sale) => sum + sale.gross_minor, 0), net_minor: netOf(list), receipts: list.length });
  }
  return items;
}

export function topProducts(from: string, to: string, store: string | null, limit: number): TopProduct[] {
  const sums = new Map<string, TopProduct>();
  for (const line of inPeriod(from, to, store).flatMap((sale) => sale.lines)) {
    const sum = sums.get(line.variant) ?? { variant_id: line.variant, name: line.name, code: line.code, quantity_milli: 0, net_minor: 0 };
    sums.set(line.variant, { ...sum, quantity_milli: sum.quantity_milli + line.quantity_milli, net_minor: sum.net_minor + line.net_minor });
  }
  return [...sums.values()].sort((one, other) => other.net_minor - one.net_minor).slice(0, limit);
}

export function payments(from: string, to: string, store: string | null): PaymentItem[] {
  const sums = new Map<string, PaymentItem>();
  for (const tender of inPeriod(from, to, store).flatMap((sale) => sale.body.tenders)) {
    const sum = sums.get(tender.kind) ?? { kind: tender.kind, amount_minor: 0, count: 0 };
    sums.set(tender.kind, { ...sum, amount_minor: sum.amount_minor + tender.amount_minor, count: sum.count + 1 });
  }
  return [...sums.values()].sort((one, other) => other.amount_minor - one.amount_minor);
}
