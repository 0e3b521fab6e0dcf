/** The keypad of money, quantities and PINs: three columns that never mirror. */
import { iconBackspace } from "@tillbook/ui/icons.ts";
import { Icon } from "./Icon";
import { t } from "../shell/words";

export type PadKey = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "sign" | "back";

/** `sign` is the decimal sign to show, or null where none is wanted. */
export function Keypad({ onKey, sign, isOff = false }: { readonly onKey: (key: PadKey) => void; readonly sign: string | null; readonly isOff?: boolean }) {
  const digit = (key: PadKey) => (
    <button type="button" key={key} class="key n" disabled={isOff} onClick={() => onKey(key)}>
      {key}
    </button>
  );
  return (
    <div class="pad" dir="ltr" role="group" aria-label={t("pad.name")}>
      {(["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const).map(digit)}
      {sign === null ? (
        <span />
      ) : (
        <button type="button" class="key n" aria-label={t("pad.sign")} disabled={isOff} onClick={() => onKey("sign")}>
          {sign}
        </button>
      )}
      {digit("0")}
      <button type="button" class="key f" aria-label={t("pad.back")} disabled={isOff} onClick={() => onKey("back")}>
        <Icon of={iconBackspace} size="l" />
      </button>
    </div>
  );
}
