/**
 * The shapes of `/api/v1` by the names the screens use; every one of them is the server's own, out of `generated.ts`.
 *
 * Money is integer minor units (`*_minor`), quantities are integer thousandths of the unit (`*_milli`), ids are UUID strings,
 * times are ISO-8601 in UTC, dates are `YYYY-MM-DD`. Rates are parts per million. A list is `{items, next}`.
 * Keeps true: nothing here restates a member, so a screen that asks for what the server does not give fails to compile.
 */
import type { components, paths } from './generated';

type Schemas = components['schemas'];

export type Uuid = string;
export type Instant = string;
export type IsoDate = string;

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type Named = Schemas['NamedOut'];

/* -- session, people, set-up ------------------------------------------------------------------------------------------- */

export type Company = Schemas['CompanyOut'];
export type StoreShort = Schemas['StoreShort'];
export type Store = Schemas['StoreFullOut'];
export type RoleGrant = Schemas['RoleIn'];
export type Me = Schemas['MeOut'];
export type SignIn = Schemas['SignInIn'];
export type Person = Schemas['PersonOut'];
export type PersonInput = Schemas['PersonIn'];
export type Register = Schemas['RegisterOut'];
export type EnrolmentCode = Schemas['CodeOut'];
export type ApiKey = Schemas['ApiKeyOut'];
export type NewApiKey = Schemas['NewApiKeyOut'];
export type TotpSetup = Schemas['TotpSetupOut'];
export type SetupState = Schemas['SetupOut'];
export type SetupCountry = SetupState['countries'][number];
export type SetupInput = Schemas['SetupIn'];
export type SetupProduct = Schemas['FirstProductIn'];

/* -- catalogue ---------------------------------------------------------------------------------------------------------- */

export type Barcode = Schemas['BarcodeOut'];
export type BarcodeInput = Schemas['BarcodeIn'];
export type Variant = Schemas['VariantOut'];
export type VariantDetail = Schemas['VariantDetailOut'];
export type ProductInput = Schemas['ProductIn'];
export type ProductPatch = Schemas['ProductChange'];
export type VariantPatch = Schemas['VariantChange'];
export type PriceInput = Schemas['PriceIn'];
export type Category = Schemas['CategoryOut'];
export type Unit = Schemas['UnitOut'];
export type ImportAnswer = Schemas['ImportOut'];
export type ImportKind = paths['/imports/{kind}']['post']['parameters']['path']['kind'];
export type TaxCategory = Schemas['TaxCategoryOut'];

/* -- stock -------------------------------------------------------------------------------------------------------------- */

export type StockAtStore = Schemas['StoreFiguresOut'];
export type StockRow = Schemas['VariantStockOut'];
export type StockPage = Schemas['StockPage'];
export type Place = Schemas['PlaceOut'];
export type MovementKind = Schemas['MovementKind'];
export type Movement = Schemas['MovementOut'];
export type WhereStep = Schemas['StepOut'];
export type WhereAnswer = Schemas['WhereOut'];
export type RestockInput = Schemas['RestockIn'];
export type AdjustmentInput = Schemas['AdjustmentIn'];
export type AdjustReason = AdjustmentInput['reason'];
export type StockDocument = Schemas['StockRecordedOut'];
export type Proof = Schemas['ProofOut'];

/* -- sales, orders, customers -------------------------------------------------------------------------------------------- */

export type Sale = Schemas['SaleOut'];
export type SaleLine = Sale['lines'][number];
export type ReturnedLine = Schemas['ReturnedIn'];
export type SaleBody = Schemas['BodyIn'];
export type SaleInput = Schemas['SaleIn'];
export type Discount = Schemas['DiscountIn'];
export type LineTax = Schemas['TaxIn'];
export type Condition = ReturnedLine['condition'];
export type Tender = Schemas['TenderIn'];
export type TenderKind = Tender['kind'];
export type Order = Schemas['OrderOut'];
export type OrderLine = Schemas['OrderLineOut'];
export type OrderState = Order['state'];
export type OrderInput = Schemas['OrderIn'];
export type OrderStep = Schemas['StepIn'];
export type OrderRefund = Schemas['RefundIn'];
export type Customer = Schemas['CustomerOut'];
export type CustomerInput = Schemas['CustomerIn'];
export type CustomerHistoryItem = Schemas['CustomerHistoryOut'];

/* -- reports, audit ------------------------------------------------------------------------------------------------------- */

/** A figure of the day; `ppm` is parts per million: 384000 is 38.4 %. */
export type FigureRow = Schemas['FigureOut'];
export type TodayReport = Schemas['TodayOut'];
export type RevenueItem = Schemas['RevenuePointOut'];
export type TopProduct = Schemas['TopOut'];
export type PaymentItem = Schemas['PaymentOut'];
export type AuditRow = Schemas['AuditRowOut'];

/* -- which route answers what ---------------------------------------------------------------------------------------------- */

/** A route as the screens name it: whatever the server calls its one parameter, here it is `{id}`. */
type Called<P extends string> = P extends `${infer Before}{${string}}${infer After}` ? `${Before}{id}${After}` : P;

type JsonIn<T> = T extends { content: { 'application/json': infer J } } ? J : undefined;
type AnswerOf<O> = O extends { responses: infer R } ? JsonIn<R[keyof R & (200 | 201 | 204)]> : never;
type BodyOf<O> = O extends { requestBody: infer B }
  ? JsonIn<B>
  : O extends { requestBody?: infer B }
    ? [B] extends [undefined] ? Record<string, never> | undefined : JsonIn<NonNullable<B>> | undefined
    : never;
type Asked<O> = O extends { parameters: { query?: infer Q } } ? { [K in keyof Q]?: Q[K] | null | undefined } : never;

/** What each route of reading answers. */
export type GetAnswers = {
  [P in keyof paths as paths[P] extends { get: object } ? Called<P> : never]: paths[P] extends { get: infer O } ? AnswerOf<O> : never;
};

/** What each route of reading takes behind the question mark. */
export type GetQueries = {
  [P in keyof paths as paths[P] extends { get: object } ? Called<P> : never]: paths[P] extends { get: infer O } ? Asked<O> : never;
};

type WritesBy<M extends 'post' | 'put' | 'patch' | 'delete'> = {
  [P in keyof paths as paths[P] extends Record<M, object> ? `${Uppercase<M>} ${Called<P>}` : never]: paths[P] extends Record<M, infer O>
    ? { body: BodyOf<O>; answer: AnswerOf<O> }
    : never;
};

/** What each route of writing takes and answers, by method and path. */
export type Writes = WritesBy<'post'> & WritesBy<'put'> & WritesBy<'patch'> & WritesBy<'delete'>;
