/** Paying: what is left, what was paid, how to pay on the stage; the amount, the keypad and the change in the ticket. */
import { amount, decimalSign, money, roundMoney } from "@tillbook/ui";
import { iconArrowUUpLeft } from "@tillbook/ui/icons.ts";
import type { TenderKind } from "@tillbook/rules";
import { itemCount } from "../basket/basket";
import { basket } from "../basket/current";
import { Amount, Total } from "../parts/Figure";
import { textOf, typed, worth } from "../parts/digits";
import { Icon } from "../parts/Icon";
import { Keypad, type PadKey } from "../parts/Keypad";
import { Primary } from "../parts/Primary";
import { Bar } from "../shell/Bar";
import { NoticeFoot } from "../shell/Notice";
import { usePad } from "../shell/padListener";
import { catalogue, figures } from "../shell/place";
import { show } from "../shell/screens";
import { t } from "../shell/words";
import { Approval } from "./Approval";
import { amountText, chooseWay, commit, dropParts, isQuick, needsApproval, owed, payment, reference, saving, takePart, undoPart, way } from "./paying";
import { cashDueMinor, leftMinor } from "./payment";
import { likelyNotes } from "./notes";
import { kindName, kindWord, WayIcon } from "./ways";
import { OwedColumn, OwedStage } from "./Owed";
import { Reference } from "./Reference";
import { offered, type Offer } from "./offer";

/** Back to the basket: what was taken is given back first, nothing of it was saved. */
export function leavePay(): void {
  if (saving.value !== "idle") return;
  dropParts();
  needsApproval.value = null;
  show("sell");
}

export function Pay({ onSwitchUser }: { readonly onSwitchUser: () => void }) {
  return (
    <>
      <Bar onSwitchUser={onSwitchUser} {...(owed.value ? {} : { back: { label: t("app.back-to-basket"), run: leavePay } })} />
      {needsApproval.value ? (
        <main class="stage">
          <Approval />
        </main>
      ) : owed.value ? (
        <OwedStage sale={owed.value} />
      ) : (
        <Stage />
      )}
      {owed.value ? <OwedColumn /> : needsApproval.value ? <WaitingColumn /> : <Column />}
    </>
  );
}

function Stage() {
  const now = payment.value;
  return (
    <main class="stage pay-stage">
      <div class="due-row">
        <div>
          <div class="quiet">{t("pay.left")}</div>
          <Total minor={leftMinor(now)} class="due" />
        </div>
        <div class="of">
          <div class="quiet sm">{t("pay.items-total", { count: itemCount(basket.value) })}</div>
          <Total minor={now.totalMinor} class="of-total" />
        </div>
      </div>
      <PaidSoFar />
      <div class="sp" />
      <NoticeFoot />
      <Ways />
    </main>
  );
}

function PaidSoFar() {
  const { parts } = payment.value;
  if (parts.length === 0) return null;
  return (
    <section class="paid">
      <h2 class="h">{t("pay.paid")}</h2>
      {parts.map((part, at) => (
        <div class="p" key={at}>
          <WayIcon kind={part.kind} />
          <span class="sp">
            {kindName(part.kind)}
            {part.reference && <bdi class="xs quiet code">{part.reference}</bdi>}
          </span>
          <b>
            <Amount minor={part.keptMinor} />
          </b>
          <button type="button" class="btn plain" disabled={saving.value !== "idle"} onClick={() => undoPart(at)}>
            <Icon of={iconArrowUUpLeft} size="s" />
            {t("app.undo")}
          </button>
        </div>
      ))}
    </section>
  );
}

function Ways() {
  const tenders = catalogue.value?.data.tenders ?? [];
  return (
    <section class="ways-box">
      <h2 class="h">{t("pay.with")}</h2>
      <div class="ways">
        {tenders.map(({ kind }) => {
          const isLater = kind === "credit" || kind === "account";
          return (
            <button type="button" key={kind} class={`way ${way.value === kind ? "on" : ""}`} aria-pressed={way.value === kind} disabled={isLater} onClick={() => chooseWay(kind)}>
              <WayIcon kind={kind} />
              <span>
                {kindName(kind)}
                {isLater && <small class="xs quiet">{t("pay.later")}</small>}
              </span>
            </button>
          );
        })}
      </div>
    </section>
  );
}

/** While a second person is asked the money waits: no keys, so that a PIN goes where it belongs. */
function WaitingColumn() {
  return (
    <aside class="ticket money" aria-label={t("pay.pay")}>
      <span class="sp" />
      <Primary onPress={() => undefined} isOff>
        {t("approval.waiting")}
      </Primary>
    </aside>
  );
}

/** What must be paid in a way of paying: in cash, rounded to the smallest coin. */
function dueNow(): number {
  const step = catalogue.value?.data.cash_rounding_minor ?? 0;
  return way.value === "cash" ? cashDueMinor(payment.value, step) : leftMinor(payment.value);
}

// A card is mostly asked for all that is left: the amount stands there until another is typed.
const offerNow = (): Offer => offered({ kind: way.value, typedMinor: worth(amountText.value, figures.value.exponent), dueMinor: dueNow(), reference: reference.value });

function takeOffered(): void {
  const now = offerNow();
  if (leftMinor(payment.value) <= 0) void commit();
  // What coins cannot pay is rounded away: nothing is given, and the sale is settled in cash.
  else if (dueNow() <= 0) takePart(0);
  else if (now.isReady) takePart(now.givenMinor);
}

function choose(minor: number): void {
  amountText.value = textOf(minor, figures.value.exponent);
  isQuick.value = true;
}

function press(key: PadKey): void {
  // A key after a quick note starts a new amount; deleting edits the note's.
  amountText.value = typed(isQuick.value && key !== "back" ? "" : amountText.value, key, figures.value.exponent);
  isQuick.value = false;
}

/** The money column: what is given, the likely notes, the pad, the change, and Take. */
function Column() {
  const kind = way.value;
  usePad(press, takeOffered);
  const offer = offerNow();
  const due = dueNow();
  const isOff = due > 0 && !offer.isReady;
  return (
    <aside class="ticket money" aria-label={t("pay.pay")}>
      <div class="given" role="status">
        <span class="quiet">{kind === "cash" ? t("pay.given") : t("pay.amount")}</span>
        <bdi class={`n ${amountText.value === "" && kind === "cash" ? "nought" : ""}`}>{money(offer.givenMinor, figures.value)}</bdi>
      </div>
      {kind === "cash" ? (
        <QuickNotes due={due} given={amountText.value === "" ? null : offer.givenMinor} onChoose={choose} />
      ) : (
        <Reference amountMinor={offer.givenMinor} value={reference.value} onChange={(value) => (reference.value = value)} />
      )}
      <Keypad sign={figures.value.exponent === 0 ? null : decimalSign(figures.value)} onKey={press} />
      <span class="sp" />
      <ChangeLine kind={kind} offer={offer} due={due} />
      <Primary onPress={takeOffered} isOff={isOff}>
        {primaryWords(kind, offer, due)}
      </Primary>
    </aside>
  );
}

function primaryWords(kind: TenderKind, offer: Offer, due: number): string {
  if (due <= 0) return t("pay.finish");
  if (!offer.isReady) return t("pay.choose");
  const given = money(offer.givenMinor, figures.value);
  if (offer.givenMinor < due) return t("pay.take-part", { amount: given, left: money(due - offer.givenMinor, figures.value) });
  return t("pay.take", { amount: given, kind: kindWord(kind) });
}

const digitsOf = (minor: number) => String(minor).length;

function QuickNotes({ due, given, onChoose }: { readonly due: number; readonly given: number | null; readonly onChoose: (minor: number) => void }) {
  const notes = likelyNotes(due, catalogue.value?.data.quick_notes_minor ?? []);
  return (
    <div class="quick">
      <button type="button" class={`btn ${given === due ? "on" : ""} ${digitsOf(due) > 6 ? "long" : ""}`} data-quick="1" disabled={due <= 0} onClick={() => onChoose(due)}>
        <span class="xs">{t("pay.exact")}</span>
        <Amount minor={due} />
      </button>
      {notes.map((note, at) => (
        <button type="button" key={note} class={`btn n ${given === note ? "on" : ""} ${digitsOf(note) > 6 ? "long" : ""}`} data-quick={at + 2} onClick={() => onChoose(note)}>
          {roundMoney(note, figures.value).replace(/[^\d.,'’\s]/g, "").trim()}
        </button>
      ))}
    </div>
  );
}

function ChangeLine({ kind, offer, due }: { readonly kind: TenderKind; readonly offer: Offer; readonly due: number }) {
  if (offer.isTooMuch) return <p class="chg warn">{t("pay.more-than-due")}</p>;
  const rounding = due - leftMinor(payment.value);
  if (kind !== "cash") return null;
  return (
    <div class="chg-box">
      {rounding !== 0 && <p class="xs quiet">{t("pay.rounding", { amount: amount(rounding, figures.value) })}</p>}
      {offer.givenMinor >= due && offer.isReady && (
        <div class="chg" role="status">
          <span>{t("pay.change")}</span>
          <Total minor={offer.givenMinor - due} />
        </div>
      )}
    </div>
  );
}
