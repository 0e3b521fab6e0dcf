/** Goods and people of the development server: a made-up shop, for trying the till without the real server. */

type Row = readonly [name: string, priceMinor: number, tax: "standard" | "zero", icon: string, tab: string, isWeighed?: boolean];

const ROWS: readonly Row[] = [
  ["Sourdough loaf, large", 420, "zero", "bread", "Counter"],
  ["White tin loaf", 260, "zero", "bread", "Counter"],
  ["Butter croissant", 190, "zero", "cookie", "Counter"],
  ["Carrot cake, slice", 340, "zero", "cake", "Counter"],
  ["Oranges", 320, "zero", "orange-slice", "Counter", true],
  ["Cherries", 980, "zero", "cherries", "Counter", true],
  ["Carrots", 140, "zero", "carrot", "Counter", true],
  ["Peppers, mixed", 95, "zero", "pepper", "Counter"],
  ["Free-range eggs, medium", 275, "zero", "egg", "Counter"],
  ["Mature cheddar", 1450, "zero", "cheese", "Counter", true],
  ["Flat white, to go", 310, "standard", "coffee", "Counter"],
  ["Tulips, bunch", 650, "standard", "flower-tulip", "Counter"],
  ["Paper bag", 20, "standard", "shopping-bag-open", "Counter"],
  ["Jute tote", 400, "standard", "tote", "Counter"],
  ["Beeswax candle, 20 cm", 641, "standard", "flame", "Counter"],
  ["Vine tomatoes", 390, "zero", "cherries", "Fruit & veg", true],
  ["Enamel mug, forest green", 950, "standard", "coffee", "Home"],
  ["Enamel mug, blue", 950, "standard", "coffee", "Home"],
  ["Lavender hand soap 300 ml", 700, "standard", "hand-soap", "Home"],
  ["Lavender hand soap, refill 1 l", 1450, "standard", "drop", "Home"],
  ["Lavazza Qualità Rossa 250 g", 520, "zero", "coffee-bean", "Dairy"],
  ["Lavash flatbread, 4 pieces", 280, "zero", "bread", "Bakery"],
  ["Lavender plant, 12 cm pot", 690, "standard", "plant", "Gifts"],
  ["Candle, lavender and cedar", 1200, "standard", "flame", "Gifts"],
  ["Olive oil, 500 ml", 890, "zero", "drop", "Dairy"],
  ["Extra-fine hand-woven linen tea towel with embroidered border and hanging loop, natural white, 50 × 70 cm", 800, "standard", "towel", "Home"],
  ["Tealights, pack of 50", 495, "standard", "flame", "Home"],
  ["Jam jar with lid 370 ml", 180, "standard", "jar", "Home"],
  ["Cider, dry 500 ml", 380, "standard", "beer-bottle", "Gifts"],
  ["Grand piano, ebony", 8_999_999_00, "standard", "music-note", "Gifts"],
];

const id = (kind: number, n: number) => `01930000-0000-7000-8000-${String(kind).padStart(4, "0")}${String(n).padStart(8, "0")}`;

function gtin(n: number): string {
  const body = `506033750${String(n).padStart(3, "0")}`;
  const sum = Array.from(body).reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return body + String((10 - (sum % 10)) % 10);
}

export const VARIANTS = ROWS.map(([name, price, tax, icon, , isWeighed], n) => ({
  id: id(1, n),
  name,
  code: `P${String(n + 1).padStart(4, "0")}`,
  barcodes: [
    { code: gtin(n), quantity_milli: 1000, kind: "gtin" },
    ...(name.startsWith("Beeswax") ? [{ code: "15060337500998", quantity_milli: 6000, kind: "pack" }] : []),
  ],
  category_id: id(2, 0),
  unit: isWeighed ? "kg" : "piece",
  is_weighed: isWeighed === true,
  tax_category: tax,
  price_minor: price,
  icon,
  picture_url: null,
  on_hand_milli: name.startsWith("Lavash") ? 0 : (n * 7 + 3) * 1000,
}));

const TABS = ["Counter", "Bakery", "Fruit & veg", "Dairy", "Home", "Gifts"];

export const STORE = { id: id(3, 1), name: "Mill Lane" };
export const REGISTER = { id: id(4, 2), code: "S03R02", name: "Till 2" };
export const COMPANY = { name: "Hartley & Wren", currency: "GBP", locale: "en-GB" };

export const CATALOGUE = {
  version: "dev-1",
  store: STORE.id,
  currency: "GBP",
  currency_exponent: 2,
  prices_include_tax: true,
  rounding: "line",
  cash_rounding_minor: 0,
  table_versions: { prices: 1, taxes: 1, promotions: 1, policy: 1 },
  tax_categories: [
    { id: "standard", name: "Standard", rates: [{ id: "vat20", name: "VAT 20 %", ppm: 200_000 }] },
    { id: "zero", name: "Zero", rates: [{ id: "vat0", name: "VAT 0 %", ppm: 0 }] },
  ],
  categories: [{ id: id(2, 0), name: "All", parent_id: null }],
  variants: VARIANTS,
  promotions: [
    {
      id: "soap-week", name: "Soap week", effect: { kind: "percent", ppm: 200_000 }, priority: 100, coupon: null, customer_groups: [], stores: [],
      scope: { variants: VARIANTS.filter((variant) => variant.name.includes("hand soap")).map((variant) => variant.id), categories: [] },
      first_date: null, last_date: null, windows: [],
    },
  ] as unknown[],
  favourites: TABS.map((tab) => ({ tab, variants: VARIANTS.filter((_, n) => ROWS[n]?.[4] === tab).map((variant) => variant.id) })),
  tenders: [
    { kind: "cash", name: "Cash" },
    { kind: "card", name: "Card" },
    { kind: "mobile", name: "Mobile" },
  ],
  quick_notes_minor: [500, 1000, 2000, 5000],
};

export const PEOPLE = [
  ["Amara Mensah", "AM", "111111"],
  ["Tomasz Kowal", "TK", "222222"],
  ["Priya Bhatt", "PB", "333333"],
  ["Joanna Moss", "JM", "444444"],
  ["Ravi Desai", "RD", "555555"],
  ["Ewan Orr", "EO", "666666"],
].map(([name, initials, pin], n) => ({
  id: id(5, n),
  name: name as string,
  initials: initials as string,
  pin: pin as string,
  triesLeft: 5,
  lockedUntil: initials === "EO" ? new Date(Date.now() + 300_000).toISOString() : null,
  lastUsed: n < 2 ? new Date(Date.now() - (n + 1) * 3_600_000).toISOString() : null,
}));

export type DevCustomer = { id: string; code: string; name: string; email: string | null; phone: string | null; is_tax_exempt: boolean; group: string | null };

export const CUSTOMERS: DevCustomer[] = ["Marta Nowak", "Denis O’Brien", "Aïsha Benali", "Hartley Primary School"].map((name, n) => ({
  id: id(6, n),
  code: `CUST-${String(n + 1).padStart(3, "0")}`,
  name,
  email: n === 1 ? null : `${(name.split(" ")[0] as string).toLowerCase()}@example.org`,
  phone: `07700 90012${n}`,
  is_tax_exempt: n === 3,
  group: null,
}));
