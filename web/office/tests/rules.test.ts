import type { Place, Sale, SaleLine } from '@tillbook/api';
import { describe, expect, test } from 'vitest';
import { cashRounding, returnable, returnBody } from '../src/features/sales/returning';
import { badBarcodes, hasRightCheckDigit } from '../src/features/products/barcodes';
import { isGoodPin } from '../src/features/people/roles';
import { signedFor } from '../src/features/goods/AdjustForm';
import { isIn, markOf, sumOf } from '../src/features/stock/figures';
import { stack } from '../src/parts/charts/Waterfall';
import { actsIn } from '../src/features/orders/states';
import { missing, fieldsFor } from '../src/features/setup/fields';
import { keptDraft } from '../src/parts/drafts';
import { signedFor as signedOnHand } from '../src/features/where/movements';
import { changesOf } from '../src/features/customers/CustomerForm';

const line = (n: number, gross: number, net: number, returned = 0): SaleLine => ({
  n, variant: `v${n}`, name: 'Rye loaf', code: 'BRE-001', quantity_milli: 2000, unit_price_minor: gross / 2, discounts: [], taxes: [{ rate: 'reduced', base_minor: net, tax_minor: gross - net }], net_minor: net, gross_minor: gross, kind: 'goods', returned_milli: returned,
});
const sale = (lines: SaleLine[]): Sale => ({
  id: 'sale-1', type: 'sale', receipt_no: 'S01R01-1-004514', store: { id: 's1', name: 'Riverside' }, register: { id: 'r', code: 'S01R01', name: 'Riverside 1' }, order_id: null, returned: [], person: { id: 'p', name: 'Aya' }, customer: null, business_date: '2026-11-20', occurred_at: '', recorded_at: '',
  body: { lines: [], returned: [], tenders: [{ n: 1, kind: 'cash', amount_minor: 0 }], rounding_minor: 0, totals: { net_minor: 0, tax_minor: 0, gross_minor: 0, discount_minor: 0 }, taxes: [] }, lines, gross_minor: 0, hash: '', warnings: [],
});

describe('a return replays what was sold', () => {
  test('two loaves for 9.60 with 0.79 tax give back exactly that, rounded to coins where paid in cash', () => {
    const lines = [line(1, 960, 881), line(2, 347, 318)];
    const body = returnBody(sale(lines), lines, { reason: 'unwanted', condition: 'sellable', tender: 'cash', cashStep: 5 });
    expect(body.totals).toEqual({ net_minor: -1199, tax_minor: -108, gross_minor: -1307, discount_minor: -0 });
    expect(body.rounding_minor).toBe(2);
    expect(body.tenders).toEqual([{ n: 1, kind: 'cash', amount_minor: -1305 }]);
    expect(body.returned.map((item) => item.of)).toEqual([{ doc_id: 'sale-1', n: 1 }, { doc_id: 'sale-1', n: 2 }]);
  });

  test('a line of which something came back already cannot come back whole', () => {
    expect(returnable(sale([line(1, 960, 881, 1000), line(2, 347, 318)])).map((item) => item.n)).toEqual([2]);
  });

  test.each([[1307, 5, -2], [1308, 5, 2], [-1307, 5, 2], [1305, 5, 0], [1307, 0, 0], [1302, 5, -2], [1303, 5, 2]])('%d rounded to %d changes by %d', (minor, step, by) => expect(cashRounding(minor, step)).toBe(by));
});

describe('barcodes, PINs', () => {
  test('4006381333306 is refused, 4006381333931 is right', () => {
    expect(hasRightCheckDigit('4006381333931')).toBe(true);
    expect(badBarcodes('4006381333931, 4006381333932 SKU-1')).toEqual(['4006381333932']);
  });
  test('easy PINs are refused before they are sent', () => expect(['111111', '123456', '654321', '12345', '12345a', '482913'].map(isGoodPin)).toEqual([false, false, false, false, false, true]));
});

describe('stock', () => {
  const at = (on_hand_milli: number, in_transit_milli = 0) => ({ store_id: 'a', on_hand_milli, reserved_milli: 0, available_milli: on_hand_milli, in_transit_milli, on_order_milli: 0 });
  test('below zero is said before out', () => expect([markOf(at(-1000)), markOf(at(0)), markOf(at(1)), markOf(undefined)]).toEqual(['below', 'out', null, null]));
  test('a filter looks at the stores shown only', () => {
    const row = { variant_id: 'v', name: '', code: '', unit: 'piece', stores: [{ ...at(0), store_id: 'a' }, { ...at(5000, 1000), store_id: 'b' }] };
    expect([isIn(row, 'out', ['a', 'b']), isIn(row, 'out', ['b']), isIn(row, 'coming', ['b'])]).toEqual([true, false, true]);
  });
  test('the chain is the sum of the stores', () => expect(sumOf([at(9000), at(-2000)]).on_hand_milli).toBe(7000));
  test('breakage takes away however it was typed, a correction keeps its sign', () => expect([signedFor('breakage', 2000), signedFor('theft', -2000), signedFor('correction', 2000)]).toEqual([-2000, -2000, 2000]));
  test('a waterfall ends where its closing stands: 48 + 75 - 114 = 9', () => {
    const step = (id: string, milli: number, kind: 'level' | 'in' | 'out') => ({ id, name: id, note: '', text: '', milli, kind });
    const bars = stack([step('opening', 48, 'level'), step('in', 75, 'in'), step('out', -114, 'out'), step('closing', 9, 'level')]);
    expect(bars.map((bar) => [bar.from, bar.to])).toEqual([[0, 48], [48, 123], [123, 9], [0, 9]]);
  });
});

describe('orders, set-up, customers', () => {
  test('completed and cancelled do not go back', () => {
    expect(actsIn('pending')).toEqual(['cancel', 'confirm']);
    expect(actsIn('completed')).toEqual(['refund']);
    expect(actsIn('cancelled')).toEqual([]);
  });
  test('the wizard says what a step still lacks', () => {
    const fields = { ...fieldsFor(undefined), country: 'IE', companyName: 'Rye', storeName: 'Riverside', personName: 'Ines', login: 'ines', passphrase: 'twelve letters', pin: '111111' };
    expect([missing('country', fields), missing('store', fields), missing('person', fields), missing('person', { ...fields, pin: '482913' }), missing('products', fields)]).toEqual([null, null, 'people.pinRule', null, null]);
  });
  test('an edit sends only what was changed', () => {
    const customer = { id: 'c', code: 'CUST-001', name: 'Nadia', email: 'n@example.org', phone: null, address: null, tax_id: null, is_tax_exempt: false, price_list_id: null, group: null, note: null, created_at: '', is_erased: false, has_sign_in: false, version: 1 };
    expect(changesOf({ name: 'Nadia Brandt', email: 'n@example.org', phone: '', address: '', tax_id: '', note: '' }, customer)).toEqual({ name: 'Nadia Brandt' });
  });
});

describe('what was typed', () => {
  test('is kept for 24 hours and not a minute longer', () => {
    const text = JSON.stringify({ at: 1_000_000, value: { name: 'Nadia' } });
    expect(keptDraft(text, 1_000_000 + 86_399_000)).toEqual({ name: 'Nadia' });
    expect(keptDraft(text, 1_000_000 + 86_400_000)).toBeNull();
    expect(keptDraft('not json', 0)).toBeNull();
    expect(keptDraft(null, 0)).toBeNull();
  });
});

describe('movements seen from a store', () => {
  const place = (name: string, kind: Place['kind']) => ({ id: name + kind, name, kind });
  const row = (source: ReturnType<typeof place>, target: ReturnType<typeof place>, quantity_milli: number) => ({ source, target, quantity_milli });
  const shelf = place('Riverside', 'store');
  test('a delivery adds, a sale takes, setting aside changes nothing on hand', () => {
    expect(signedOnHand(row(place('', 'supplier'), shelf, 30000), 'Riverside')).toBe(30000);
    expect(signedOnHand(row(shelf, place('', 'customer'), 2000), 'Riverside')).toBe(-2000);
    expect(signedOnHand(row(shelf, place('Riverside', 'reserved'), 2000), 'Riverside')).toBe(0);
    expect(signedOnHand(row(place('Riverside', 'reserved'), place('', 'customer'), 2000), 'Riverside')).toBe(-2000);
    expect(signedOnHand(row(place('Station', 'store'), shelf, 6000), 'Station')).toBe(-6000);
  });
});
