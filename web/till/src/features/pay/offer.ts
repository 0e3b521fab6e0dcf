/** What stands on the money column: an amount offered in one way of paying, and whether it can be taken. Pure. */
import type { TenderKind } from "@tillbook/rules";
import { holdsCardNumber } from "../parts/card";

export type Offer = { readonly givenMinor: number; readonly isReady: boolean; readonly isTooMuch: boolean };

/** Cash starts with nothing chosen; every other way offers all that is left. Only cash gives change. */
export function offered(asked: { readonly kind: TenderKind; readonly typedMinor: number | null; readonly dueMinor: number; readonly reference: string }): Offer {
  const { kind, typedMinor, dueMinor, reference } = asked;
  const givenMinor = typedMinor ?? (kind === "cash" ? 0 : Math.max(dueMinor, 0));
  const isTooMuch = kind !== "cash" && givenMinor > dueMinor;
  return { givenMinor, isTooMuch, isReady: givenMinor > 0 && !isTooMuch && !holdsCardNumber(reference) };
}
