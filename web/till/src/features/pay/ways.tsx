/** Ways of paying: their names, words and pictures. */
import { duoCreditCard, duoDeviceMobile, duoMoney, duoNotebook, duoReceipt } from "@tillbook/ui/icons.ts";
import type { IconStrokes } from "@tillbook/ui/svg.ts";
import type { TenderKind } from "@tillbook/rules";
import { Icon } from "../parts/Icon";
import { t } from "../shell/words";

const PICTURES: Readonly<Record<TenderKind, IconStrokes>> = {
  cash: duoMoney,
  card: duoCreditCard,
  mobile: duoDeviceMobile,
  credit: duoReceipt,
  account: duoNotebook,
};

/** `Cash`, as a name. */
export function kindName(kind: TenderKind): string {
  return t(`pay.${kind}`);
}

/** `cash`, as it stands after an amount. */
export function kindWord(kind: TenderKind): string {
  return t(`pay.${kind}-word`);
}

export function WayIcon({ kind }: { readonly kind: TenderKind }) {
  return <Icon of={PICTURES[kind]} size="xl" />;
}
