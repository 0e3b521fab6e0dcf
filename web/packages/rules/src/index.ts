/** The rules a till shares with the server: money, pricing, tax, sale, return, access. Pure: no screen, no storage, no clock. */
export { canonicalJson } from "./canonical.ts";
export { GENESIS, documentHash, sha256 } from "./hash.ts";
export { MAX_INTEGER, PPM, RuleError, multiplyDivide, splitLargestRemainder } from "./money.ts";
export { type Actor, type Assignment, type Decision, type Limit, type Part, type Policy, type Resource, type Role, authorize, maySomewhere } from "./access.ts";
export { listAmount, priceBasket } from "./pricing.ts";
export { MILLI, checkLineQuantity, formatQuantity, parseQuantity } from "./quantity.ts";
export { refundLine, remainingMilli } from "./return.ts";
export {
  type Body, type BodyParts, type Condition, type Original, type Returned, type SaleLine, type Tender, type TenderKind,
  bodyType, dueInCash, returnedLine, saleBody,
} from "./sale.ts";
export { cashRounding, sumFigures } from "./totals.ts";
export type {
  AppliedDiscount, Basket, BasketLine, Effect, Figures, LineKind, LocalMoment, ManualDiscount, PriceRules, PricedBasket,
  PricedLine, Promotion, Saving, TableVersions, TaxAmount, TaxCategory, TaxRate, Totals, Window,
} from "./types.ts";
