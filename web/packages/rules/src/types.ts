/**
 * What pricing reads and writes: the JSON forms of `tillbook.core.pricing`, member for member (`docs/reference/pricing.md`).
 * Money in `*_minor`, quantities in `*_milli`, rates in parts per million.
 */

export type LineKind = "goods" | "value";

export interface TaxRate { readonly id: string; readonly name: string; readonly ppm: number }

export interface TaxCategory { readonly id: string; readonly name: string; readonly rates: readonly TaxRate[] }

export type Effect =
  | { readonly kind: "percent"; readonly ppm: number }
  | { readonly kind: "unit_amount"; readonly minor: number }
  | { readonly kind: "total_amount"; readonly minor: number }
  | { readonly kind: "fixed_price"; readonly minor: number }
  | { readonly kind: "buy_get"; readonly buy: number; readonly get: number; readonly ppm: number };

export interface Window { readonly from_minute: number; readonly to_minute: number }

export interface Promotion {
  readonly id: string;
  readonly name: string;
  readonly effect: Effect;
  readonly scope: { readonly variants: readonly string[]; readonly categories: readonly string[] };
  readonly priority: number;
  readonly coupon: string | null;
  readonly customer_groups: readonly string[];
  readonly stores: readonly string[];
  readonly first_date: string | null;
  readonly last_date: string | null;
  readonly windows: readonly Window[];
}

export interface TableVersions {
  readonly prices: number;
  readonly taxes: number;
  readonly promotions: number;
  readonly policy: number;
}

export interface PriceRules {
  readonly currency: string;
  readonly prices_include_tax: boolean;
  readonly rounding: "line" | "document";
  readonly cash_rounding_minor: number;
  readonly tax_categories: readonly TaxCategory[];
  readonly promotions: readonly Promotion[];
  readonly table_versions: TableVersions;
}

/** Exactly one of `ppm` and `minor`. */
export interface ManualDiscount {
  readonly ppm?: number | null;
  readonly minor?: number | null;
  readonly override?: string | null;
}

export interface BasketLine {
  readonly n: number;
  readonly variant: string;
  readonly quantity_milli: number;
  readonly unit_price_minor: number;
  readonly tax_category: string;
  readonly categories: readonly string[];
  readonly kind: LineKind;
  readonly is_weighed: boolean;
  readonly discount?: ManualDiscount | null;
}

export interface LocalMoment { readonly date: string; readonly minute_of_week: number }

export interface Basket {
  readonly store: string;
  readonly at: LocalMoment;
  readonly lines: readonly BasketLine[];
  readonly coupons: readonly string[];
  readonly customer_group: string | null;
  readonly is_tax_exempt: boolean;
  readonly discount?: ManualDiscount | null;
}

export interface AppliedDiscount { readonly source: string; readonly minor: number; readonly override?: string }

export interface TaxAmount { readonly rate: string; readonly base_minor: number; readonly tax_minor: number }

export interface Figures {
  readonly unit_price_minor: number;
  readonly discounts: readonly AppliedDiscount[];
  readonly taxes: readonly TaxAmount[];
  readonly net_minor: number;
  readonly gross_minor: number;
}

export interface PricedLine extends Figures {
  readonly n: number;
  readonly variant: string;
  readonly quantity_milli: number;
  readonly kind: LineKind;
}

export interface Totals {
  readonly net_minor: number;
  readonly tax_minor: number;
  readonly gross_minor: number;
  readonly discount_minor: number;
}

export interface Saving { readonly promotion: string; readonly name: string; readonly minor: number }

export interface PricedBasket {
  readonly lines: readonly PricedLine[];
  readonly totals: Totals;
  readonly taxes: readonly TaxAmount[];
  readonly saved: readonly Saving[];
}
