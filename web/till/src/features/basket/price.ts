/** The bridge from basket and catalogue to the shared rules: every figure on the screen and in the sale comes from there.
 *
 * Keeps true: the n-th living line of the basket is line n of the document; nothing is rounded or summed here but for showing.
 */
import { type BasketLine as RuleLine, type LocalMoment, type ManualDiscount, priceBasket, type PricedBasket, type PriceRules, type PricedLine } from "@tillbook/rules";
import type { Catalogue } from "../../catalogue/catalogue";
import { type Basket, type BasketLine, type Discount, livingLines, setDiscount } from "./basket";
import { localMoment } from "./moment";

/** What took something off a line, for the words under its name. */
export type Reduction = { readonly kind: "promotion" | "manual" | "exempt"; readonly name: string; readonly minor: number };
/** One line as the screen shows it. */
export type LineView = {
  readonly line: BasketLine;
  readonly figures: PricedLine;
  /** What it would cost without reductions. */
  readonly fullMinor: number;
  /** What is shown as its amount: with tax where prices include it, else before tax. */
  readonly shownMinor: number;
  readonly reductions: readonly Reduction[];
};
/** A basket with its figures and views. */
export type Priced = {
  readonly figures: PricedBasket;
  readonly lines: ReadonlyMap<number, LineView>;
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly savedMinor: number;
};

/** What an empty basket costs; the rules price no basket without lines. */
const NOTHING: Priced = {
  figures: { lines: [], totals: { net_minor: 0, tax_minor: 0, gross_minor: 0, discount_minor: 0 }, taxes: [], saved: [] },
  lines: new Map(),
  totalMinor: 0,
  taxMinor: 0,
  savedMinor: 0,
};

/** Price the living lines of a basket as the rules of this store say now; throws RuleError for what no rule allows. */
export function priced(basket: Basket, catalogue: Catalogue, now: Date): Priced {
  const rules: PriceRules = catalogue.data;
  const living = livingLines(basket);
  if (living.length === 0) return NOTHING;
  const figures = priceBasket(
    {
      store: catalogue.data.store,
      at: moment(catalogue, now),
      lines: living.map((line, at) => ruleLine(line, at + 1, catalogue)),
      coupons: [],
      customer_group: basket.customer?.group ?? null,
      is_tax_exempt: basket.customer?.is_tax_exempt ?? false,
    },
    rules,
  );
  const names = new Map(catalogue.data.promotions.map((promotion) => [promotion.id, promotion.name]));
  const views = figures.lines.map((of, at): [number, LineView] => {
    const line = living[at] as BasketLine;
    const shownMinor = rules.prices_include_tax ? of.gross_minor : of.net_minor;
    const offMinor = of.discounts.reduce((sum, each) => sum + each.minor, 0);
    const reductions = of.discounts.map((each) => reduction(each.source, each.minor, names));
    return [line.n, { line, figures: of, fullMinor: shownMinor + offMinor, shownMinor, reductions }];
  });
  const { gross_minor, tax_minor, discount_minor } = figures.totals;
  return { figures, lines: new Map(views), totalMinor: gross_minor, taxMinor: tax_minor, savedMinor: discount_minor };
}

/** What a reduction of one line would do: the line's amount then, and how much it takes off. */
export function previewDiscount(
  basket: Basket,
  catalogue: Catalogue,
  asked: { readonly n: number; readonly discount: Discount; readonly now: Date },
): { readonly shownMinor: number; readonly offMinor: number } | null {
  const view = priced(setDiscount(basket, asked.n, asked.discount), catalogue, asked.now).lines.get(asked.n);
  if (!view) return null;
  const off = view.figures.discounts.filter((each) => each.source === "line").reduce((sum, each) => sum + each.minor, 0);
  return { shownMinor: view.shownMinor, offMinor: off };
}

const moments = new WeakMap<Catalogue, { readonly minute: number; readonly moment: LocalMoment }>();

/** The store's local time changes once a minute; working it out takes longer than pricing a basket. */
function moment(catalogue: Catalogue, now: Date): LocalMoment {
  const minute = Math.floor(now.getTime() / 60_000);
  const known = moments.get(catalogue);
  if (known?.minute === minute) return known.moment;
  const found = localMoment(now, catalogue.data.time_zone);
  moments.set(catalogue, { minute, moment: found });
  return found;
}

function ruleLine(line: BasketLine, n: number, catalogue: Catalogue): RuleLine {
  const discount: ManualDiscount | null = line.discount && { ...line.discount, ...(line.override ? { override: line.override } : {}) };
  return {
    n,
    variant: line.variant.id,
    quantity_milli: line.quantityMilli,
    unit_price_minor: line.unitPriceMinor,
    tax_category: line.variant.tax_category,
    categories: catalogue.categoriesOf(line.variant),
    kind: "goods",
    is_weighed: line.variant.is_weighed,
    discount,
  };
}

function reduction(source: string, minor: number, names: ReadonlyMap<string, string>): Reduction {
  const at = source.indexOf(":");
  if (source === "tax_exempt") return { kind: "exempt", name: "", minor };
  if (at < 0) return { kind: "manual", name: "", minor };
  const id = source.slice(at + 1);
  return { kind: "promotion", name: names.get(id) ?? id, minor };
}
