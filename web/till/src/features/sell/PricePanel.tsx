/** Taking something off the price of a line: percent or amount; what it does is seen before it is done. */
import { amount, decimalSign, percent } from "@tillbook/ui";
import { useSignal } from "@preact/signals";
import { type Discount, setDiscount } from "../basket/basket";
import { basket, edit, priced } from "../basket/current";
import { previewDiscount } from "../basket/price";
import { Amount } from "../parts/Figure";
import { typed, worth } from "../parts/digits";
import { Keypad, type PadKey } from "../parts/Keypad";
import { Sheet } from "../parts/Sheet";
import { closePanel } from "../shell/closing";
import { usePad } from "../shell/padListener";
import { catalogue, figures } from "../shell/place";
import { t } from "../shell/words";

type Mode = "percent" | "amount";
/** Reductions that stand ready as chips, in parts per million. */
const CHIPS_PPM = [50_000, 100_000, 200_000, 500_000];

export function PricePanel({ n }: { readonly n: number }) {
  const mode = useSignal<Mode>("percent");
  const text = useSignal("");
  const decimals = mode.value === "percent" ? 0 : figures.value.exponent;
  const look = () => previewOf(n, mode.value, text.value);
  const press = (key: PadKey) => (text.value = typed(text.value, key, mode.value === "percent" ? 0 : figures.value.exponent));
  const take = () => {
    const seen = look();
    if (!seen) return;
    edit((now) => setDiscount(now, n, seen.discount));
    closePanel();
  };
  usePad(press, take);
  const view = priced.value?.lines.get(n);
  const preview = look();
  if (!view) return null;
  const choose = (next: Mode, digits = "") => {
    mode.value = next;
    text.value = digits;
  };
  const clear = () => {
    edit((now) => setDiscount(now, n, null));
    closePanel();
  };
  const sign = decimals === 0 ? null : decimalSign(figures.value);
  const ppmNow = preview && "ppm" in preview.discount ? preview.discount.ppm : 0;
  return (
    <Sheet title={<bdi>{t("price.title", { name: view.line.variant.name })}</bdi>} onClose={closePanel}>
      <div class="chips">
        {CHIPS_PPM.map((ppm) => (
          <button type="button" key={ppm} class={`chip n ${ppmNow === ppm ? "on" : ""}`} onClick={() => choose("percent", String(ppm / 10_000))}>
            {percent(ppm, figures.value)}
          </button>
        ))}
        <span class="sp" />
        <div class="switch" role="group">
          <button type="button" aria-pressed={mode.value === "percent"} onClick={() => choose("percent")}>
            {t("price.percent")}
          </button>
          <button type="button" aria-pressed={mode.value === "amount"} onClick={() => choose("amount")}>
            {t("price.amount")}
          </button>
        </div>
      </div>
      <div class="given">
        <span class="quiet">
          {t("price.now")} <Amount minor={view.shownMinor} />
          {preview && (
            <>
              {" · "}
              {t("price.then")} <Amount minor={preview.shownMinor} />
            </>
          )}
        </span>
        <span class="n">
          {text.value === "" ? <span class="nought">0</span> : text.value.replace(".", decimalSign(figures.value))}
          {mode.value === "percent" && <small> %</small>}
        </span>
      </div>
      <Keypad sign={sign} onKey={press} />
      <div class="row">
        {view.line.discount && (
          <button type="button" class="btn lg" onClick={clear}>
            {t("price.clear")}
          </button>
        )}
        <button type="button" class={`btn pri lg sp ${preview ? "" : "off"}`} aria-disabled={!preview} onClick={take}>
          {preview === null ? t("price.type") : t("price.set", { amount: amount(preview.offMinor, figures.value) })}
        </button>
      </div>
    </Sheet>
  );
}

/** What the digits would do to the line, or null while they do nothing. */
function previewOf(n: number, mode: Mode, text: string) {
  const known = catalogue.value;
  const discount = discountOf(mode, worth(text, mode === "percent" ? 0 : figures.value.exponent));
  if (!known || !discount) return null;
  const seen = previewDiscount(basket.value, known, { n, discount, now: new Date() });
  return seen && seen.offMinor > 0 ? { ...seen, discount } : null;
}

/** A percentage above 100 or an amount of nought is no reduction. */
function discountOf(mode: Mode, value: number | null): Discount | null {
  if (value === null || value <= 0) return null;
  if (mode === "amount") return { minor: value };
  return value > 100 ? null : { ppm: value * 10_000 };
}
