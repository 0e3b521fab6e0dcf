/** Search results in place of the favourites: match underlined and heavy, what is here beneath, price at the end. */
import { amount, clockTime, quantity } from "@tillbook/ui";
import { goodsIcon } from "@tillbook/ui/goods.ts";
import { useEffect, useRef } from "preact/hooks";
import type { Variant } from "../../catalogue/catalogue";
import { readEntry } from "../../catalogue/entry";
import { markMatches } from "../../catalogue/search";
import { Icon } from "../parts/Icon";
import { catalogue, figures } from "../shell/place";
import { t, Words } from "../shell/words";
import { addVariant, query } from "./adding";
import { chosen, results } from "./found";
import { unitName } from "./units";

export function Results() {
  const { found, total } = results.value;
  const entry = readEntry(query.value);
  const readAt = catalogue.value?.readAt;
  if (found.length === 0) return entry.rest ? <NothingFound words={entry.rest} /> : <span class="sp" />;
  return (
    <>
      <p class="found" role="status">
        <span>
          <Words id="sell.found" values={{ count: total }} />
        </span>
        <span>{readAt && t("sell.stock-as-of", { time: clockTime(readAt, figures.value.locale) })}</span>
      </p>
      <ul class="res" aria-label={t("sell.search")}>
        {found.map((variant, at) => (
          <Row key={variant.id} variant={variant} words={entry.rest} isChosen={at === chosen.value} onTake={() => addVariant(variant, entry.quantityMilli)} />
        ))}
      </ul>
    </>
  );
}

function NothingFound({ words }: { readonly words: string }) {
  return (
    <div class="empty-stage" role="status">
      <b class="anywhere">{t("sell.nothing", { query: words })}</b>
      <span class="quiet">{t("sell.nothing-hint")}</span>
    </div>
  );
}

type RowProps = { readonly variant: Variant; readonly words: string; readonly isChosen: boolean; readonly onTake: () => void };

function Row({ variant, words, isChosen, onTake }: RowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    <li ref={row}>
      <button type="button" class={`rr ${isChosen ? "on" : ""}`} aria-current={isChosen} onClick={onTake}>
        <Icon of={goodsIcon(variant.icon)} size="l" />
        <span class="nm">
          <bdi class="clip2">
            {markMatches(variant.name, words).map((run, at) => (run.isMatch ? <mark key={at}>{run.text}</mark> : run.text))}
          </bdi>
          <span class="meta">
            <OnHand variant={variant} />
            {variant.code && <bdi class="code">{variant.code}</bdi>}
          </span>
        </span>
        <span class="am n">
          {variant.price_minor === null ? <small class="quiet">{t("sell.no-price")}</small> : amount(variant.price_minor, figures.value)}
          {variant.is_weighed && <small class="unit">{t("sell.per-unit", { unit: unitName(variant.unit) })}</small>}
        </span>
      </button>
    </li>
  );
}

function OnHand({ variant }: { readonly variant: Variant }) {
  if (variant.on_hand_milli === null) return null;
  if (variant.on_hand_milli <= 0) return <b class="none">{t("sell.none-here")}</b>;
  const held = quantity(variant.on_hand_milli, figures.value);
  return <span>{t("sell.here", { quantity: variant.is_weighed ? `${held} ${unitName(variant.unit)}` : held })}</span>;
}
