/** A code nobody knows: a sound, then this, never a dialog. The next scan closes it. */
import { iconBarcode } from "@tillbook/ui/icons.ts";
import { Icon } from "../parts/Icon";
import { closePanel } from "../shell/closing";
import { t, Words } from "../shell/words";

export function UnknownPanel({ code }: { readonly code: string }) {
  return (
    <section class="card unknown" role="alert">
      <Icon of={iconBarcode} size="l" />
      <div class="sp">
        <p class="anywhere">
          <Words id="unknown.title" values={{ code }} />
        </p>
        <p class="xs quiet">{t("unknown.hint")}</p>
      </div>
      <button type="button" class="btn pri" onClick={closePanel}>
        {t("unknown.search")}
      </button>
    </section>
  );
}
