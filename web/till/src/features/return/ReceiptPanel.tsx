/** Asking for the receipt that comes back: scan it, or type its number. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Sheet } from "../parts/Sheet";
import { closePanel } from "../shell/closing";
import { t } from "../shell/words";
import { openReturn } from "./returnState";

/** How a receipt's number looks, everywhere. */
const EXAMPLE = "S01R01-1-000001";

export function ReceiptPanel() {
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <Sheet title={t("return.title")} onClose={closePanel}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) void openReturn(text);
        }}
      >
        <label class="labelled">
          <span>{t("return.number")}</span>
          <input ref={field} class="input code" type="text" autocomplete="off" autocapitalize="characters" maxLength={40} placeholder={EXAMPLE} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <button type="submit" class={`btn pri lg wide ${text.trim() ? "" : "off"}`} aria-disabled={!text.trim()}>
          {t("return.find")}
        </button>
      </form>
    </Sheet>
  );
}
