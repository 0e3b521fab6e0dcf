/** The payment on this till: its steps, its commit, and what happens when the answer is lost.
 *
 * Keeps true: one commit at a time, so a double tap makes one sale; a sale whose answer is owed is asked again with the same id
 * and bytes until an answer comes, and until then its basket can be neither changed nor paid a second time.
 */
import { computed, signal } from "@preact/signals";
import type { TenderKind } from "@tillbook/rules";
import { Refused, Unreached } from "../../journal/http";
import { newId } from "../../journal/ids";
import type { RecordedSale, SaleRecorder, SaleToRecord } from "../../journal/recorder";
import type { ApprovalFigures } from "../../sync/session";
import { setOverride } from "../basket/basket";
import { basket, edit, finishBasket, isFilled, priced } from "../basket/current";
import { catalogue, isOnline, me, place } from "../shell/place";
import { notice, sound } from "../shell/say";
import { screen, show } from "../shell/screens";
import { t } from "../shell/words";
import { handReductions, leftMinor, type Payment, saleOf, take, takeBack } from "./payment";

/** A sale that is done, as Done and the last-sale strip show it. */
export type Finished = {
  readonly sale: RecordedSale;
  readonly grossMinor: number;
  readonly changeMinor: number;
  readonly givenCashMinor: number;
  /** The ways the money came or went. */
  readonly kinds: readonly TenderKind[];
  readonly at: Date;
};
/** What stands between a finished payment and its sale. */
export type Saving = "idle" | "saving" | "owed";
/** What a second person must agree to: the action's number, the figures the agreement must cover, and what to do with it. */
export type NeedsApproval = {
  readonly action: number;
  readonly isReturn: boolean;
  readonly amountMinor: number;
  readonly figures: ApprovalFigures;
  readonly agreed: (override: string) => void;
};

const parts = signal<Payment["parts"]>([]);
const rounding = signal(0);
export const saving = signal<Saving>("idle");
export const finished = signal<Finished | null>(null);
export const needsApproval = signal<NeedsApproval | null>(null);
/** The way of paying chosen. */
export const way = signal<TenderKind>("cash");
/** The digits of the amount typed, whether a quick note put them there, and the code from a terminal's slip. */
export const amountText = signal("");
export const isQuick = signal(false);
export const reference = signal("");

/** The payment so far, against the basket as it is now: a scan on the pay screen makes the due grow. */
export const payment = computed<Payment>(() => ({
  totalMinor: priced.value?.totalMinor ?? 0,
  parts: parts.value,
  roundingMinor: rounding.value,
}));

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;
let recorder: SaleRecorder | null = null;
/** The sale that was committed and has no answer yet. */
export const owed = signal<SaleToRecord | null>(null);
let retry: ReturnType<typeof setTimeout> | undefined;

/** Say how sales are recorded, and take up a sale whose answer a restart left owed. */
export function startPaying(by: SaleRecorder, unsent: SaleToRecord | null): void {
  recorder = by;
  owed.value = unsent;
  if (unsent) saving.value = "owed";
}

/** Choose a way of paying; what was typed for another is forgotten. */
export function chooseWay(kind: TenderKind): void {
  if (saving.value !== "idle") return;
  way.value = kind;
  clearTyped();
}

function clearTyped(): void {
  amountText.value = "";
  isQuick.value = false;
  reference.value = "";
}

/** Go to the pay screen with nothing taken. */
export function openPay(): void {
  if (saving.value === "owed") { show("pay"); return; }
  if (!isFilled.value) return;
  chooseWay("cash");
  needsApproval.value = null;
  show("pay");
}

/** Take a part; a payment that is complete is committed at once. */
export function takePart(givenMinor: number): void {
  if (saving.value !== "idle" || givenMinor < 0) return;
  const step = catalogue.value?.data.cash_rounding_minor ?? 0;
  const next = take(payment.value, { kind: way.value, givenMinor, reference: reference.value.trim() }, step);
  parts.value = next.parts;
  rounding.value = next.roundingMinor;
  clearTyped();
  if (leftMinor(next) <= 0) void commit();
}

/** Take a part back, for as long as the sale is not saved. */
export function undoPart(at: number): void {
  if (saving.value !== "idle") return;
  clearTyped();
  parts.value = takeBack(payment.value, at).parts;
  rounding.value = 0;
}

/** Take everything back: the payment starts anew. */
export function dropParts(): void {
  if (saving.value !== "idle") return;
  parts.value = [];
  rounding.value = 0;
}

/** Make the sale of the finished payment; the id is made here, once. */
export async function commit(): Promise<void> {
  const figures = priced.value;
  const store = place.value?.store.id;
  if (saving.value !== "idle" || !figures || !store || leftMinor(payment.value) > 0) return;
  const cashStepMinor = catalogue.value?.data.cash_rounding_minor ?? 0;
  await commitSale(saleOf(payment.value, basket.value, figures, { id: newId(), store, at: new Date(), cashStepMinor }), (override) => {
    edit((now) => setOverride(now, override));
  });
}

let onAgreed: NeedsApproval["agreed"] = () => undefined;

/** Record a sale, return or exchange; `agreed` takes the token of a second person where one is asked for. */
export async function commitSale(sale: SaleToRecord, agreed: NeedsApproval["agreed"]): Promise<void> {
  if (saving.value !== "idle") return;
  onAgreed = agreed;
  owed.value = sale;
  await send();
}

/** Ask again for the answer that is owed. */
export async function send(): Promise<void> {
  const sale = owed.value;
  if (!recorder || !sale || saving.value === "saving") return;
  clearTimeout(retry);
  saving.value = "saving";
  try {
    finish(sale, await recorder.record(sale));
  } catch (error) {
    fail(error, sale);
  }
}

let waitMs = FIRST_RETRY_MS;

function finish(sale: SaleToRecord, recorded: RecordedSale): void {
  const cash = sale.body.tenders.filter((tender) => tender.kind === "cash");
  const givenCashMinor = cash.reduce((sum, tender) => sum + (tender.given_minor ?? tender.amount_minor), 0);
  const keptCashMinor = cash.reduce((sum, tender) => sum + tender.amount_minor, 0);
  finished.value = { sale: recorded, grossMinor: sale.body.totals.gross_minor, changeMinor: Math.max(givenCashMinor - keptCashMinor, 0), givenCashMinor, kinds: sale.body.tenders.map((tender) => tender.kind), at: new Date(sale.occurred_at) };
  owed.value = null;
  waitMs = FIRST_RETRY_MS;
  isOnline.value = true;
  notice.value = null;
  // A return leaves the open basket alone.
  if (sale.body.lines.length > 0) finishBasket();
  reset();
  show("done");
}

function fail(error: unknown, sale: SaleToRecord): void {
  const isLost = error instanceof Unreached || (error instanceof Refused && (error.status === 401 || error.status === 429));
  if (isLost) {
    saving.value = "owed";
    isOnline.value = !(error instanceof Unreached);
    if (error instanceof Refused && error.status === 401) { signInAgain(); return; }
    retry = setTimeout(() => void send(), waitMs);
    waitMs = Math.min(waitMs * 2, LONGEST_RETRY_MS);
    return;
  }
  if (error instanceof Refused && error.field === "note" && sale.note !== undefined) return void sendWithoutNote(sale);
  // Refused: nothing happened. The basket stays as it was, the parts too, so that the person sees what was asked.
  owed.value = null;
  saving.value = "idle";
  parts.value = [];
  rounding.value = 0;
  sound("refused");
  if (error instanceof Refused && (error.code === "needs_approval" || error.code === "bad_override")) {
    needsApproval.value = approvalOf(sale, error);
    return;
  }
  const reason = error instanceof Refused ? error.message || error.code : t("app.wrong-answer");
  notice.value = { voice: "bad", text: t("pay.refused", { reason }) };
}

/** A server that keeps no notes must not cost a sale: nothing was recorded, so the same id goes again without the note. */
async function sendWithoutNote({ id, store, occurred_at, body }: SaleToRecord): Promise<void> {
  saving.value = "idle";
  await commitSale({ id, store, occurred_at, body }, onAgreed);
  notice.value = { voice: "warn", text: t("note.not-kept") };
}

function signInAgain(): void {
  me.value = null;
  if (screen.value !== "signin") show("signin");
}

function reset(): void {
  parts.value = [];
  rounding.value = 0;
  saving.value = "idle";
  needsApproval.value = null;
}


function approvalOf(sale: SaleToRecord, refusal: Refused): NeedsApproval {
  const isReturn = sale.body.lines.length === 0;
  const asked = wholeOf(refusal.data, "amount_minor") ?? 0;
  const byHand = handReductions(sale.body.lines);
  const amountMinor = isReturn ? Math.max(-sale.body.totals.gross_minor, asked) : Math.max(byHand.sumMinor, asked);
  const figures = isReturn ? { amount_minor: amountMinor } : { amount_minor: amountMinor, share_ppm: byHand.sharePpm };
  return { action: wholeOf(refusal.data, "action") ?? (isReturn ? RETURN : DISCOUNT), isReturn, amountMinor, figures, agreed: onAgreed };
}

/** Numbers of actions in the table of rights: return with receipt, line or basket discount. */
const RETURN = 2;
const DISCOUNT = 4;

function wholeOf(data: Refused["data"], name: string): number | null {
  const value = data[name];
  return Number.isSafeInteger(value) ? (value as number) : null;
}
