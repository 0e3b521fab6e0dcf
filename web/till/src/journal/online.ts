/** Recording online: the sale is kept on this till before it is sent, and until an answer says what became of it.
 *
 * Keeps true: no sale whose answer was lost can be forgotten by a reload, a crash or a second tap; it is asked again with the
 * same id and the same bytes, which the server answers with the first result.
 */
import { list, nullable, object, oneOf, text } from "./decode";
import { ask, Refused } from "./http";
import type { Keep } from "./keep";
import type { RecordedSale, SaleRecorder, SaleToRecord, Warning } from "./recorder";

const recordedSale = object<RecordedSale>({
  id: text,
  type: oneOf("sale", "return", "exchange"),
  receipt_no: nullable(text),
  warnings: list(object<Warning>({ code: text, message: text })),
});

/** The sale whose answer is still owed, if any: read after a restart. */
export function unsentSale(keep: Keep): Promise<SaleToRecord | null> {
  return keep.read("unsent");
}

/** Posts each sale to the server. */
export class OnlineRecorder implements SaleRecorder {
  constructor(private readonly keep: Keep) {}

  async record(sale: SaleToRecord): Promise<RecordedSale> {
    await this.keep.write("unsent", sale);
    try {
      const recorded = await ask("POST", "/sales", recordedSale, sale);
      await this.keep.remove("unsent");
      return recorded;
    } catch (error) {
      // 401 says who asks is unknown, not that the sale is wrong: it is asked again after sign-in.
      const isFinal = error instanceof Refused && error.status !== 401 && error.status !== 429;
      if (isFinal) await this.keep.remove("unsent");
      throw error;
    }
  }
}
