/** Typing a quantity: for the selected line, or the weight of goods just tapped. */
import { decimalSign, quantity } from "@tillbook/ui";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Variant } from "../../catalogue/catalogue";
import { setQuantity } from "../basket/basket";
import { basket, edit } from "../basket/current";
import { typed, worth } from "../parts/digits";
import { Keypad, type PadKey } from "../parts/Keypad";
import { Sheet } from "../parts/Sheet";
import { closePanel } from "../shell/closing";
import { usePad } from "../shell/padListener";
import { figures } from "../shell/place";
import { t } from "../shell/words";
import { addVariant, sayLine, toWeigh } from "./adding";
import { unitName } from "./units";

/** Change how many of a line there are. */
export function QuantityPanel({ n }: { readonly n: number }) {
  const line = basket.value.lines.find((each) => each.n === n && !each.isRemoved);
  useEffect(() => {
    if (!line) closePanel();
  }, [line === undefined]);
  if (!line) return null;
  const take = (milli: number) => {
    edit((now) => setQuantity(now, n, milli));
    sayLine();
    closePanel();
  };
  return <Asking key={n} variant={line.variant} isNew={false} onTake={take} onClose={closePanel} />;
}

/** Ask for the weight of goods sold by weight. */
export function WeighPanel({ variant }: { readonly variant: Variant }) {
  const close = () => {
    toWeigh.value = null;
    closePanel();
  };
  const take = (milli: number) => {
    addVariant(variant, milli);
    closePanel();
  };
  return <Asking key={variant.id} variant={variant} isNew onTake={take} onClose={close} />;
}

type AskingProps = { readonly variant: Variant; readonly isNew: boolean; readonly onTake: (milli: number) => void; readonly onClose: () => void };

function Asking({ variant, isNew, onTake, onClose }: AskingProps) {
  const decimals = variant.is_weighed ? 3 : 0;
  const text = useSignal("");
  const milliNow = () => scaled(worth(text.value, decimals), decimals);
  const press = (key: PadKey) => (text.value = typed(text.value, key, decimals));
  const take = () => {
    const milli = milliNow();
    if (milli) onTake(milli);
  };
  usePad(press, take);
  const milli = milliNow();
  const isOff = !milli;
  const unit = variant.is_weighed ? unitName(variant.unit) : "";
  const shown = milli === null ? "" : `${quantity(milli, figures.value)} ${unit}`.trim();
  return (
    <Sheet title={<bdi>{variant.name}</bdi>} onClose={onClose}>
      <div class="given" role="status" aria-label={t(variant.is_weighed ? "quantity.title-weighed" : "quantity.title")}>
        <span class="quiet">{t(variant.is_weighed ? "quantity.title-weighed" : "quantity.title")}</span>
        <span class="n">
          {text.value === "" ? <span class="nought">0</span> : text.value.replace(".", decimalSign(figures.value))}
          {unit && <small> {unit}</small>}
        </span>
      </div>
      <Keypad sign={decimals === 0 ? null : decimalSign(figures.value)} onKey={press} />
      <button type="button" class={`btn pri lg wide ${isOff ? "off" : ""}`} aria-disabled={isOff} onClick={take}>
        {isOff ? t("quantity.type") : t(isNew ? "quantity.weighed-add" : "quantity.set", { quantity: shown })}
      </button>
    </Sheet>
  );
}

function scaled(value: number | null, decimals: number): number | null {
  return value === null ? null : value * 10 ** (3 - decimals);
}
