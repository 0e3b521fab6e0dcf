/** Taking something off the price of a line: percent or amount; what it does is seen before it is done. */
import { amount, decimalSign, percent } from "@tillbook/ui";
import { useEffect, useState } from "preact/hooks";
import { type Discount, setDiscount } from "../basket/basket";
import { basket, edit, priced } from "../basket/current";
import { previewDiscount } from "../basket/price";
import { Amount } from "../parts/Figure";
import { typed, worth } from "../parts/digits";
import { Keypad } from "../parts/Keypad";
import { Sheet } from "../parts/Sheet";
import { closePanel } from "../shell/closing";
import { padListener } from "../shell/padListener";
import { catalogue, figures } from "../shell/place";
import { t } from "../shell/words";

/** Reductions that stand ready as chips, in parts per million. */
const CHIPS_PPM = [50_000, 100_000, 200_000, 500_000];

export function PricePanel({ n }: { readonly n: number }) {
  const view = priced.value?.lines.get(n);
  const [mode, setMode] = useState<"percent" | "amount">("percent");
  const [text, setText] = useState("");
  const decimals = mode === "percent" ? 0 : figures.value.exponent;
  const discount = discountOf(mode, worth(text, decimals));
  const known = catalogue.value;
  const preview = view && known && discount ? previewDiscount(basket.value, known, { n, discount, now: new Date() }) : null;
  const isOff = preview === null || preview.offMinor <= 0;
  const take = () => {
    if (isOff || !discount) return;
    edit((now) => setDiscount(now, n, discount));
    closePanel();
  };
  useEffect(() => padListener((key) => setText((now) => typed(now, key, decimals)), take));
  if (!view) return null;
  const choose = (next: "percent" | "amount") => {
    setMode(next);
    setText("");
  };
  const clear = () => {
    edit((now) => setDiscount(now, n, null));
    closePanel();
  };
  const sign = decimals === 0 ? null : decimalSign(figures.value);
  return (
    <Sheet title={<bdi>{t("price.title", { name: view.line.variant.name })}</bdi>} onClose={closePanel}>
      <div class="chips">
        {CHIPS_PPM.map((ppm) => (
          <button type="button" key={ppm} class={`chip n ${discount && "ppm" in discount && discount.ppm === ppm ? "on" : ""}`} onClick={() => (setMode("percent"), setText(String(ppm / 10_000)))}>
            {percent(ppm, figures.value)}
          </button>
        ))}
        <span class="sp" />
        <div class="switch" role="group">
          <button type="button" aria-pressed={mode === "percent"} onClick={() => choose("percent")}>
            {t("price.percent")}
          </button>
          <button type="button" aria-pressed={mode === "amount"} onClick={() => choose("amount")}>
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
          {text === "" ? <span class="nought">0</span> : text.replace(".", decimalSign(figures.value))}
          {mode === "percent" && <small> %</small>}
        </span>
      </div>
      <Keypad sign={sign} onKey={(key) => setText(typed(text, key, decimals))} />
      <div class="row">
        {view.line.discount && (
          <button type="button" class="btn lg" onClick={clear}>
            {t("price.clear")}
          </button>
        )}
        <button type="button" class={`btn pri lg sp ${isOff ? "off" : ""}`} aria-disabled={isOff} onClick={take}>
          {preview === null || isOff ? t("price.type") : t("price.set", { amount: amount(preview.offMinor, figures.value) })}
        </button>
      </div>
    </Sheet>
  );
}

/** A percentage above 100 or an amount of nought is no reduction. */
function discountOf(mode: "percent" | "amount", value: number | null): Discount | null {
  if (value === null || value <= 0) return null;
  if (mode === "amount") return { minor: value };
  return value > 100 ? null : { ppm: value * 10_000 };
}
