/** One line of the receipt: tick it, say how many, why, and what happens to it; then it folds to one green sentence. */
import { amount, quantity } from "@tillbook/ui";
import { iconCheck, iconCheckCircle, iconMinus, iconPlus } from "@tillbook/ui/icons.ts";
import { useEffect, useRef } from "preact/hooks";
import type { SoldLine } from "../../sync/receipts";
import { Icon } from "../parts/Icon";
import { figures } from "../shell/place";
import { t } from "../shell/words";
import { openLine, picks } from "./returnState";
import { changed, CONDITIONS, leftMilli, type Pick, REASONS, toggled } from "./returning";

export type ReturnLineProps = { readonly line: SoldLine; readonly pick: Pick | null };

export function ReturnLine({ line, pick }: ReturnLineProps) {
  const left = leftMilli(line);
  const isWhole = line.quantity_milli % 1000 === 0;
  const isOff = left <= 0;
  const tick = () => {
    picks.value = toggled(picks.value, line);
    openLine.value = picks.value.has(line.n) ? line.n : null;
  };
  return (
    <li class={`rl ${isOff ? "dis" : ""}`}>
      <div class="rh">
        <button type="button" class="tick" role="checkbox" aria-checked={pick !== null} aria-disabled={isOff} onClick={() => !isOff && tick()}>
          <span class={`ck ${pick ? "on" : isOff ? "no" : ""}`}>{pick && <Icon of={iconCheck} size="s" />}</span>
          <span class="rl-words">
            <bdi class="clip2">{line.name}</bdi>
            <span class="xs quiet">{paidWords(line)}</span>
          </span>
        </button>
        {pick && isWhole ? <Stepper line={line} pick={pick} left={left} /> : <span class="sm quiet">{leftWords(line, left)}</span>}
      </div>
      {pick && (openLine.value === line.n ? <Why line={line} pick={pick} /> : <Said line={line} pick={pick} />)}
    </li>
  );
}

function paidWords(line: SoldLine): string {
  const each = t("return.paid", { price: amount(line.gross_minor, figures.value) });
  return line.returned_milli > 0 ? `${each} · ${t("return.returned", { quantity: quantity(line.returned_milli, figures.value) })}` : each;
}

function leftWords(line: SoldLine, left: number): string {
  if (left <= 0) return t("return.none-left");
  return t("return.left", { left: quantity(left, figures.value), sold: quantity(line.quantity_milli, figures.value) });
}

function Stepper({ line, pick, left }: { readonly line: SoldLine; readonly pick: Pick; readonly left: number }) {
  const step = (milli: number) => (picks.value = changed(picks.value, line, { quantityMilli: pick.quantityMilli + milli }));
  return (
    <div class="step" role="group" aria-label={t("basket.quantity")}>
      <button type="button" aria-label={t("basket.less")} disabled={pick.quantityMilli <= 1000} onClick={() => step(-1000)}>
        <Icon of={iconMinus} />
      </button>
      <span class="of-left">
        <b class="n">{quantity(pick.quantityMilli, figures.value)}</b>
        <span class="xs quiet">{t("return.of", { left: quantity(left, figures.value) })}</span>
      </span>
      <button type="button" aria-label={t("basket.more-one")} disabled={pick.quantityMilli >= left} onClick={() => step(1000)}>
        <Icon of={iconPlus} />
      </button>
    </div>
  );
}

function Why({ line, pick }: { readonly line: SoldLine; readonly pick: Pick }) {
  const set = (change: Partial<Pick>) => {
    picks.value = changed(picks.value, line, change);
    const now = picks.value.get(line.n);
    if (now?.reason && now.condition) openLine.value = null;
  };
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <div class="rex" ref={box}>
      <h3 class="h">{t("return.why")}</h3>
      <div class="chips">
        {REASONS.map((reason) => (
          <button type="button" key={reason} class={`chip ${pick.reason === reason ? "on" : ""}`} aria-pressed={pick.reason === reason} onClick={() => set({ reason })}>
            {t(`reason.${reason}`)}
          </button>
        ))}
      </div>
      <h3 class="h">{t("return.what")}</h3>
      <div class="chips">
        {CONDITIONS.map((condition) => (
          <button type="button" key={condition} class={`chip ${pick.condition === condition ? "on" : ""}`} aria-pressed={pick.condition === condition} onClick={() => set({ condition })}>
            {t(`condition.${condition}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

/** What was said, folded; a tap opens it again. */
function Said({ line, pick }: { readonly line: SoldLine; readonly pick: Pick }) {
  const isSaid = pick.reason !== null && pick.condition !== null;
  return (
    <div class="rsum">
      {isSaid && <Icon of={iconCheckCircle} size="s" />}
      <span class="sp">{pick.reason !== null && pick.condition !== null ? `${t(`reason.${pick.reason}`)} · ${t(`condition.${pick.condition}`)}` : ""}</span>
      <button type="button" class="link" onClick={() => (openLine.value = line.n)}>
        {t("return.change")}
      </button>
    </div>
  );
}
