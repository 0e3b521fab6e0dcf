/** The return in progress on this till: the receipt, what is ticked, and the way in and out. */
import { computed, signal } from "@preact/signals";
import { Refused, Unreached } from "../../journal/http";
import { newId } from "../../journal/ids";
import { findReceipt, type SoldReceipt } from "../../sync/receipts";
import { commitSale, needsApproval, saving } from "../pay/paying";
import { catalogue, isOnline, place } from "../shell/place";
import { notice, sound } from "../shell/say";
import { panel, show } from "../shell/screens";
import { t } from "../shell/words";
import { type Picks, type Refund, refundOf, returnOf } from "./returning";

export const receipt = signal<SoldReceipt | null>(null);
export const picks = signal<Picks>(new Map());
/** The line whose reason is being chosen. */
export const openLine = signal<number | null>(null);

/** The agreement of a second person, where the refund is above one's limit. */
const override = signal<string | null>(null);

/** The refund of what is ticked now. */
export const refund = computed<Refund | null>(() =>
  receipt.value ? refundOf(receipt.value, picks.value, catalogue.value?.data.cash_rounding_minor ?? 0) : null,
);

/** Open the return of a receipt's printed number. */
export async function openReturn(receiptNo: string): Promise<void> {
  if (saving.value !== "idle") return;
  try {
    const found = await findReceipt(receiptNo.trim().toUpperCase());
    isOnline.value = true;
    if (!found) return fail(t("return.unknown", { receipt: receiptNo }));
    receipt.value = found;
    picks.value = new Map();
    openLine.value = null;
    override.value = null;
    panel.value = null;
    notice.value = null;
    show("return");
  } catch (error) {
    if (error instanceof Unreached) {
      isOnline.value = false;
      fail(t("return.unreached"));
    } else if (error instanceof Refused) fail(t("app.refused", { reason: error.message || error.code }));
    else throw error;
  }
}

/** Back to selling: nothing was given back. */
export function leaveReturn(): void {
  if (saving.value !== "idle") return;
  receipt.value = null;
  needsApproval.value = null;
  show("sell");
}

/** Record the return. */
export function giveBack(): void {
  const sold = receipt.value;
  const asked = refund.value;
  const store = place.value?.store.id;
  if (!sold || !asked?.isReady || !store) return;
  const cashStepMinor = catalogue.value?.data.cash_rounding_minor ?? 0;
  const stamp = { id: newId(), store, at: new Date(), cashStepMinor, override: override.value };
  void commitSale(returnOf(sold, asked, stamp), (token) => (override.value = token));
}

function fail(words: string): void {
  sound("refused");
  notice.value = { voice: "warn", text: words };
}
