/** Finding a sold receipt by its printed number. */
import type { AppliedDiscount, PricedLine, TaxAmount, Tender } from "@tillbook/rules";
import { type Decoder, list, nullable, object, oneOf, optional, text, whole } from "../journal/decode";
import { ask } from "../journal/http";

/** A line as it was sold, with its name and how much of it came back so far. */
export type SoldLine = PricedLine & { readonly name: string; readonly returned_milli: number };
export type SoldReceipt = {
  readonly id: string;
  readonly receipt_no: string | null;
  readonly store: { readonly id: string; readonly name: string };
  readonly person: { readonly name: string };
  readonly customer: { readonly id: string } | null;
  readonly occurred_at: string;
  readonly lines: readonly SoldLine[];
  readonly tenders: readonly Tender[];
};

const discount: Decoder<AppliedDiscount> = (value, place) => {
  const { override, ...rest } = object<{ source: string; minor: number; override: string | undefined }>({ source: text, minor: whole, override: optional(text) })(value, place);
  return override === undefined ? rest : { ...rest, override };
};
const tax = object<TaxAmount>({ rate: text, base_minor: whole, tax_minor: whole });
const line: Decoder<SoldLine> = object<SoldLine>({
  n: whole,
  variant: text,
  quantity_milli: whole,
  unit_price_minor: whole,
  discounts: list(discount),
  taxes: list(tax),
  net_minor: whole,
  gross_minor: whole,
  kind: oneOf("goods", "value"),
  name: text,
  returned_milli: whole,
});
const tender: Decoder<Tender> = (value, place) => {
  const { reference, ...rest } = object<Omit<Tender, "reference"> & { reference: string | undefined }>({
    n: whole,
    kind: oneOf("cash", "card", "mobile", "credit", "account"),
    amount_minor: whole,
    reference: optional(text),
  })(value, place);
  return reference === undefined ? rest : { ...rest, reference };
};

const sale: Decoder<SoldReceipt> = (value, place) => {
  const head = object<Omit<SoldReceipt, "tenders"> & { body: { tenders: readonly Tender[] } }>({
    id: text,
    receipt_no: nullable(text),
    store: object<SoldReceipt["store"]>({ id: text, name: text }),
    person: object<SoldReceipt["person"]>({ name: text }),
    customer: nullable(object<{ id: string }>({ id: text })),
    occurred_at: text,
    lines: list(line),
    body: object<{ tenders: readonly Tender[] }>({ tenders: list(tender) }),
  })(value, place);
  const { body, ...rest } = head;
  return { ...rest, tenders: body.tenders };
};

/** The sale of a receipt's whole number, from any store; null when there is none. */
export async function findReceipt(receiptNo: string): Promise<SoldReceipt | null> {
  const read = object<{ items: readonly SoldReceipt[] }>({ items: list(sale) });
  return (await ask("GET", `/sales?receipt_no=${encodeURIComponent(receiptNo)}`, read)).items[0] ?? null;
}
