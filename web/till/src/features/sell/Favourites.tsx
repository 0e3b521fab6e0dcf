/** Favourites as shelf-edge labels: picture, name, price, and how many are already in the basket. */
import { amount, quantity } from "@tillbook/ui";
import { goodsIcon } from "@tillbook/ui/goods.ts";
import { signal } from "@preact/signals";
import type { Variant } from "../../catalogue/catalogue";
import { quantities } from "../basket/basket";
import { basket, priced } from "../basket/current";
import { Icon } from "../parts/Icon";
import { catalogue, figures } from "../shell/place";
import { overlay } from "../shell/screens";
import { t } from "../shell/words";
import { addVariant } from "./adding";
import { unitName } from "./units";

const tab = signal(0);

/** Tabs and grid. */
export function Favourites() {
  const pages = catalogue.value?.data.favourites ?? [];
  const at = Math.min(tab.value, Math.max(pages.length - 1, 0));
  const variants = favouritesOf(at);
  return (
    <>
      {pages.length > 1 && (
        <div class="tabs" role="tablist" aria-label={t("sell.tabs")}>
          {pages.map((page, n) => (
            <button type="button" key={page.tab} role="tab" aria-selected={n === at} class={n === at ? "on" : ""} onClick={() => (tab.value = n)}>
              <bdi>{page.tab}</bdi>
            </button>
          ))}
        </div>
      )}
      {variants.length === 0 ? (
        <div class="empty-stage">
          <span class="quiet">{t("sell.no-favourites")}</span>
        </div>
      ) : (
        <Grid variants={variants} />
      )}
    </>
  );
}

/** The first five favourites in a row, and the way to the rest: the phone's grid. */
export function FavouriteRow() {
  const variants = favouritesOf(0).slice(0, 4);
  if (variants.length === 0) return null;
  return (
    <div class="pfs">
      {variants.map((variant) => (
        <button type="button" class="pf" key={variant.id} aria-label={variant.name} onClick={() => addVariant(variant, null)}>
          <Icon of={goodsIcon(variant.icon)} />
          <bdi>{variant.name}</bdi>
        </button>
      ))}
      <button type="button" class="pf more-favourites" onClick={() => (overlay.value = "favourites")}>
        {t("sell.more")}
      </button>
    </div>
  );
}

function favouritesOf(at: number): readonly Variant[] {
  const known = catalogue.value;
  const ids = known?.data.favourites[at]?.variants ?? [];
  return ids.map((id) => known?.variant(id) ?? null).filter((variant) => variant !== null);
}

function Grid({ variants }: { readonly variants: readonly Variant[] }) {
  const inBasket = quantities(basket.value);
  return (
    <ul class="grid">
      {variants.map((variant) => (
        <li key={variant.id}>
          <Tile variant={variant} heldMilli={inBasket.get(variant.id) ?? 0} />
        </li>
      ))}
    </ul>
  );
}

function Tile({ variant, heldMilli }: { readonly variant: Variant; readonly heldMilli: number }) {
  const held = quantity(heldMilli, figures.value);
  const label = heldMilli > 0 ? t("sell.in-basket", { name: variant.name, quantity: held }) : undefined;
  const isSelected = priced.value?.lines.get(basket.value.selected ?? -1)?.line.variant.id === variant.id;
  return (
    <button type="button" class={`tile ${isSelected ? "selected" : ""}`} aria-label={label} onClick={() => addVariant(variant, null)}>
      {heldMilli > 0 && <span class="qty n">{held}</span>}
      {variant.picture_url ? <img class="picture" src={variant.picture_url} alt="" loading="lazy" /> : <Icon of={goodsIcon(variant.icon)} />}
      <bdi class="nm">{variant.name}</bdi>
      <span class="pr n">{variant.price_minor === null ? t("sell.no-price") : amount(variant.price_minor, figures.value)}</span>
      <span class="un">{variant.is_weighed ? t("sell.per-unit", { unit: unitName(variant.unit) }) : ""}</span>
    </button>
  );
}
