/** What the development server answers, route by route. */
import type { AuditRow, Customer, Me, Order, OrderState, Page, Person, Sale, Variant } from '../../packages/api/src/contract.ts';
import { payments, proof, revenue, today, topProducts } from './reports.ts';
import { categories, company, customers, idFor, orders, people, registers, sales, stock, stores, variants } from './seed.ts';
import { movementsOf, post, where } from './stockBook.ts';

/** A refusal with the contract's error body. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | null;
  constructor(status: number, code: string, message: string, field: string | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

export interface Ask {
  id: string;
  q: (name: string) => string | null;
  body: Record<string, unknown>;
  cookie: string;
}

type Handler = (ask: Ask) => unknown;

let isSignedIn = process.env['SIGNED_OUT'] === undefined;
let needsSetup = process.env['SETUP'] === '1';
let roleNow = process.env['ROLE'] ?? 'owner';
const MAY: Record<string, number[]> = { owner: Array.from({ length: 47 }, (_, at) => at + 1).filter((n) => n !== 36), cashier: [1, 2, 11, 12, 37, 40, 41] };

function me(): Me {
  const person = people[0] as Person;
  return {
    person: { id: person.id, name: person.name, login: person.login, language: 'en' }, kind: 'office', register: null, roles: [{ role: roleNow, store: null }], may: MAY[roleNow] ?? [], company,
    stores: stores.map(({ id, name, code, kind, group, time_zone, cutoff_minutes }) => ({ id, name, code, kind, group, time_zone, cutoff_minutes })), second_factor: 'off', demo: true, version: '0.1.0',
  };
}

function page<T>(items: T[], ask: Ask): Page<T> {
  const from = Number(ask.q('cursor') ?? 0);
  const limit = Number(ask.q('limit') ?? 50);
  return { items: items.slice(from, from + limit), next: from + limit < items.length ? String(from + limit) : null };
}

const all = <T>(items: T[]): Page<T> => ({ items, next: null });
const has = (text: string, search: string | null): boolean => search === null || text.toLowerCase().includes(search.toLowerCase());

function found<T extends { id: string }>(items: T[], id: string): T {
  const item = items.find((each) => each.id === id);
  if (item === undefined) throw new Refusal(404, 'not_found', 'There is nothing here.');
  return item;
}

const catalogue: Record<string, Handler> = {
  'GET /variants': (ask) => page(variants.filter((item) => has(`${item.name} ${item.code} ${item.barcodes.map((code) => code.code).join(' ')}`, ask.q('search')) && (ask.q('category') === null || item.category_id === ask.q('category')) && item.is_archived === (ask.q('archived') === 'true') && (ask.q('flagged') === null || item.is_flagged)), ask),
  'GET /variants/{id}': (ask) => ({ ...found(variants, ask.id), suppliers: [{ supplier_id: idFor('s'), name: 'Kestrel Roasters', code: 'KR-1000', cost_minor: 1420, pack_milli: 12000 }], prices: [], history: [{ at: new Date(Date.now() - 864e5 * 20).toISOString(), person_name: 'Petra Novak', summary: 'Price changed from 27.80 to 29.50' }, { at: new Date(Date.now() - 864e5 * 200).toISOString(), person_name: 'Ines Maran', summary: 'Created' }] }),
  'PATCH /variants/{id}': (ask) => {
    const { barcodes, ...rest } = ask.body as { barcodes?: { code: string }[] };
    return Object.assign(found(variants, ask.id), rest, barcodes === undefined ? {} : { barcodes: barcodes.map(({ code }) => ({ code, quantity_milli: 1000, kind: 'gtin' })) });
  },
  'POST /variants/{id}/archive': (ask) => Object.assign(found(variants, ask.id), { is_archived: true }),
  'POST /variants/{id}/restore': (ask) => Object.assign(found(variants, ask.id), { is_archived: false }),
  'POST /products': (ask) => {
    const body = ask.body as { name: string; category_id?: string; unit: string; tax_category: string; variants: { barcodes: { code: string }[]; price_minor: number; code?: string }[] };
    const made = body.variants.map((input): Variant => ({
      id: idFor('variant'), name: body.name, product_id: idFor('product'), product_name: body.name, code: input.code ?? 'NEW-1', unit: body.unit, unit_name: body.unit, is_weighed: body.unit === 'kg', category_id: body.category_id ?? null, category_name: categories.find((each) => each.id === body.category_id)?.name ?? null, tax_category: body.tax_category,
      barcodes: input.barcodes.map(({ code }) => ({ code, quantity_milli: 1000, kind: 'gtin' })), price_minor: input.price_minor, options: {}, picture_url: null, icon: '', description: '', is_archived: false, is_flagged: false, version: 1,
    }));
    variants.push(...made);
    for (const variant of made) stock.set(variant.id, stores.map((store) => ({ store_id: store.id, on_hand_milli: 0, reserved_milli: 0, available_milli: 0, in_transit_milli: 0, on_order_milli: 0 })));
    return { id: idFor('product'), variants: made };
  },
  'PATCH /products/{id}': (ask) => { for (const variant of variants.filter((item) => item.product_id === ask.id)) Object.assign(variant, ask.body, typeof ask.body['name'] === 'string' ? { product_name: ask.body['name'] } : {}); return { id: ask.id, name: '', variants: [] }; },
  'PUT /price-lists/{id}/prices': (ask) => { for (const row of ask.body as unknown as { variant_id: string; price_minor: number }[]) found(variants, row.variant_id).price_minor = row.price_minor; return { changed: 1 }; },
  'GET /price-lists': () => [{ id: 'list-1', name: 'Shelf prices' }],
  'GET /categories': () => categories,
  'POST /categories': (ask) => { const made = { id: idFor('category'), name: String(ask.body['name']), parent_id: null, icon: '', position: 0, is_archived: false, version: 1 }; categories.push(made); return made; },
  'PATCH /categories/{id}': (ask) => Object.assign(found(categories, ask.id), ask.body),
  'GET /units': () => [{ code: 'piece', name: 'piece', decimals: 0, is_weighed: false }, { code: 'kg', name: 'kg', decimals: 3, is_weighed: true }],
  'GET /tax-categories': () => [{ id: 'reduced', name: 'Reduced', rates: [{ id: 'r', name: 'VAT 9 %', ppm: 90000 }] }, { id: 'standard', name: 'Standard', rates: [{ id: 's', name: 'VAT 23 %', ppm: 230000 }] }],
  'GET /suppliers': () => [{ id: 'sup-1', name: 'Kestrel Roasters' }, { id: 'sup-2', name: 'Vallée Dairy' }],
  'POST /imports/products': () => ({ dry_run: true, rows: 12, accepted: 10, rejected: 2, unchanged: 0, reasons: [{ row: 4, code: 'bad_check_digit', message: 'The barcode 4006381333309 has a wrong check digit; 4006381333306 would be right.' }, { row: 9, code: 'price_missing', message: 'No price.' }], preview: [{ name: 'Green tea 100 g', price: '6.90', barcode: '4006381999998' }, { name: 'Oat biscuits', price: '3.20', barcode: '' }] }),
};

const stockRoutes: Record<string, Handler> = {
  'GET /stock': (ask) => ({ ...page(variants.filter((item) => !item.is_archived && has(`${item.name} ${item.code}`, ask.q('search')) && (ask.q('variant') === null || item.id === ask.q('variant'))).map((item) => ({ variant_id: item.id, name: item.name, code: item.code, unit: item.unit, stores: stock.get(item.id) ?? [] })), ask), as_of: new Date().toISOString() }),
  'GET /stock/movements': (ask) => page(movementsOf(ask.q('variant') ?? '', ask.q('store')), ask),
  'GET /stock/where': (ask) => where(ask.q('variant') ?? '', ask.q('store') ?? '', ask.q('from') ?? '', ask.q('to') ?? ''),
  'POST /restocks': (ask) => {
    for (const line of ask.body['lines'] as { variant: string; quantity_milli: number }[]) post(line.variant, String(ask.body['store']), line.quantity_milli, { label: 'GR-0560', type: 'restock', kind: 'receive' });
    return { id: ask.body['id'], type: 'restock', hash: '', recorded_at: new Date().toISOString() };
  },
  'POST /adjustments': (ask) => {
    for (const line of ask.body['lines'] as { variant: string; quantity_milli: number }[]) post(line.variant, String(ask.body['store']), line.quantity_milli, { label: 'ADJ-0420', type: 'adjustment', kind: 'adjust', reason: String(ask.body['reason']) });
    return { id: ask.body['id'], type: 'adjustment', hash: '', recorded_at: new Date().toISOString() };
  },
  'GET /proof': () => proof,
  'POST /proof': () => Object.assign(proof, { checked_at: new Date().toISOString() }),
};

function moveOrder(ask: Ask, to: OrderState): Order {
  const order = found(orders, ask.id);
  order.state = to;
  order.history.push({ state: to, at: new Date().toISOString(), person: people[0]?.name ?? '' });
  order.version += 1;
  return order;
}

function placeOrder(ask: Ask): Order {
  const body = ask.body as { id: string; store: string; customer: string; lines: { variant: string; quantity_milli: number }[]; payment_method: string; payment_reference?: string };
  for (const line of body.lines) {
    const row = stock.get(line.variant)?.find((item) => item.store_id === body.store);
    if ((row?.available_milli ?? 0) < line.quantity_milli) throw new Refusal(409, 'insufficient_stock', `Only ${String((row?.available_milli ?? 0) / 1000)} available.`);
  }
  const customer = found(customers, body.customer);
  const store = found(stores, body.store);
  const lines = body.lines.map((line, at) => { const variant = found(variants, line.variant); return { n: at + 1, variant: variant.id, name: variant.name, code: variant.code, returned_milli: 0, quantity_milli: line.quantity_milli, unit_price_minor: variant.price_minor ?? 0, gross_minor: Math.round(((variant.price_minor ?? 0) * line.quantity_milli) / 1000) }; });
  const order: Order = { id: body.id, reference: `ORD-${1248 + orders.length}`, state: 'pending', version: 1, note: null, store: { id: store.id, name: store.name }, customer: { id: customer.id, code: customer.code, name: customer.name }, lines, gross_minor: lines.reduce((sum, line) => sum + line.gross_minor, 0), payment_method: body.payment_method, payment_reference: body.payment_reference ?? null, placed_at: new Date().toISOString(), history: [{ state: 'pending', at: new Date().toISOString(), person: 'Ines Maran' }], sale_id: null };
  orders.unshift(order);
  return order;
}

const selling: Record<string, Handler> = {
  'GET /sales': (ask) => page(sales.filter((sale) => (ask.q('store') === null || sale.store.id === ask.q('store')) && (ask.q('from') === null || sale.business_date >= String(ask.q('from'))) && (ask.q('to') === null || sale.business_date <= String(ask.q('to'))) && has(sale.receipt_no, ask.q('receipt_no')) && (ask.q('type') === null || sale.type === ask.q('type')) && (ask.q('person') === null || sale.person.id === ask.q('person')) && (ask.q('customer') === null || sale.customer?.id === ask.q('customer'))), ask),
  'GET /sales/{id}': (ask) => found(sales, ask.id),
  'POST /sales/{id}/void': (ask) => { const sale = found(sales, ask.id); const copy: Sale = { ...sale, id: idFor('sale'), type: 'return', receipt_no: `${sale.receipt_no.slice(0, -6)}009999`, occurred_at: new Date().toISOString() }; sales.unshift(copy); for (const line of sale.lines) line.returned_milli = line.quantity_milli; return copy; },
  'POST /sales': (ask) => { const body = ask.body['body'] as Sale['body']; const of = body.returned[0]?.of; const sale = found(sales, of?.doc_id ?? ''); for (const back of body.returned) { const line = sale.lines.find((each) => each.n === back.of?.n); if (line) line.returned_milli += back.quantity_milli; } const made: Sale = { ...sale, id: String(ask.body['id']), type: 'return', receipt_no: `${sale.receipt_no.slice(0, -6)}009998`, body, lines: [], returned: [], gross_minor: -body.totals.gross_minor }; sales.unshift(made); return made; },
  'GET /orders': (ask) => page(orders.filter((order) => (ask.q('state') === null || order.state === ask.q('state')) && (ask.q('store') === null || order.store.id === ask.q('store')) && (ask.q('customer') === null || order.customer?.id === ask.q('customer'))), ask),
  'GET /orders/{id}': (ask) => found(orders, ask.id),
  'POST /orders': placeOrder,
  'POST /orders/{id}/confirm': (ask) => moveOrder(ask, 'confirmed'),
  'POST /orders/{id}/complete': (ask) => moveOrder(ask, 'completed'),
  'POST /orders/{id}/cancel': (ask) => moveOrder(ask, 'cancelled'),
  'POST /orders/{id}/refund': (ask) => moveOrder(ask, 'refunded'),
  'GET /customers': (ask) => page(customers.filter((item) => has(`${item.name} ${item.code} ${item.email ?? ''}`, ask.q('search'))), ask),
  'GET /customers/{id}': (ask) => found(customers, ask.id),
  'GET /customers/{id}/history': (ask) => all([...sales.filter((sale) => sale.customer?.id === ask.id).slice(0, 20).map((sale) => ({ type: sale.type, id: sale.id, label: sale.receipt_no, at: sale.occurred_at, store: sale.store, gross_minor: sale.gross_minor, state: null })), ...orders.filter((order) => order.customer?.id === ask.id).map((order) => ({ type: 'order', id: order.id, label: order.reference, at: order.placed_at, store: order.store, gross_minor: order.gross_minor, state: order.state }))]),
  'POST /customers': (ask) => { const made = { id: idFor('customer'), code: `CUST-00${customers.length + 1}`, email: null, phone: null, address: null, tax_id: null, is_tax_exempt: false, price_list_id: null, group: null, note: null, created_at: new Date().toISOString(), is_erased: false, ...ask.body } as Customer; customers.push(made); return made; },
  'PATCH /customers/{id}': (ask) => Object.assign(found(customers, ask.id), ask.body),
  'POST /customers/{id}/erase': (ask) => Object.assign(found(customers, ask.id), { name: 'Erased customer', email: null, phone: null, address: null, is_erased: true }),
};

const auditRows: AuditRow[] = sales.slice(0, 160).map((sale, at) => ({
  id: 60_000 - at, at: sale.recorded_at, person_name: sale.person.name, actor_kind: 'person', action: at % 9 === 4 ? 'variant.price_changed' : 'sale.recorded', object_type: at % 9 === 4 ? 'variant' : 'sale', object_id: sale.id, store_id: sale.store.id,
  summary: at % 9 === 4 ? `Price of ${String(sale.lines[0]?.name)} changed` : `Sale ${sale.receipt_no} recorded`, fields: at % 9 === 4 ? ['price_minor'] : [], sealed: at > 0, hash: at > 0 ? sale.hash : null,
}));

const setup: Record<string, Handler> = {
  'GET /session': () => { if (!isSignedIn) throw new Refusal(401, 'unauthenticated', 'Nobody is signed in.'); return me(); },
  'POST /session': (ask) => {
    if (ask.body['passphrase'] === 'wrong') throw new Refusal(401, 'bad_credentials', 'Not right.');
    if (ask.body['login'] === 'totp' && ask.body['totp'] === undefined) throw new Refusal(401, 'totp_required', 'Code needed.');
    if (ask.body['login'] === 'cashier') roleNow = 'cashier';
    isSignedIn = true;
    return me();
  },
  'DELETE /session': () => { isSignedIn = false; return undefined; },
  'POST /session/totp/setup': () => ({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Tillbook:ines?secret=JBSWY3DPEHPK3PXP', qr_svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h2v2H0zM3 3h1v1H3z"/></svg>' }),
  'POST /session/totp/confirm': () => undefined,
  'DELETE /session/totp': () => undefined,
  'GET /setup': () => ({ needed: needsSetup, countries: [
    { code: 'IE', name: 'Ireland', currency: 'EUR', locale: 'en-IE', time_zones: ['Europe/Dublin'], prices_include_tax: true, taxes: [{ id: 'standard', name: 'VAT 23 %', ppm: 230000 }, { id: 'reduced', name: 'VAT 9 %', ppm: 90000 }], cash_rounding_minor: 5 },
    { code: 'US', name: 'United States', currency: 'USD', locale: 'en-US', time_zones: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'], prices_include_tax: false, taxes: [{ id: 'standard', name: 'Sales tax 8.875 %', ppm: 88750 }], cash_rounding_minor: 0 },
    { code: 'ES', name: 'Spain', currency: 'EUR', locale: 'es-ES', time_zones: ['Europe/Madrid', 'Atlantic/Canary'], prices_include_tax: true, taxes: [{ id: 'standard', name: 'IVA 21 %', ppm: 210000 }], cash_rounding_minor: 0 },
  ] }),
  'POST /setup': () => { needsSetup = false; isSignedIn = true; return me(); },
  'GET /company': () => company,
  'GET /stores': () => stores,
  'GET /people': () => all(people),
  'POST /people': (ask) => { const made = { id: idFor('person'), login: null, language: 'en', roles: [], has_pin: false, has_second_factor: false, is_locked: false, version: 1, is_active: true, ...ask.body } as unknown as Person; people.push(made); return made; },
  'PATCH /people/{id}': (ask) => Object.assign(found(people, ask.id), ask.body),
  'PUT /people/{id}/pin': (ask) => { if (ask.body['pin'] === '111111') throw new Refusal(422, 'pin_too_easy', 'This PIN is too easy to guess.', 'pin'); Object.assign(found(people, ask.id), { has_pin: true }); return undefined; },
  'PUT /people/{id}/passphrase': () => undefined,
  'PUT /people/{id}/roles': (ask) => Object.assign(found(people, ask.id), { roles: ask.body }),
  'GET /registers': () => all(registers),
  'POST /registers': (ask) => { const store = found(stores, String(ask.body['store'])); const made = { id: idFor('register'), code: `${store.code}R0${registers.filter((item) => item.store === store.id).length + 1}`, name: String(ask.body['name']), store: store.id, is_office: false, is_enrolled: false, seen_at: null }; registers.push(made); return made; },
  'POST /registers/{id}/code': () => ({ code: '7KQ4-M2XD', expires_at: new Date(Date.now() + 600_000).toISOString() }),
  'GET /api-keys': () => all([{ id: 'key-1', name: 'Web shop', prefix: 'a81f', store: stores[0]?.id ?? null, is_selling: false, scopes: [12, 37], created_at: new Date(Date.now() - 864e5 * 30).toISOString() }]),
  'POST /api-keys': (ask) => ({ key: { id: idFor('key'), name: ask.body['name'], store: ask.body['store'], is_selling: false, prefix: 'b21c', scopes: ask.body['scopes'], created_at: new Date().toISOString() }, secret: 'tb_b21c_8d1f0c6a7e5b4f39' }),
  'DELETE /api-keys/{id}': () => undefined,
  'GET /reports/today': (ask) => today(ask.q('date') ?? new Date(Date.now() - 864e5).toISOString().slice(0, 10), ask.q('store')),
  'GET /reports/revenue': (ask) => ({ items: revenue(String(ask.q('from')), String(ask.q('to')), ask.q('store')) }),
  'GET /reports/top-products': (ask) => ({ items: topProducts(String(ask.q('from')), String(ask.q('to')), ask.q('store'), Number(ask.q('limit') ?? 10)) }),
  'GET /reports/payment-methods': (ask) => ({ items: payments(String(ask.q('from')), String(ask.q('to')), ask.q('store')) }),
  'GET /audit': (ask) => page(auditRows.filter((row) => has(`${row.object_type} ${row.object_id}`, ask.q('object')) && has(row.action, ask.q('action')) && (ask.q('from') === null || row.at.slice(0, 10) >= String(ask.q('from'))) && (ask.q('to') === null || row.at.slice(0, 10) <= String(ask.q('to')))), ask),
};

export const answers: Record<string, Handler> = { ...catalogue, ...stockRoutes, ...selling, ...setup };
