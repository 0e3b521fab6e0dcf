/**
 * The shapes of `/api/v1`, version 1, as the office reads and writes them.
 *
 * Money is integer minor units (`*_minor`), quantities are integer thousandths of the unit (`*_milli`), ids are UUID strings,
 * times are ISO-8601 in UTC, dates are `YYYY-MM-DD`. Rates are parts per million. A list is `{items, next}`.
 */

export type Uuid = string;
export type Instant = string;
export type IsoDate = string;

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Named {
  id: Uuid;
  name: string;
}

/* -- session ----------------------------------------------------------------------------------------------------------- */

export interface Company {
  id: Uuid;
  name: string;
  country: string;
  currency: string;
  currency_exponent: number;
  locale: string;
  language: string;
  prices_include_tax: boolean;
  second_person: 'off' | 'over_limits' | 'always';
  cash_rounding_minor: number;
  tax_id: string;
}

export interface StoreShort extends Named {
  code: string;
  kind: 'store' | 'warehouse';
  group: string;
  time_zone: string;
  cutoff_minutes: number;
}

export interface Store extends StoreShort {
  address: string;
  phone: string;
  tax_id: string | null;
  receipt_header: string;
  receipt_footer: string;
  return_policy: string;
  negative_stock: 'allow' | 'warn' | 'block';
  is_archived: boolean;
}

export interface RoleGrant {
  role: string;
  store: Uuid | null;
}

export interface Me {
  person: { id: Uuid; name: string; login: string | null; language: string };
  kind: 'office' | 'till';
  register: { id: Uuid; code: string; name: string } | null;
  roles: RoleGrant[];
  may: number[];
  company: Company;
  stores: StoreShort[];
  second_factor: 'on' | 'off' | 'wanted';
  demo: boolean;
  version: string;
}

export interface SignIn {
  login: string;
  passphrase: string;
  totp?: string;
}

export interface Person extends Named {
  login: string | null;
  language: string;
  is_active: boolean;
  has_pin: boolean;
  has_second_factor: boolean;
  is_locked: boolean;
  roles: RoleGrant[];
  version: number;
}

export interface PersonInput {
  name: string;
  login?: string;
  language?: string;
  passphrase?: string;
  pin?: string;
  roles?: RoleGrant[];
}

export interface Register extends Named {
  code: string;
  store: Uuid;
  is_office: boolean;
  is_enrolled: boolean;
  seen_at: Instant | null;
}

export interface EnrolmentCode {
  code: string;
  expires_at: Instant;
}

export interface ApiKey extends Named {
  prefix: string;
  store: Uuid | null;
  scopes: number[];
  is_selling: boolean;
  created_at: Instant;
}

export interface NewApiKey {
  key: ApiKey;
  secret: string;
}

export interface TotpSetup {
  secret: string;
  uri: string;
  qr_svg: string;
}

/* -- set-up wizard ------------------------------------------------------------------------------------------------------ */

export interface SetupCountry {
  code: string;
  name: string;
  currency: string;
  locale: string;
  time_zones: string[];
  prices_include_tax: boolean;
  taxes: { id: string; name: string; ppm: number }[];
  cash_rounding_minor: number;
}

export interface SetupState {
  needed: boolean;
  countries: SetupCountry[];
}

export interface SetupProduct {
  name: string;
  price_minor: number;
  barcode?: string;
  quantity_milli?: number;
  tax_category?: string;
}

export interface SetupInput {
  country: string;
  company_name: string;
  currency: string;
  time_zone: string;
  prices_include_tax: boolean;
  store_name: string;
  person_name: string;
  login: string;
  passphrase: string;
  pin: string;
  products: SetupProduct[];
}

/* -- catalogue ---------------------------------------------------------------------------------------------------------- */

export interface Barcode {
  code: string;
  quantity_milli: number;
  kind: 'gtin' | 'pack' | 'internal' | 'price_embedded' | 'weight_embedded';
}

export interface Variant extends Named {
  product_id: Uuid;
  code: string;
  unit: string;
  unit_name: string;
  is_weighed: boolean;
  category_id: Uuid | null;
  category_name: string | null;
  tax_category: string;
  barcodes: Barcode[];
  price_minor: number | null;
  options: Record<string, string>;
  picture_url: string | null;
  icon: string | null;
  is_archived: boolean;
  is_flagged: boolean;
  version: number;
}

export interface VariantDetail extends Variant {
  suppliers: { supplier_id: Uuid; name: string; code: string; cost_minor?: number }[];
  history: { at: Instant; person_name: string | null; summary: string }[];
}

export interface ProductInput {
  name: string;
  category_id?: Uuid;
  unit: string;
  tax_category: string;
  variants: { code?: string; name?: string; options?: Record<string, string>; barcodes: string[]; price_minor: number }[];
}

export interface VariantPatch {
  name?: string;
  code?: string;
  barcodes?: string[];
  category_id?: Uuid | null;
  tax_category?: string;
  price_minor?: number;
}

export interface Category extends Named {
  parent_id: Uuid | null;
}

export interface Unit {
  id: string;
  name: string;
  decimals: number;
}

export interface TaxCategory {
  id: string;
  name: string;
  rates: { id: string; name: string; ppm: number }[];
}

/* -- stock -------------------------------------------------------------------------------------------------------------- */

export interface StockAtStore {
  store_id: Uuid;
  on_hand_milli: number;
  reserved_milli: number;
  available_milli: number;
  in_transit_milli: number;
  on_order_milli: number;
}

export interface StockRow {
  variant_id: Uuid;
  name: string;
  code: string;
  unit: string;
  stores: StockAtStore[];
}

export interface StockPage extends Page<StockRow> {
  as_of: Instant;
}

export interface Place extends Named {
  kind: string;
}

export type MovementKind =
  | 'receive'
  | 'sale'
  | 'return'
  | 'supplier_return'
  | 'reserve'
  | 'release'
  | 'transfer'
  | 'count'
  | 'adjust'
  | 'opening';

export interface Movement {
  id: number;
  variant_id: Uuid;
  source: Place;
  target: Place;
  quantity_milli: number;
  kind: MovementKind;
  reason: string | null;
  document_id: Uuid;
  document_type: string;
  document_label: string;
  person_name: string | null;
  occurred_at: Instant;
  recorded_at: Instant;
  unit_cost_minor: number | null;
}

export interface WhereStep {
  kind: MovementKind;
  direction: 'in' | 'out';
  quantity_milli: number;
  movements: number;
}

export interface WhereAnswer {
  variant: Uuid;
  store: Uuid;
  unit: string;
  opening_milli: number;
  steps: WhereStep[];
  closing_milli: number;
  on_hand_milli: number | null;
  agrees: boolean;
  movements: Movement[];
}

export interface RestockInput {
  id: Uuid;
  store: Uuid;
  supplier?: Uuid;
  lines: { variant: Uuid; quantity_milli: number; unit_cost_minor?: number }[];
}

export type AdjustReason = 'breakage' | 'theft' | 'own_use' | 'expiry' | 'correction';

export interface AdjustmentInput {
  id: Uuid;
  store: Uuid;
  reason: AdjustReason;
  lines: { variant: Uuid; quantity_milli: number }[];
}

export interface StockDocument {
  id: Uuid;
  type: string;
  hash: string;
  recorded_at: Instant;
}

export interface Proof {
  checked_at: Instant | null;
  differences: number;
  movements: number;
  balances: number;
  documents: number;
  audit_rows: number;
  audit_breaks: number;
  oldest_unsealed_s: number;
  findings: { place: string; message: string }[];
}

/* -- sales and orders ---------------------------------------------------------------------------------------------------- */

export interface Discount {
  source: string;
  minor: number;
}

export interface LineTax {
  rate: string;
  base_minor: number;
  tax_minor: number;
}

export interface SaleLine {
  n: number;
  variant: Uuid;
  name: string;
  code: string;
  quantity_milli: number;
  unit_price_minor: number;
  discounts: Discount[];
  taxes: LineTax[];
  net_minor: number;
  gross_minor: number;
  kind: 'goods' | 'value';
  returned_milli: number;
}

export type Condition = 'sellable' | 'damaged' | 'supplier' | 'write_off';

export interface ReturnedLine {
  n: number;
  of: { doc_id: Uuid; n: number } | null;
  variant: Uuid;
  quantity_milli: number;
  unit_price_minor: number;
  discounts: Discount[];
  taxes: LineTax[];
  net_minor: number;
  gross_minor: number;
  reason: string;
  condition: Condition;
}

export type TenderKind = 'cash' | 'card' | 'mobile' | 'credit' | 'account';

export interface Tender {
  n: number;
  kind: TenderKind;
  amount_minor: number;
  reference?: string;
  approval?: string;
}

export interface SaleBody {
  lines: Omit<SaleLine, 'name' | 'code' | 'returned_milli'>[];
  returned: ReturnedLine[];
  tenders: Tender[];
  rounding_minor: number;
  totals: { net_minor: number; tax_minor: number; gross_minor: number; discount_minor: number };
  taxes: LineTax[];
  customer?: Uuid;
  order?: Uuid;
  void?: boolean;
}

export interface Sale {
  id: Uuid;
  type: 'sale' | 'return' | 'exchange';
  receipt_no: string;
  store: Named;
  register: { id: Uuid; code: string; name: string };
  person: { id: Uuid | null; name: string };
  customer: { id: Uuid; code: string; name: string } | null;
  order_id: Uuid | null;
  business_date: IsoDate;
  occurred_at: Instant;
  recorded_at: Instant;
  body: SaleBody;
  lines: SaleLine[];
  returned: (ReturnedLine & { name: string; code: string })[];
  gross_minor: number;
  hash: string;
  warnings: { code: string; message: string; data: Record<string, unknown> }[];
}

export interface SaleInput {
  id: Uuid;
  store: Uuid;
  body: SaleBody;
  note?: string;
}

export type OrderState = 'pending' | 'confirmed' | 'completed' | 'cancelled' | 'refunded';

export interface OrderLine {
  n: number;
  variant: Uuid;
  name: string;
  code: string;
  quantity_milli: number;
  returned_milli: number;
  unit_price_minor: number;
  gross_minor: number;
}

export interface Order {
  id: Uuid;
  reference: string;
  state: OrderState;
  version: number;
  store: Named;
  customer: { id: Uuid; code: string; name: string } | null;
  lines: OrderLine[];
  gross_minor: number;
  payment_method: string;
  payment_reference: string | null;
  note: string | null;
  placed_at: Instant;
  history: { state: OrderState; at: Instant; person: string }[];
  sale_id: Uuid | null;
}

export interface OrderInput {
  id: Uuid;
  store: Uuid;
  customer: Uuid;
  lines: { variant: Uuid; quantity_milli: number }[];
  payment_method: string;
  payment_reference?: string;
  note?: string;
}

export interface OrderStep {
  id?: Uuid;
  version?: number;
}

export interface OrderRefund extends OrderStep {
  lines?: { n: number; quantity_milli: number }[];
  condition: Condition;
}

export interface Customer extends Named {
  code: string;
  email: string | null;
  phone: string | null;
  address: string | null;
  tax_id: string | null;
  is_tax_exempt: boolean;
  price_list_id: Uuid | null;
  group: string | null;
  note: string | null;
  created_at: Instant;
  is_erased: boolean;
}

export interface CustomerInput {
  name: string;
  email?: string;
  phone?: string;
  address?: string;
  tax_id?: string;
  note?: string;
}

export interface CustomerHistoryItem {
  type: 'sale' | 'return' | 'exchange' | 'order';
  id: Uuid;
  label: string;
  at: Instant;
  store: Named;
  gross_minor: number;
  state: string | null;
}

/* -- reports, audit ------------------------------------------------------------------------------------------------------- */

/** A figure of the day; `ppm` is parts per million: 384000 is 38.4 %. */
export interface FigureRow {
  id: string;
  value: number;
  unit: 'minor' | 'count' | 'ppm';
  previous: number | null;
  last_year: number | null;
}

export interface TodayReport {
  date: IsoDate;
  compared_with: IsoDate;
  finding: { code: string; data: Record<string, string | number | null> };
  figures: FigureRow[];
  by_hour: { hour: number; value_minor: number; previous_minor: number }[];
  by_store: { store_id: Uuid; name: string; value_minor: number; change_minor: number; last_year_minor: number | null }[];
  needs: { code: string; data: Record<string, string | number | null>; link: string }[];
  stores: { id: Uuid; name: string; last_document_at: Instant | null }[];
  as_of: Instant;
}

export interface RevenueItem {
  at: string;
  gross_minor: number;
  net_minor: number;
  receipts: number;
}

export interface TopProduct {
  variant_id: Uuid;
  name: string;
  code: string;
  quantity_milli: number;
  net_minor: number;
}

export interface PaymentItem {
  kind: string;
  amount_minor: number;
  count: number;
}

export interface AuditRow {
  id: number;
  at: Instant;
  person_name: string | null;
  actor_kind: string;
  action: string;
  object_type: string;
  object_id: Uuid | null;
  store_id: Uuid | null;
  summary: string;
  fields: string[];
  sealed: boolean;
  hash: string | null;
}

export interface ImportAnswer {
  dry_run: boolean;
  rows: number;
  accepted: number;
  rejected: number;
  unchanged: number;
  reasons: { row: number; code: string; message: string }[];
  preview: Record<string, string>[];
}

/* -- which route answers what ---------------------------------------------------------------------------------------------- */

export interface GetAnswers {
  '/session': Me;
  '/setup': SetupState;
  '/company': Company;
  '/stores': Page<Store>;
  '/people': Page<Person>;
  '/registers': Page<Register>;
  '/api-keys': Page<ApiKey>;
  '/variants': Page<Variant>;
  '/variants/{id}': VariantDetail;
  '/categories': Page<Category>;
  '/units': Page<Unit>;
  '/tax-categories': Page<TaxCategory>;
  '/suppliers': Page<Named>;
  '/stock': StockPage;
  '/stock/movements': Page<Movement>;
  '/stock/where': WhereAnswer;
  '/proof': Proof;
  '/sales': Page<Sale>;
  '/sales/{id}': Sale;
  '/orders': Page<Order>;
  '/orders/{id}': Order;
  '/customers': Page<Customer>;
  '/customers/{id}': Customer;
  '/customers/{id}/history': Page<CustomerHistoryItem>;
  '/reports/today': TodayReport;
  '/reports/revenue': { items: RevenueItem[] };
  '/reports/top-products': { items: TopProduct[] };
  '/reports/payment-methods': { items: PaymentItem[] };
  '/audit': Page<AuditRow>;
}

interface Write<Body, Answer> {
  body: Body;
  answer: Answer;
}

export interface Writes {
  'POST /session': Write<SignIn, Me>;
  'DELETE /session': Write<undefined, undefined>;
  'POST /session/totp/setup': Write<Record<string, never>, TotpSetup>;
  'POST /session/totp/confirm': Write<{ code: string }, undefined>;
  'DELETE /session/totp': Write<undefined, undefined>;
  'POST /setup': Write<SetupInput, Me>;
  'POST /people': Write<PersonInput, Person>;
  'PATCH /people/{id}': Write<{ name?: string; language?: string; is_active?: boolean }, Person>;
  'PUT /people/{id}/pin': Write<{ pin: string; current?: string }, undefined>;
  'PUT /people/{id}/passphrase': Write<{ passphrase: string; current?: string }, undefined>;
  'PUT /people/{id}/roles': Write<{ roles: RoleGrant[] }, Person>;
  'POST /registers': Write<{ name: string; store: Uuid }, Register>;
  'POST /registers/{id}/code': Write<Record<string, never>, EnrolmentCode>;
  'POST /api-keys': Write<{ name: string; store: Uuid; scopes: number[] }, NewApiKey>;
  'DELETE /api-keys/{id}': Write<undefined, undefined>;
  'POST /products': Write<ProductInput, { id: Uuid; variants: Variant[] }>;
  'PATCH /variants/{id}': Write<VariantPatch, VariantDetail>;
  'POST /variants/{id}/archive': Write<Record<string, never>, VariantDetail>;
  'POST /variants/{id}/restore': Write<Record<string, never>, VariantDetail>;
  'POST /categories': Write<{ name: string; parent_id?: Uuid }, Category>;
  'PATCH /categories/{id}': Write<{ name: string }, Category>;
  'POST /restocks': Write<RestockInput, StockDocument>;
  'POST /adjustments': Write<AdjustmentInput, StockDocument>;
  'POST /proof': Write<Record<string, never>, Proof>;
  'POST /sales': Write<SaleInput, { id: Uuid }>;
  'POST /sales/{id}/void': Write<{ id: Uuid }, Sale>;
  'POST /orders': Write<OrderInput, Order>;
  'POST /orders/{id}/confirm': Write<OrderStep, Order>;
  'POST /orders/{id}/complete': Write<OrderStep, Order>;
  'POST /orders/{id}/cancel': Write<OrderStep, Order>;
  'POST /orders/{id}/refund': Write<OrderRefund, Order>;
  'POST /customers': Write<CustomerInput, Customer>;
  'PATCH /customers/{id}': Write<Partial<CustomerInput>, Customer>;
  'POST /customers/{id}/erase': Write<Record<string, never>, Customer>;
}
