/** The bar that acts on the selected line; it never moves, however long the list is. */
import { iconMinus, iconNotePencil, iconPercent, iconPlus, iconTrash } from "@tillbook/ui/icons.ts";
import { quantity } from "@tillbook/ui";
import type { BasketLine } from "../basket/basket";
import { setQuantity } from "../basket/basket";
import { basket, edit, removeLine } from "../basket/current";
import { Icon } from "../parts/Icon";
import { saving } from "../pay/paying";
import { figures } from "../shell/place";
import { panel } from "../shell/screens";
import { t } from "../shell/words";
import { sayLine } from "./adding";

/** Raise or lower the selected line by one; lowering one piece removes the line. */
export function stepQuantity(line: BasketLine, step: 1 | -1): void {
  const next = line.quantityMilli + step * 1000;
  if (next <= 0) {
    if (!line.variant.is_weighed) removeLine(line.n);
    return;
  }
  edit((now) => setQuantity(now, line.n, next));
  sayLine();
}

/** The selected line, unless a sale waits for its answer. */
export function selectedLine(): BasketLine | null {
  const { lines, selected } = basket.value;
  return saving.value === "idle" ? (lines.find((line) => line.n === selected && !line.isRemoved) ?? null) : null;
}

export function LineBar() {
  const line = selectedLine();
  const shown = line ? quantity(line.quantityMilli, figures.value) : "";
  const isOff = line === null;
  return (
    <div class={`linebar ${isOff ? "resting" : ""}`} role="group" aria-label={line?.variant.name ?? t("basket.quantity")}>
      <div class="step" role="group" aria-label={t("basket.quantity")}>
        <button type="button" aria-label={t("basket.less")} disabled={isOff} onClick={() => line && stepQuantity(line, -1)}>
          <Icon of={iconMinus} />
        </button>
        <button
          type="button"
          class={`quantity n ${shown.length > 4 ? "long" : ""}`}
          aria-label={t("basket.set-quantity", { quantity: shown })}
          disabled={isOff}
          onClick={() => line && (panel.value = { kind: "quantity", line: line.n })}
        >
          {shown}
        </button>
        <button type="button" aria-label={t("basket.more-one")} disabled={isOff} onClick={() => line && stepQuantity(line, 1)}>
          <Icon of={iconPlus} />
        </button>
      </div>
      <button type="button" class="la" disabled={isOff} onClick={() => line && (panel.value = { kind: "price", line: line.n })}>
        <Icon of={iconPercent} size="s" />
        {t("basket.price")}
      </button>
      <button type="button" class="la" disabled={isOff} onClick={() => line && (panel.value = { kind: "note", line: line.n })}>
        <Icon of={iconNotePencil} size="s" />
        {t("basket.line-note")}
      </button>
      <span class="apart" />
      <button type="button" class="la del" disabled={isOff} onClick={() => line && removeLine(line.n)}>
        <Icon of={iconTrash} size="s" />
        {t("basket.remove")}
      </button>
    </div>
  );
}
