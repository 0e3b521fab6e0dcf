/** What the till asks for while it sells: its catalogue, a barcode it does not know, customers, receipts. */
import { catalogueData, Catalogue, type Variant, variant } from "../catalogue/catalogue";
import { type Decoder, flag, list, nullable, object, text, whole } from "../journal/decode";
import { ask, askText, Refused } from "../journal/http";

export type Customer = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly is_tax_exempt: boolean;
  readonly group: string | null;
};
export type ScanAnswer = { readonly variant: Variant; readonly quantity_milli: number; readonly price_minor: number | null };

const customer: Decoder<Customer> = object<Customer>({
  id: text,
  code: text,
  name: text,
  email: nullable(text),
  phone: nullable(text),
  is_tax_exempt: flag,
  group: nullable(text),
});

/** Read the catalogue of this till's store and make it ready. */
export async function pullCatalogue(): Promise<Catalogue> {
  return new Catalogue(await ask("GET", "/till/catalogue", catalogueData), new Date());
}

/** Ask the server what a code means (labels with price or weight, GS1); null when it does not know either. */
export async function askScan(store: string, code: string): Promise<ScanAnswer | null> {
  const read = object<ScanAnswer>({ variant, quantity_milli: whole, price_minor: nullable(whole) });
  try {
    return await ask("GET", `/scan?store=${encodeURIComponent(store)}&code=${encodeURIComponent(code)}`, read);
  } catch (error) {
    if (error instanceof Refused && (error.status === 404 || error.status === 422)) return null;
    throw error;
  }
}

/** Customers whose name, code, phone or e-mail holds the text; at most 20. */
export async function findCustomers(query: string): Promise<readonly Customer[]> {
  const read = object<{ items: readonly Customer[] }>({ items: list(customer) });
  return (await ask("GET", `/customers?limit=20&search=${encodeURIComponent(query)}`, read)).items;
}

/** Put a new customer into the book. */
export function addCustomer(fields: { readonly name: string; readonly phone?: string; readonly email?: string }): Promise<Customer> {
  return ask("POST", "/customers", customer, fields);
}

/** A receipt as the server prints it: a whole HTML document. */
export function receiptHtml(saleId: string, isCopy: boolean): Promise<string> {
  return askText(`/sales/${saleId}/receipt?format=html${isCopy ? "&copy=true" : ""}`);
}
