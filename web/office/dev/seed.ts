/** The development server's shop: one chain of five stores and a warehouse, made of the same numbers at every start. */
import { createHash } from 'node:crypto';
import type { Category, Company, Customer, Movement, Order, Person, Register, Sale, SaleLine, StockAtStore, Store, TenderKind, Variant } from '../../packages/api/src/contract.ts';

let state = 20261120;

/** The next number of a fixed sequence, 0 <= x < 1. */
export function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
let counter = 0;

/** An id in UUID form, the same at every start. */
export function idFor(kind: string): string {
  counter += 1;
  const hex = createHash('sha256').update(`${kind}-${counter}`).digest('hex');
  return `01935f00-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`;
}

export const company: Company = {
  id: idFor('company'), name: 'Rye & Harbour', country: 'IE', currency: 'EUR', currency_exponent: 2, locale: 'en-IE', language: 'en',
  prices_include_tax: true, second_person: 'over_limits', cash_rounding_minor: 5, tax_id: 'IE3628739L',
};

const STORE_NAMES = ['Riverside', 'Station', 'Harbour', 'Hillcrest', 'Old Town'];
export const stores: Store[] = [...STORE_NAMES, 'Warehouse'].map((name, at) => ({
  id: idFor('store'), code: at === 5 ? 'W01' : `S0${at + 1}`, name, kind: at === 5 ? 'warehouse' : 'store', group: '', time_zone: 'Europe/Dublin',
  cutoff_minutes: 0, address: `${at + 3} ${name} Road`, phone: '', tax_id: '', receipt_header: '', receipt_footer: 'Thank you', return_policy: '30 days', negative_stock: 'warn', is_archived: false,
}));
export const shops = stores.filter((store) => store.kind === 'store');

const SHELF: Record<string, [string, number][]> = {
  Coffee: [['Espresso beans Kestrel 250 g', 890], ['Espresso beans Kestrel 1 kg', 2950], ['Filter beans Hilltop 250 g', 950], ['Filter papers no. 4, 100s', 420], ['Decaf beans Kestrel 250 g', 920]],
  Chilled: [['Oat drink barista 1 L', 229], ['Comté 200 g', 620], ['Salted butter 250 g', 345], ['Free-range eggs, 6', 310], ['Greek yoghurt 500 g', 390], ['Hummus 200 g', 285]],
  Bread: [['Rye loaf 750 g', 480], ['Sourdough 1 kg', 620], ['Croissant', 210], ['Cinnamon knot', 260]],
  Pantry: [['Olive oil Tresa 500 ml', 1150], ['Olive oil Tresa 3 L', 4900], ['Heather honey 340 g', 780], ['Sea salt flakes 240 g', 450], ['Spaghetti no. 5 500 g', 195], ['Chopped tomatoes 400 g', 140], ['Red lentils 500 g', 240], ['Peanut butter 280 g', 395]],
  Fruit: [['Bananas, loose', 195], ['Apples Elstar, loose', 290], ['Lemons', 60], ['Avocado', 150]],
  Wine: [['Riesling dry 0.75 L', 1190], ['Tempranillo 0.75 L', 990], ['Pale ale 0.44 L', 320], ['Cider dry 0.5 L', 290]],
  Home: [['Tote bag, navy', 900], ['Beeswax candle', 1250], ['Dish soap 500 ml', 380], ['Tea towel linen', 1400]],
  Seasonal: [['Stollen 750 g', 1690], ['Mulled wine spices', 490]],
};

export const categories: Category[] = Object.keys(SHELF).map((name) => ({ id: idFor('category'), name, parent_id: null, icon: '', position: 0, is_archived: false, version: 1 }));

/** The check digit of a GTIN-13 body of twelve digits. */
export function gtin(body: string): string {
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return body + String((10 - (sum % 10)) % 10);
}

export const variants: Variant[] = categories.flatMap((category, group) =>
  (SHELF[category.name] ?? []).map(([name, price], at) => {
    const isWeighed = name.endsWith('loose');
    const code = gtin(`40063813${String(group * 20 + at + 11).padStart(4, '0')}`);
    return {
      id: idFor('variant'), name, product_id: idFor('product'), product_name: name, code: `${category.name.slice(0, 3).toUpperCase()}-${String(at + 1).padStart(3, '0')}`, unit: isWeighed ? 'kg' : 'piece', unit_name: isWeighed ? 'kg' : 'pieces', is_weighed: isWeighed,
      category_id: category.id, category_name: category.name, tax_category: ['Wine', 'Home'].includes(category.name) ? 'standard' : 'reduced', barcodes: [{ code, quantity_milli: 1000, kind: 'gtin' as const }],
      price_minor: price, options: {}, picture_url: null, icon: '', description: '', floor_minor: null, is_archived: false, is_flagged: name === 'Mulled wine spices', version: 1,
    };
  }),
);

export const stock = new Map<string, StockAtStore[]>(
  variants.map((variant, at) => [
    variant.id,
    stores.map((store, place) => {
      const base = store.kind === 'warehouse' ? 40 + Math.floor(random() * 150) : Math.floor(random() * 45);
      const onHand = at === 1 && place === 2 ? 0 : at === 11 && place === 3 ? -2 : base;
      const reserved = random() < 0.2 && onHand > 3 ? 2 : 0;
      return {
        store_id: store.id, on_hand_milli: onHand * 1000 + (variant.is_weighed ? 482 : 0), reserved_milli: reserved * 1000,
        available_milli: (onHand - reserved) * 1000 + (variant.is_weighed ? 482 : 0), in_transit_milli: random() < 0.08 ? 12000 : 0, on_order_milli: random() < 0.06 ? 24000 : 0,
      };
    }),
  ]),
);

export const people: Person[] = [
  ['Ines Maran', 'ines', 'owner', null], ['Jo Aldred', 'jo', 'manager', 0], ['Aya Kessler', 'aya', 'cashier', 0], ['Milan Tott', 'milan', 'cashier', 1], ['Sam Dacey', 'sam', 'supervisor', 2], ['Petra Novak', 'petra', 'buyer', null], ['Leo Hart', 'leo', 'accountant', null],
].map(([name, login, role, store]) => ({
  id: idFor('person'), name: String(name), login: String(login), language: 'en', roles: [{ role: String(role), store: store === null ? null : (shops[Number(store)] as Store).id }], has_pin: true, has_second_factor: login === 'ines', is_locked: false, version: 1, is_active: true,
}));

export const registers: Register[] = shops.flatMap((store, at) =>
  Array.from({ length: at === 0 ? 2 : 1 }, (_, n) => ({
    id: idFor('register'), code: `${store.code}R0${n + 1}`, name: `${store.name} ${n + 1}`, store: store.id, is_office: false, is_enrolled: !(at === 4), seen_at: at === 4 ? null : new Date(Date.now() - at * 40_000).toISOString(),
  })),
);

export const customers: Customer[] = ['Café Lumen', 'Nadia Brandt', 'Hotel Strand', 'Tomás Ferrer', 'Wilma Oates', 'Kilmore School', 'Anton Reyes', 'Greta Lindqvist'].map((name, at) => ({
  id: idFor('customer'), code: `CUST-${String(at + 1).padStart(3, '0')}`, name, email: `${name.split(' ')[0]?.toLowerCase().normalize('NFD').replace(/\W/g, '')}@example.org`, phone: `+353 1 555 01${at}0`, address: `${at + 1} Quay Street`, tax_id: at === 2 ? 'IE1234567T' : null,
  is_tax_exempt: at === 5, price_list_id: null, group: at % 3 === 0 ? 'trade' : null, note: null, created_at: new Date(Date.now() - (at + 2) * 86_400_000 * 9).toISOString(), is_erased: false, has_sign_in: false, version: 1,
}));

const rateOf = (variant: Variant): { name: string; ppm: number } => (variant.tax_category === 'standard' ? { name: 'standard', ppm: 230000 } : { name: 'reduced', ppm: 90000 });

function saleLine(variant: Variant, n: number): SaleLine {
  const quantity = variant.is_weighed ? 300 + Math.floor(random() * 900) : (1 + Math.floor(random() * 2.4)) * 1000;
  const gross = Math.round(((variant.price_minor ?? 0) * quantity) / 1000);
  const rate = rateOf(variant);
  const net = Math.round((gross * 1_000_000) / (1_000_000 + rate.ppm));
  return { n, variant: variant.id, name: variant.name, code: variant.code, quantity_milli: quantity, unit_price_minor: variant.price_minor ?? 0, discounts: [], taxes: [{ rate: rate.name, base_minor: net, tax_minor: gross - net }], net_minor: net, gross_minor: gross, kind: 'goods', returned_milli: 0 };
}

const receiptCounters = new Map<string, number>();

/** One sale of one to five lines at a moment. */
export function makeSale(store: Store, at: Date): Sale {
  const lines = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, n) => saleLine(pick(variants), n + 1));
  const gross = lines.reduce((sum, line) => sum + line.gross_minor, 0);
  const net = lines.reduce((sum, line) => sum + line.net_minor, 0);
  const register = registers.find((item) => item.store === store.id) as Register;
  const number = (receiptCounters.get(register.code) ?? 4000) + 1;
  receiptCounters.set(register.code, number);
  const kind = pick<TenderKind>(['cash', 'card', 'card', 'card', 'mobile']);
  const rounding = kind === 'cash' ? Math.round(gross / 5) * 5 - gross : 0;
  const person = pick(people.filter((item) => ['cashier', 'supervisor', 'manager'].includes(item.roles[0]?.role ?? '')));
  const customer = random() < 0.15 ? pick(customers) : null;
  const taxes = ['reduced', 'standard'].map((rate) => ({ rate, base_minor: 0, tax_minor: 0 }));
  for (const line of lines) for (const tax of line.taxes) { const sum = taxes.find((item) => item.rate === tax.rate); if (sum) { sum.base_minor += tax.base_minor; sum.tax_minor += tax.tax_minor; } }
  return {
    id: idFor('sale'), type: 'sale', receipt_no: `${register.code}-1-${String(number).padStart(6, '0')}`, store: { id: store.id, name: store.name }, register: { id: register.id, code: register.code, name: register.name }, person: { id: person.id, name: person.name },
    customer: customer && { id: customer.id, code: customer.code, name: customer.name }, business_date: at.toISOString().slice(0, 10), occurred_at: at.toISOString(), recorded_at: new Date(at.getTime() + 900).toISOString(),
    body: { lines: lines.map(({ name: _n, code: _c, returned_milli: _r, ...line }) => line), returned: [], tenders: [{ n: 1, kind, amount_minor: gross + rounding, ...(kind === 'card' ? { reference: String(Math.floor(random() * 1e6)) } : {}) }], rounding_minor: rounding, totals: { net_minor: net, tax_minor: gross - net, gross_minor: gross, discount_minor: 0 }, taxes: taxes.filter((tax) => tax.base_minor > 0) },
    lines, returned: [], order_id: null, gross_minor: gross, hash: createHash('sha256').update(String(number) + register.code).digest('hex'), warnings: [],
  };
}

export const sales: Sale[] = [];
const now = Date.now();
for (let day = 29; day >= 0; day -= 1) {
  for (const [at, store] of shops.entries()) {
    const count = 10 + Math.floor(random() * 12) - at + (day % 7 === 1 ? 5 : 0);
    for (let n = 0; n < count; n += 1) {
      const time = new Date(now - day * 86_400_000);
      time.setUTCHours(8 + Math.floor((n / count) * 11 + random()), Math.floor(random() * 60), Math.floor(random() * 60), 0);
      if (time.getTime() < now) sales.push(makeSale(store, time));
    }
  }
}
sales.sort((one, other) => other.occurred_at.localeCompare(one.occurred_at));

export const orders: Order[] = Array.from({ length: 14 }, (_, at) => {
  const customer = pick(customers);
  const store = pick(shops);
  const variant = pick(variants);
  const placed = new Date(now - at * 17 * 3_600_000).toISOString();
  const stateNow = (['pending', 'pending', 'confirmed', 'completed', 'cancelled', 'refunded'] as const)[at % 6] ?? 'pending';
  const gross = (variant.price_minor ?? 0) * 3;
  return {
    id: idFor('order'), reference: `ORD-${1247 - at}`, state: stateNow, version: 1, note: null, store: { id: store.id, name: store.name }, customer: { id: customer.id, code: customer.code, name: customer.name },
    lines: [{ n: 1, variant: variant.id, name: variant.name, code: variant.code, returned_milli: 0, quantity_milli: 3000, unit_price_minor: variant.price_minor ?? 0, gross_minor: gross }], gross_minor: gross, payment_method: 'card', payment_reference: at % 2 === 0 ? `T-${90210 + at}` : null,
    placed_at: placed, history: [{ state: 'pending' as const, at: placed, person: 'Jo Aldred' }], sale_id: stateNow === 'completed' || stateNow === 'refunded' ? ((sales[at] as Sale).id) : null,
  };
});

export const extraMovements: Movement[] = [];
