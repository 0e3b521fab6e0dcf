/** A return: the receipt's lines on the stage, what goes back and how in the ticket; burnt orange where money goes out. */
import { amount, dayAndTime, money } from "@tillbook/ui";
import { iconArrowUUpLeft } from "@tillbook/ui/icons.ts";
import { Amount, Total } from "../parts/Figure";
import { Icon } from "../parts/Icon";
import { Primary } from "../parts/Primary";
import { OwedColumn, OwedStage } from "../pay/Owed";
import { Approval } from "../pay/Approval";
import { needsApproval, owed, saving } from "../pay/paying";
import { kindName, WayIcon } from "../pay/ways";
import { Bar } from "../shell/Bar";
import { NoticeFoot } from "../shell/Notice";
import { usePad } from "../shell/padListener";
import { figures } from "../shell/place";
import { t } from "../shell/words";
import { ReturnLine } from "./ReturnLine";
import { giveBack, leaveReturn, picks, receipt, refund } from "./returnState";
import type { Refund } from "./returning";

export function Return({ onSwitchUser }: { readonly onSwitchUser: () => void }) {
  const sold = receipt.value;
  usePad(() => undefined, giveBack);
  if (owed.value) {
    return (
      <>
        <Bar onSwitchUser={onSwitchUser} />
        <OwedStage sale={owed.value} />
        <OwedColumn />
      </>
    );
  }
  if (!sold) return null;
  return (
    <>
      <Bar onSwitchUser={onSwitchUser} back={{ label: t("return.back"), run: leaveReturn }} />
      {needsApproval.value ? (
        <main class="stage">
          <Approval />
        </main>
      ) : (
      <main class="stage">
        <div class="rtop">
          <Icon of={iconArrowUUpLeft} />
          <div>
            <h1>
              {t("return.title")} <bdi class="code">{sold.receipt_no}</bdi>
            </h1>
            <p class="sm">
              {t("return.sold", { store: sold.store.name, time: dayAndTime(new Date(sold.occurred_at), figures.value.locale), name: sold.person.name })}
            </p>
          </div>
        </div>
        <ul class="rls">
          {sold.lines.map((line) => (
            <ReturnLine key={line.n} line={line} pick={picks.value.get(line.n) ?? null} />
          ))}
        </ul>
        <span class="sp" />
        <NoticeFoot />
      </main>
      )}
      {refund.value && <RefundTicket asked={refund.value} />}
    </>
  );
}

function RefundTicket({ asked }: { readonly asked: Refund }) {
  const { totals, lines, tenders, isReady } = asked;
  const given = -tenders.reduce((sum, tender) => sum + tender.amount_minor, 0);
  return (
    <aside class="ticket" aria-label={t("return.refund")}>
      <ol class="lines">
        {lines.map(({ sold, pick, figures: part }) => (
          <li class="line-row" key={sold.n}>
            <div class="line">
              <span class="q n">−{pick.quantityMilli / 1000}</span>
              <span class="nm">
                <bdi class="clip2">{sold.name}</bdi>
                {pick.reason && (
                  <span class="meta">
                    <bdi>{[t(`reason.${pick.reason}`), pick.condition ? t(`condition.${pick.condition}`) : ""].filter(Boolean).join(" · ")}</bdi>
                  </span>
                )}
              </span>
              <span class="am n">
                <bdi>{amount(-part.gross_minor, figures.value)}</bdi>
              </span>
            </div>
          </li>
        ))}
      </ol>
      {tenders.length > 0 && (
        <section class="goes-back">
          <h2 class="h">{t("return.as-paid")}</h2>
          {tenders.map((tender) => (
            <div class="back-row" key={tender.n}>
              <WayIcon kind={tender.kind} />
              <b>{kindName(tender.kind)}</b>
              <span class="sp" />
              <b>
                <Amount minor={-tender.amount_minor} />
              </b>
            </div>
          ))}
        </section>
      )}
      <div class="sum">
        <div class="total">
          <span class="l">{t("return.refund")}</span>
          <Total minor={totals.gross_minor} class="v refund-word" />
        </div>
        <Primary onPress={giveBack} isOff={!isReady} isBusy={saving.value === "saving"} isRefund={isReady}>
          {isReady ? t("return.give", { amount: money(given, figures.value) }) : t(lines.length === 0 ? "return.tick" : "return.say-why")}
        </Primary>
      </div>
    </aside>
  );
}
