/** What stands where the lines will be: what to do, and the last sale within reach. */
import { amount } from "@tillbook/ui";
import { duoBasket, iconReceipt } from "@tillbook/ui/icons.ts";
import { Icon } from "../parts/Icon";
import { finished } from "../pay/paying";
import { figures } from "../shell/place";
import { show } from "../shell/screens";
import { t } from "../shell/words";

export function EmptyBasket() {
  const last = finished.value;
  return (
    <div class="lines-box empty">
      <div class="empty-hint">
        <Icon of={duoBasket} size="xl" />
        <span>{t("basket.empty")}</span>
      </div>
      {last && (
        <div class="last-sale">
          <div>
            <b>
              <bdi class="n">{t("sell.last-sale", { receipt: last.sale.receipt_no ?? "" })}</bdi>
            </b>
            <span class="quiet">
              {last.changeMinor > 0
                ? t("sell.last-change", { amount: amount(last.changeMinor, figures.value) })
                : t("sell.last-paid", { amount: amount(last.grossMinor, figures.value) })}
            </span>
          </div>
          <button type="button" class="btn plain" onClick={() => show("done")}>
            <Icon of={iconReceipt} size="s" />
            {t("sell.reprint")}
          </button>
        </div>
      )}
    </div>
  );
}
