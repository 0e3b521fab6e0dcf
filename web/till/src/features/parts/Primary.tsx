/** The primary button: one place, one height, deaf for a moment after it appears, and never pressed twice. */
import type { ComponentChildren } from "preact";
import { isLanding } from "../shell/screens";

export type PrimaryProps = {
  readonly onPress: () => void;
  readonly children: ComponentChildren;
  readonly isOff?: boolean;
  readonly isBusy?: boolean;
  readonly isRefund?: boolean;
  readonly hint?: string;
};

/** While off it stays focusable and says why in its own words. */
export function Primary({ onPress, children, isOff = false, isBusy = false, isRefund = false, hint }: PrimaryProps) {
  const press = () => {
    if (!isOff && !isBusy && !isLanding()) onPress();
  };
  return (
    <button type="button" class={`pay ${isOff ? "off" : ""} ${isRefund ? "refund" : ""}`} aria-disabled={isOff || isBusy} onClick={press} data-primary>
      {isBusy && <span class="ring" />}
      {children}
      {hint !== undefined && <kbd>{hint}</kbd>}
    </button>
  );
}
