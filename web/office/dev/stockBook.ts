/** The development server's movements: sales of the period plus a restock and a breakage, balanced so that closing equals on hand. */
import type { Movement, MovementKind, Place, Sale, Variant, WhereAnswer, WhereStep } from '../../packages/api/src/contract.ts';
import { extraMovements, idFor, people, sales, shops, stock, stores, variants } from './seed.ts';

const VIRTUAL: Record<'customer' | 'supplier' | 'loss', Place> = { customer: { id: 'v-customer', name: 'Customer', kind: 'customer' }, supplier: { id: 'v-supplier', name: 'Supplier', kind: 'supplier' }, loss: { id: 'v-loss', name: 'Loss', kind: 'loss' } };

/** A store as a place. */
export function placeOf(storeId: string): Place {
  const store = stores.find((item) => item.id === storeId);
  return { id: storeId, name: store?.name ?? '?', kind: 'store' };
}

interface Made { variantId: string; from: Place; to: Place; milli: number; kind: MovementKind; at: string; label: string; type: string; docId: string; person: string; reason?: string | undefined }

let movementCount = 182_000;

/** One movement row. */
export function movement(made: Made): Movement {
  return {
    id: (movementCount += 1), variant_id: made.variantId, source: made.from, target: made.to, quantity_milli: made.milli, kind: made.kind, reason: made.reason ?? null, document_id: made.docId, document_type: made.type, document_label: made.label,
    person_name: made.person, occurred_at: made.at, recorded_at: made.at, unit_cost_minor: null,
  };
}

function ofSale(sale: Sale, variantId: string): Movement[] {
  return sale.lines.filter((line) => line.variant === variantId).map((line) => movement({ variantId, from: placeOf(sale.store.id), to: VIRTUAL.customer, milli: line.quantity_milli, kind: 'sale', at: sale.occurred_at, label: sale.receipt_no, type: 'sale', docId: sale.id, person: sale.person.name }));
}

/** All movements of a variant, newest first; `storeId` narrows to one place. */
export function movementsOf(variantId: string, storeId: string | null): Movement[] {
  const store = storeId === null ? null : storeId;
  const rows = sales.flatMap((sale) => (store === null || sale.store.id === store ? ofSale(sale, variantId) : []));
  const place = placeOf(store ?? shops[0]?.id ?? '');
  const days = (n: number) => new Date(Date.now() - n * 86_400_000).toISOString();
  rows.push(movement({ variantId, from: VIRTUAL.supplier, to: place, milli: 30000, kind: 'receive', at: days(7), label: 'GR-0551', type: 'restock', docId: idFor('doc'), person: 'Sam Dacey' }));
  rows.push(movement({ variantId, from: VIRTUAL.supplier, to: place, milli: 24000, kind: 'receive', at: days(16), label: 'GR-0533', type: 'restock', docId: idFor('doc'), person: 'Sam Dacey' }));
  rows.push(movement({ variantId, from: VIRTUAL.customer, to: place, milli: 1000, kind: 'return', at: days(5), label: 'S01R01-1-004377', type: 'return', docId: (sales[3] as Sale).id, person: 'Aya Kessler', reason: 'unwanted' }));
  rows.push(movement({ variantId, from: place, to: VIRTUAL.loss, milli: 2000, kind: 'adjust', at: days(3), label: 'ADJ-0412', type: 'adjustment', docId: idFor('doc'), person: 'Milan Tott', reason: 'breakage' }));
  rows.push(...extraMovements.filter((row) => row.variant_id === variantId && (store === null || row.target.id === store || row.source.id === store)));
  return rows.sort((one, other) => other.occurred_at.localeCompare(one.occurred_at));
}

function isIn(row: Movement): boolean {
  return row.target.kind === 'store';
}

/** Opening, steps, closing and movements of one variant in one store and period; closing is on hand where the period ends today. */
export function where(variantId: string, storeId: string, from: string, to: string): WhereAnswer {
  const variant = variants.find((item) => item.id === variantId) as Variant;
  const onHand = stock.get(variantId)?.find((item) => item.store_id === storeId)?.on_hand_milli ?? 0;
  const all = movementsOf(variantId, storeId);
  let after = onHand;
  const balances = new Map<number, number>();
  for (const row of all) {
    balances.set(row.id, after);
    after -= isIn(row) ? row.quantity_milli : -row.quantity_milli;
  }
  const inPeriod = all.filter((row) => row.occurred_at.slice(0, 10) >= from && row.occurred_at.slice(0, 10) <= to);
  const steps: WhereStep[] = [];
  for (const row of inPeriod) {
    const direction = isIn(row) ? 'in' : 'out';
    const step = steps.find((item) => item.kind === row.kind && item.direction === direction);
    if (step === undefined) steps.push({ kind: row.kind, direction, quantity_milli: row.quantity_milli, movements: 1 });
    else { step.quantity_milli += row.quantity_milli; step.movements += 1; }
  }
  const closing = balances.get(inPeriod[0]?.id ?? 0) ?? onHand;
  const change = inPeriod.reduce((sum, row) => sum + (isIn(row) ? row.quantity_milli : -row.quantity_milli), 0);
  return { variant: variant.id, store: storeId, unit: variant.unit, opening_milli: closing - change, steps, closing_milli: closing, on_hand_milli: onHand, agrees: true, movements: inPeriod };
}

/** Books goods in or out of a store: the balance moves and a movement says why. */
export function post(variantId: string, storeId: string, milli: number, doc: { label: string; type: string; kind: MovementKind; reason?: string | undefined }): void {
  const row = stock.get(variantId)?.find((item) => item.store_id === storeId);
  if (row === undefined) return;
  row.on_hand_milli += milli;
  row.available_milli += milli;
  const other = doc.kind === 'receive' ? VIRTUAL.supplier : VIRTUAL.loss;
  const place = placeOf(storeId);
  extraMovements.push(movement({ variantId, from: milli > 0 ? other : place, to: milli > 0 ? place : other, milli: Math.abs(milli), kind: doc.kind, at: new Date().toISOString(), label: doc.label, type: doc.type, docId: idFor('doc'), person: people[0]?.name ?? '', reason: doc.reason }));
}
