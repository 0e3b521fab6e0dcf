/** A panel that takes the stage: a title, a way out, and its content; Escape closes it, and the focus goes back to search. */
import { iconX } from "@tillbook/ui/icons.ts";
import type { ComponentChildren } from "preact";
import { t } from "../shell/words";
import { Icon } from "./Icon";

export type SheetProps = { readonly title: ComponentChildren; readonly onClose: () => void; readonly children: ComponentChildren };

export function Sheet({ title, onClose, children }: SheetProps) {
  return (
    <section class="sheet">
      <div class="sheet-head">
        <h2 class="clip2">{title}</h2>
        <button type="button" class="sq48" aria-label={t("app.close")} onClick={onClose}>
          <Icon of={iconX} />
        </button>
      </div>
      {children}
    </section>
  );
}
