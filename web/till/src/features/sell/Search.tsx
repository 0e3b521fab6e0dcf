/** The search field: the one place the focus lives in when nothing else asks for it. */
import { iconMagnifyingGlass, iconX } from "@tillbook/ui/icons.ts";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { focusSearch, SEARCH_ID } from "../shell/closing";
import { panel } from "../shell/screens";
import { t } from "../shell/words";
import { query } from "./adding";

export function Search({ isShort = false }: { readonly isShort?: boolean }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => focusSearch(), []);
  // Hardware scanners never raise the keyboard of a tablet: it comes only when the field itself is tapped.
  const raise = () => {
    const input = field.current;
    if (!input || input.inputMode === "search") return;
    input.inputMode = "search";
    input.blur();
    input.focus();
  };
  return (
    <label class={`field search ${query.value ? "live" : ""}`}>
      <Icon of={iconMagnifyingGlass} />
      <input
        ref={field}
        id={SEARCH_ID}
        type="text"
        inputMode="none"
        enterkeyhint="search"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        maxLength={200}
        value={query.value}
        placeholder={t(isShort ? "sell.search-short" : "sell.search")}
        aria-label={t("sell.search")}
        onPointerUp={raise}
        onBlur={() => field.current && (field.current.inputMode = "none")}
        onInput={(event) => {
          query.value = event.currentTarget.value;
          if (query.value) panel.value = null;
        }}
      />
      {query.value && (
        <button
          type="button"
          class="sq48"
          aria-label={t("sell.search-clear")}
          onClick={() => {
            query.value = "";
            focusSearch();
          }}
        >
          <Icon of={iconX} />
        </button>
      )}
    </label>
  );
}
