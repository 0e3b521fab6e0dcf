/** Figures of money and quantity: tabular, never mirrored, never wrapped; long ones step down a size. */
import { amount, money, quantity } from "@tillbook/ui";
import { figures } from "../shell/place";

/** An amount without a sign of currency. */
export function Amount({ minor }: { readonly minor: number }) {
  return <bdi class="n">{amount(minor, figures.value)}</bdi>;
}

/** A total with its currency; `size-2` and `size-3` are the steps down for figures beyond seven and ten digits. */
export function Total({ minor, class: name = "" }: { readonly minor: number; readonly class?: string }) {
  const shown = money(minor, figures.value);
  const digits = shown.replace(/\D/g, "").length;
  return <bdi class={`n ${name} ${digits > 10 ? "size-3" : digits > 7 ? "size-2" : ""}`}>{shown}</bdi>;
}

/** A quantity of thousandths. */
export function Quantity({ milli }: { readonly milli: number }) {
  return <bdi class="n">{quantity(milli, figures.value)}</bdi>;
}
