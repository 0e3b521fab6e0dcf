/** The ticket: customer, lines, line bar, sum, and the one button that goes on. The same place on every screen. */
import { amount } from "@tillbook/ui";
import { iconDotsThreeVertical, iconTrash, iconNotePencil, iconUser, iconUserPlus } from "@tillbook/ui/icons.ts";
import { useState } from "preact/hooks";
import { itemCount, livingLines } from "../basket/basket";
import { basket, clearBasket, isFilled, priced, undo } from "../basket/current";
import { Total } from "../parts/Figure";
import { Icon } from "../parts/Icon";
import { Primary } from "../parts/Primary";
import { openPay, saving } from "../pay/paying";
import { catalogue, figures } from "../shell/place";
import { panel } from "../shell/screens";
import { notice } from "../shell/say";
import { t } from "../shell/words";
import { EmptyBasket } from "./EmptyBasket";
import { LineBar } from "./LineBar";
import { Lines } from "./Lines";
import { WINDOW_FROM } from "./windowing";

export function Ticket() {
  return (
    <aside class="ticket" aria-label={t("basket.name")}>
      <Head />
      {basket.value.lines.length === 0 ? <EmptyBasket /> : <Lines />}
      {isFilled.value && <LineBar />}
      <Sum />
    </aside>
  );
}

/** Who buys, and what is done to the basket as a whole. */
export function Head() {
  const [isOpen, setOpen] = useState(false);
  const { customer, note } = basket.value;
  const close = (act: () => void) => () => {
    setOpen(false);
    act();
  };
  return (
    <div class="thead">
      <button type="button" class="clip" aria-label={customer ? t("basket.customer", { name: customer.name }) : undefined} onClick={() => (panel.value = { kind: "customer" })}>
        <Icon of={customer ? iconUser : iconUserPlus} size="s" />
        {customer ? <bdi class="clip b">{customer.name}</bdi> : t("basket.add-customer")}
      </button>
      <span class="sp" />
      {note && <span class="hint clip basket-note">{note}</span>}
      <button type="button" class="sq48" aria-label={t("basket.more")} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon of={iconDotsThreeVertical} size="s" />
      </button>
      {isOpen && (
        <div class="pop" role="menu">
          <button type="button" role="menuitem" onClick={close(() => (panel.value = { kind: "note", line: null }))}>
            <Icon of={iconNotePencil} size="s" />
            {t("basket.note")}
          </button>
          <button type="button" role="menuitem" class="danger" disabled={!isFilled.value || saving.value !== "idle"} onClick={close(emptyBasket)}>
            <Icon of={iconTrash} size="s" />
            {t("basket.clear")}
          </button>
        </div>
      )}
    </div>
  );
}

function emptyBasket(): void {
  clearBasket();
  const run = () => {
    undo();
    notice.value = null;
  };
  notice.value = { voice: "info", text: t("basket.cleared"), act: { label: t("app.undo"), run } };
}

/** Longer than this in one row, the words step down a size; the rows above the primary never move. */
const TIGHT_FROM = 44;

/** Items, tax, savings, and the total with one rule: it can still change. */
export function Sum() {
  const sums = priced.value;
  const isOff = !isFilled.value && saving.value === "idle";
  const items = itemWords();
  const tax = sums && isFilled.value ? taxWords(sums.taxMinor, sums.savedMinor) : "";
  return (
    <div class="sum">
      <div class={`r ${items.length + tax.length > TIGHT_FROM ? "tight" : ""}`}>
        <span>{items}</span>
        <span>{tax}</span>
      </div>
      <div class="total">
        <span class="l">{t("basket.total")}</span>
        <Total minor={sums?.totalMinor ?? 0} class="v" />
      </div>
      <Primary onPress={openPay} isOff={isOff} hint="F9">
        {t("pay.pay")}
      </Primary>
    </div>
  );
}

function itemWords(): string {
  const lines = livingLines(basket.value).length;
  const count = itemCount(basket.value);
  return lines < WINDOW_FROM ? t("basket.items", { count }) : t("basket.items-lines", { count, lines });
}

function taxWords(taxMinor: number, savedMinor: number): string {
  const isInside = catalogue.value?.data.prices_include_tax ?? true;
  const tax = catalogue.value?.taxName ?? t("basket.tax");
  const words = [t(isInside ? "basket.tax-included" : "basket.tax-on-top", { tax, amount: amount(taxMinor, figures.value) })];
  if (savedMinor > 0) words.push(t("basket.save", { amount: amount(savedMinor, figures.value) }));
  return words.join(" · ");
}
