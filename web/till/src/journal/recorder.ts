/** Recording a sale: the interface every way of recording keeps, and what it takes and gives.
 *
 * Today a sale is posted online (`online.ts`); a journal that signs and waits takes its place behind the same interface.
 * Keeps true: one id per sale, made when the person commits; asking twice with the same id gives the same sale.
 */
import type { Body } from "@tillbook/rules";

/** A sale as the till commits it; `note` is free text and stays out of the body. */
export type SaleToRecord = {
  readonly id: string;
  readonly store: string;
  readonly occurred_at: string;
  readonly body: Body;
  readonly note?: string;
};

export type Warning = { readonly code: string; readonly message: string };
/** A sale the books know. */
export type RecordedSale = {
  readonly id: string;
  readonly type: "sale" | "return" | "exchange";
  readonly receipt_no: string | null;
  readonly warnings: readonly Warning[];
};

/** Records sales. Throws Unreached when no answer came (repeat with the same id) and Refused when nothing happened. */
export interface SaleRecorder {
  record(sale: SaleToRecord): Promise<RecordedSale>;
}
