/** Putting goods into the basket: by a tap, by a scan, by what was typed.
 *
 * Keeps true: a scan adds one (or what its code means), the same scan adds one more; an unknown code makes a sound and opens
 * its panel, never a dialog; while a sale waits for its answer the basket stays shut.
 */
import { signal } from "@preact/signals";
import { amount, money, quantity } from "@tillbook/ui";
import type { Scanned, Variant } from "../../catalogue/catalogue";
import { isCodeShaped, isReceiptNumber, readEntry } from "../../catalogue/entry";
import { Unreached } from "../../journal/http";
import { askScan } from "../../sync/pull";
import { LINE_LIMIT, livingLines } from "../basket/basket";
import { addToBasket, basket, priced } from "../basket/current";
import { saving } from "../pay/paying";
import { openReturn } from "../return/returnState";
import { catalogue, figures, isOnline, place } from "../shell/place";
import { notice, say, sound } from "../shell/say";
import { panel, screen, show } from "../shell/screens";
import { t } from "../shell/words";

/** What stands in the search field. */
export const query = signal("");
/** A weighed variant that waits for its weight. */
export const toWeigh = signal<Variant | null>(null);

/** Add a variant; weighed goods ask for their weight first. `quantityMilli` null means one. */
export function addVariant(variant: Variant, quantityMilli: number | null, extra: { readonly barcode?: string; readonly unitPriceMinor?: number } = {}): void {
  if (isShut(variant)) return;
  if (variant.is_weighed && quantityMilli === null) {
    toWeigh.value = variant;
    panel.value = null;
    query.value = "";
    return;
  }
  if (!(extra.unitPriceMinor ?? variant.price_minor)) { refuse(t("sell.no-price-yet", { name: variant.name })); return; }
  const asked = quantityMilli ?? 1000;
  if (!variant.is_weighed && asked % 1000 !== 0) { refuse(t("quantity.whole", { name: variant.name })); return; }
  if (!addToBasket({ variant, quantityMilli: asked, ...extra })) { refuse(t("sell.cannot-add", { name: variant.name })); return; }
  sound("tick");
  query.value = "";
  toWeigh.value = null;
  notice.value = null;
  sayLine();
}

/** Take a code from a scanner or a camera; `5` typed before it stands in the search field as `5*`. */
export async function scan(code: string): Promise<void> {
  const before = readEntry(query.value);
  const entry = readEntry(code);
  if (before.rest === "" && before.quantityMilli !== null) query.value = "";
  await lookUp(entry.rest, entry.quantityMilli ?? (before.rest === "" ? before.quantityMilli : null));
}

/** Take what was typed, on Enter: a known code, else the first result. True when something was done. */
export function enter(first: Variant | null): boolean {
  const { quantityMilli, rest } = readEntry(query.value);
  if (rest === "") return false;
  if (isReceiptNumber(rest) || catalogue.value?.scanned(rest) || (isCodeShaped(rest) && !first)) {
    void lookUp(rest, quantityMilli);
    return true;
  }
  if (!first) return false;
  addVariant(first, quantityMilli);
  return true;
}

/** True when a burst of keys is a code rather than a quick hand. */
export function isCode(text: string): boolean {
  const { rest } = readEntry(text);
  return isCodeShaped(rest) || isReceiptNumber(rest) || (catalogue.value?.scanned(rest) ?? null) !== null;
}

async function lookUp(code: string, quantityMilli: number | null): Promise<void> {
  if (isReceiptNumber(code)) {
    query.value = "";
    return openReturn(code);
  }
  toSell();
  const known = catalogue.value?.scanned(code) ?? null;
  if (known) { addScanned(known, quantityMilli); return; }
  const store = place.value?.store.id;
  try {
    const answer = store ? await askScan(store, code) : null;
    if (answer) {
      const unitPriceMinor = answer.price_minor ?? answer.variant.price_minor ?? 0;
      addVariant(answer.variant, times(answer.quantity_milli, quantityMilli), { barcode: code, unitPriceMinor }); return;
    }
  } catch (error) {
    if (!(error instanceof Unreached)) throw error;
    isOnline.value = false;
  }
  sound("unknown");
  query.value = "";
  panel.value = { kind: "unknown", code };
}

function addScanned(known: Scanned, quantityMilli: number | null): void {
  const isLoose = known.variant.is_weighed && known.quantityMilli === 1000 && quantityMilli === null;
  addVariant(known.variant, isLoose ? null : times(known.quantityMilli, quantityMilli), { barcode: known.barcode });
}

/** A pack of six scanned as `5*` is thirty. */
function times(packMilli: number, countMilli: number | null): number {
  return countMilli === null ? packMilli : Math.round((packMilli * countMilli) / 1000);
}

/** Goods go to the basket wherever they were scanned: Done becomes the next sale, panels make room; Pay stays. */
function toSell(): void {
  if (screen.value === "done") show("sell");
  if (panel.value?.kind === "unknown") panel.value = null;
}

function isShut(variant: Variant): boolean {
  const living = livingLines(basket.value);
  const isNew = !living.some((line) => line.variant.id === variant.id);
  if (saving.value !== "idle") refuse(t("basket.owed"));
  else if (isNew && living.length >= LINE_LIMIT) refuse(t("basket.full"));
  else return false;
  return true;
}

function refuse(words: string): void {
  sound("refused");
  notice.value = { voice: "warn", text: words };
}

/** Say the selected line and the total to a screen reader. */
export function sayLine(): void {
  const view = priced.value?.lines.get(basket.value.selected ?? -1);
  if (!view || !priced.value) return;
  say(
    t("basket.line-says", {
      name: view.line.variant.name,
      quantity: quantity(view.line.quantityMilli, figures.value),
      amount: amount(view.shownMinor, figures.value),
      total: money(priced.value.totalMinor, figures.value),
    }),
  );
}
