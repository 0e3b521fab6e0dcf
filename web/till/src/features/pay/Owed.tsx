/** A committed sale without an answer: what it is, that it is kept, and the one thing to do. Nothing here can change it. */
import { iconCloudSlash } from "@tillbook/ui/icons.ts";
import type { SaleToRecord } from "../../journal/recorder";
import { Amount, Total } from "../parts/Figure";
import { Icon } from "../parts/Icon";
import { Primary } from "../parts/Primary";
import { usePad } from "../shell/padListener";
import { t, Words } from "../shell/words";
import { saving, send } from "./paying";
import { kindName, WayIcon } from "./ways";

export function OwedStage({ sale }: { readonly sale: SaleToRecord }) {
  return (
    <main class="stage pay-stage">
      <div class="due-row">
        <div>
          <div class="quiet">{t("pay.this-sale")}</div>
          <Total minor={sale.body.totals.gross_minor} class="due" />
        </div>
      </div>
      <section class="paid">
        <h2 class="h">{t("pay.paid")}</h2>
        {sale.body.tenders.map((tender) => (
          <div class="p" key={tender.n}>
            <WayIcon kind={tender.kind} />
            <span class="sp">{kindName(tender.kind)}</span>
            <b>
              <Amount minor={tender.given_minor ?? tender.amount_minor} />
            </b>
          </div>
        ))}
      </section>
      <div class="sp" />
      {saving.value === "owed" && (
        <div class="msg warn" role="status">
          <Icon of={iconCloudSlash} size="s" />
          <span class="sp">
            <Words id="pay.unreached" />
          </span>
        </div>
      )}
    </main>
  );
}

export function OwedColumn() {
  const isBusy = saving.value === "saving";
  usePad(
    () => undefined,
    () => void send(),
  );
  return (
    <aside class="ticket money" aria-label={t("pay.pay")}>
      <span class="sp" />
      <Primary onPress={() => void send()} isBusy={isBusy}>
        {t(isBusy ? "pay.saving" : "app.try-again")}
      </Primary>
    </aside>
  );
}
