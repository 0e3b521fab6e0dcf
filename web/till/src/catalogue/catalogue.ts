/** The till's copy of what this store sells: an array in memory, a map of barcodes, folded text for search.
 *
 * Keeps true: built once per catalogue version; nothing here computes money.
 */
import type { Promotion, TableVersions, TaxCategory, TaxRate, TenderKind } from "@tillbook/rules";
import { type Decoder, flag, list, nullable, object, oneOf, text, whole } from "../journal/decode";
import { promotion, tableVersions } from "./promotion";
import { search, type Searchable, searchable } from "./search";

export type Barcode = { readonly code: string; readonly quantity_milli: number; readonly kind: string };
export type Variant = {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly barcodes: readonly Barcode[];
  readonly category_id: string | null;
  readonly unit: string;
  readonly is_weighed: boolean;
  readonly tax_category: string;
  readonly price_minor: number | null;
  readonly icon: string | null;
  readonly picture_url: string | null;
  readonly on_hand_milli: number | null;
};
export type Category = { readonly id: string; readonly name: string; readonly parent_id: string | null };
export type Favourites = { readonly tab: string; readonly variants: readonly string[] };
export type TenderChoice = { readonly kind: TenderKind; readonly name: string };

/** The answer of `GET /till/catalogue`. */
export type CatalogueData = {
  readonly version: string;
  /** When the stock figures were true; null: when the answer came. */
  readonly as_of: string | null;
  readonly store: string;
  /** Where the store's clock stands; null: this machine's zone. */
  readonly time_zone: string | null;
  readonly currency: string;
  readonly currency_exponent: number;
  readonly prices_include_tax: boolean;
  readonly rounding: "line" | "document";
  readonly cash_rounding_minor: number;
  readonly table_versions: TableVersions;
  readonly tax_categories: readonly TaxCategory[];
  readonly categories: readonly Category[];
  readonly variants: readonly Variant[];
  readonly promotions: readonly Promotion[];
  readonly favourites: readonly Favourites[];
  readonly tenders: readonly TenderChoice[];
  readonly quick_notes_minor: readonly number[];
};

const barcode = object<Barcode>({ code: text, quantity_milli: whole, kind: text });

/** Reads one variant as the catalogue and `/scan` send it. */
export const variant: Decoder<Variant> = object<Variant>({
  id: text,
  name: text,
  code: text,
  barcodes: list(barcode),
  category_id: nullable(text),
  unit: text,
  is_weighed: flag,
  tax_category: text,
  price_minor: nullable(whole),
  icon: nullable(text),
  picture_url: nullable(text),
  on_hand_milli: nullable(whole),
});

/** A version may be a number or a text: only its sameness matters. */
const versionMark: Decoder<string> = (value, place) => (typeof value === "number" ? String(value) : text(value, place));

export const catalogueData: Decoder<CatalogueData> = object<CatalogueData>({
  version: versionMark,
  as_of: nullable(text),
  store: anyStore,
  time_zone: nullable(text),
  currency: text,
  currency_exponent: whole,
  prices_include_tax: flag,
  rounding: oneOf("line", "document"),
  cash_rounding_minor: whole,
  table_versions: tableVersions,
  tax_categories: list(object<TaxCategory>({ id: text, name: text, rates: list(object<TaxRate>({ id: text, name: text, ppm: whole })) })),
  categories: list(object<Category>({ id: text, name: text, parent_id: nullable(text) })),
  variants: list(variant),
  promotions: list(promotion),
  favourites: list(object<Favourites>({ tab: text, variants: list(text) })),
  tenders: list(object<TenderChoice>({ kind: oneOf("cash", "card", "mobile", "credit", "account"), name: text })),
  quick_notes_minor: list(whole),
});

/** The store comes as its id, or as an object that holds it. */
function anyStore(value: unknown, place: string): string {
  return typeof value === "object" && value !== null ? object<{ id: string }>({ id: text })(value, place).id : text(value, place);
}

/** A barcode found: the variant and how many of it one scan means. */
export type Scanned = { readonly variant: Variant; readonly quantityMilli: number; readonly barcode: string };

/** The catalogue, ready to sell from. */
export class Catalogue {
  private readonly byId = new Map<string, Variant>();
  private readonly byCode = new Map<string, Scanned>();
  private readonly parents = new Map<string, string | null>();
  private readonly chains = new Map<string, readonly string[]>();
  private readonly texts: readonly Searchable<Variant>[];

  /** What this country calls its tax, where every rate's name begins with the same word (`VAT 20 %`); else null. */
  readonly taxName: string | null;

  /** When its stock figures were true. */
  readonly readAt: Date;

  constructor(
    readonly data: CatalogueData,
    answeredAt: Date,
  ) {
    this.readAt = data.as_of === null ? answeredAt : new Date(data.as_of);
    const words = new Set(data.tax_categories.flatMap((category) => category.rates).map((rate) => rate.name.split(/\s/)[0] ?? ""));
    const [word] = [...words];
    this.taxName = words.size === 1 && word && /^\p{L}+$/u.test(word) ? word : null;
    for (const category of data.categories) this.parents.set(category.id, category.parent_id);
    for (const item of data.variants) {
      this.byId.set(item.id, item);
      for (const code of item.barcodes) {
        this.byCode.set(code.code, { variant: item, quantityMilli: code.quantity_milli, barcode: code.code });
      }
      if (item.code && !this.byCode.has(item.code)) this.byCode.set(item.code, { variant: item, quantityMilli: 1000, barcode: item.code });
    }
    this.texts = data.variants.map((item) => searchable(item, item.name, [item.code, ...item.barcodes.map((code) => code.code)]));
  }

  /** The category of a variant and all above it, nearest first. */
  categoriesOf(item: Variant): readonly string[] {
    const known = item.category_id === null ? [] : this.chains.get(item.category_id);
    if (known) return known;
    const chain: string[] = [];
    for (let id = item.category_id; id !== null && !chain.includes(id); id = this.parents.get(id) ?? null) chain.push(id);
    this.chains.set(item.category_id as string, chain);
    return chain;
  }

  /** The variant of an id, or null when it is not sold here. */
  variant(id: string): Variant | null {
    return this.byId.get(id) ?? null;
  }

  /** What a barcode or code means here, or null. A leading nought of a 12-digit code is forgiven. */
  scanned(code: string): Scanned | null {
    return this.byCode.get(code) ?? this.byCode.get(`0${code}`) ?? (code.startsWith("0") ? (this.byCode.get(code.slice(1)) ?? null) : null);
  }

  /** Variants whose name, code or barcode holds every word of the query, best first. */
  search(query: string): { readonly found: readonly Variant[]; readonly total: number } {
    return search(this.texts, query);
  }
}
