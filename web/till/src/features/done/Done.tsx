/** Done: the change as the largest thing in the product, the receipt as paper, and on to the next sale. */
import { money, roundMoney } from "@tillbook/ui";
import { duoPrinter, duoProhibit, iconArrowRight, iconCheckCircle } from "@tillbook/ui/icons.ts";
import { useEffect } from "preact/hooks";
import { Total } from "../parts/Figure";
import { Icon } from "../parts/Icon";
import { Primary } from "../parts/Primary";
import { smallCoin, spellOut } from "../pay/change";
import { finished, type Finished } from "../pay/paying";
import { kindName } from "../pay/ways";
import { Bar } from "../shell/Bar";
import { NoticeFoot } from "../shell/Notice";
import { figures } from "../shell/place";
import { say } from "../shell/say";
import { show } from "../shell/screens";
import { t, Words } from "../shell/words";
import { printSlip, Slip } from "./Slip";

/** After this long without a touch the till is ready for the next sale by itself. */
const IDLE_MS = 30_000;

/** On to the next sale. */
export function nextSale(): void {
  show("sell");
}

export function Done({ onSwitchUser }: { readonly onSwitchUser: () => void }) {
  const done = finished.value;
  useEffect(() => {
    if (!done) return;
    say(done.sale.type === "return" ? t("done.returned") : t("done.says", { amount: money(done.changeMinor, figures.value) }));
    const timer = setTimeout(nextSale, IDLE_MS);
    return () => clearTimeout(timer);
  }, [done]);
  if (!done) return null;
  return (
    <>
      <Bar onSwitchUser={onSwitchUser} />
      <main class="stage done-stage">
        <Saved done={done} />
        <Change done={done} />
        <div class="sp" />
        <NoticeFoot />
        <h2 class="b">{t("done.receipt")}</h2>
        <div class="rcs">
          <button type="button" class="rc" onClick={printSlip}>
            <Icon of={duoPrinter} size="xl" />
            <span class="b">{t("done.print")}</span>
            <span class="xs quiet">{t("done.print-hint")}</span>
          </button>
          <button type="button" class="rc" onClick={nextSale}>
            <Icon of={duoProhibit} size="xl" />
            <span class="b">{t("done.none")}</span>
            <span class="xs quiet">{t("done.none-hint")}</span>
          </button>
        </div>
      </main>
      <aside class="ticket paper" aria-label={t("done.slip")}>
        <Slip saleId={done.sale.id} />
        <p class="hint centre">{t("done.scan-next")}</p>
        <Primary onPress={nextSale}>
          {t("done.next")}
          <Icon of={iconArrowRight} />
        </Primary>
      </aside>
    </>
  );
}

function Saved({ done }: { readonly done: Finished }) {
  const isReturn = done.sale.type === "return";
  return (
    <div class="saved">
      <Icon of={iconCheckCircle} size="l" />
      <b>{t(isReturn ? "done.returned" : "done.saved")}</b>
      <span class="sp" />
      <span class="quiet sm">{t(isReturn ? "done.given-back" : "done.paid")}</span>
      <Total minor={done.grossMinor} class="closed" />
    </div>
  );
}

function Change({ done }: { readonly done: Finished }) {
  const isReturn = done.sale.type === "return";
  const shown = isReturn ? Math.abs(done.grossMinor) : done.changeMinor;
  const coins = isReturn ? [] : spellOut(shown, figures.value.currency);
  const label = isReturn ? "done.give-back" : shown > 0 ? "done.give-change" : "done.no-change";
  return (
    <section class="change">
      <div class="quiet b">{t(label)}</div>
      <Total minor={shown} class="big" />
      {done.givenCashMinor > 0 && shown > 0 && !isReturn && (
        <p class="quiet">
          <Words id="done.from" values={{ amount: money(done.givenCashMinor, figures.value) }} />
        </p>
      )}
      {isReturn && <p class="quiet">{[...new Set(done.kinds)].map(kindName).join(", ")}</p>}
      {coins.length > 0 && (
        <ul class="coins">
          {coins.map(({ pieceMinor, count }) => (
            <li key={pieceMinor} class="n">
              <bdi>{`${count} × ${smallCoin(pieceMinor, figures.value.currency, figures.value.exponent) ?? roundMoney(pieceMinor, figures.value)}`}</bdi>
            </li>
          ))}
        </ul>
      )}
      {done.sale.warnings.map((warning) => (
        <p class="msg warn" key={warning.code + warning.message}>
          {warning.message}
        </p>
      ))}
    </section>
  );
}
