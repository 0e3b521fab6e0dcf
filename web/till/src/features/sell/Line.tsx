/** One line of the basket: quantity, name, why it costs what it costs, amount. */
import { amount, quantity } from "@tillbook/ui";
import type { LineView, Reduction } from "../basket/price";
import { touched } from "../basket/current";
import { figures } from "../shell/place";
import { t } from "../shell/words";
import { unitName } from "./units";

export type LineProps = { readonly view: LineView; readonly isSelected: boolean; readonly onSelect: () => void };

export function Line({ view, isSelected, onSelect }: LineProps) {
  const { line, shownMinor, fullMinor } = view;
  const isNew = touched.value?.n === line.n;
  return (
    <li class={`line-row ${isNew ? "new" : ""}`} key={isNew ? `${line.n}-${touched.value?.atMs}` : line.n}>
      <button type="button" class={`line ${isSelected ? "sel" : ""}`} aria-current={isSelected} onClick={onSelect}>
        <LineQuantity view={view} />
        <span class="nm">
          <bdi class="clip2">{line.variant.name}</bdi>
          <Meta view={view} />
        </span>
        <span class="am n">
          {fullMinor !== shownMinor && (
            <>
              <s>{amount(fullMinor, figures.value)}</s>{" "}
            </>
          )}
          <bdi>{amount(shownMinor, figures.value)}</bdi>
        </span>
      </button>
    </li>
  );
}

function LineQuantity({ view }: { readonly view: LineView }) {
  const { quantityMilli, variant } = view.line;
  const shown = quantity(quantityMilli, figures.value);
  if (variant.is_weighed) {
    return (
      <span class="q n w">
        {shown}
        <small>{unitName(variant.unit)}</small>
      </span>
    );
  }
  return <span class={`q n ${quantityMilli === 1000 ? "one" : ""} ${shown.length > 3 ? "w" : ""}`}>{shown}</span>;
}

function Meta({ view }: { readonly view: LineView }) {
  const { line, reductions } = view;
  const price = amount(line.unitPriceMinor, figures.value);
  const told = reductions.filter((each) => each.minor !== 0);
  const words: string[] = [];
  if (line.variant.is_weighed) words.push(t("basket.per", { price, unit: unitName(line.variant.unit) }));
  else if (line.quantityMilli !== 1000) words.push(t("basket.each", { price }));
  if (line.note) words.push(line.note);
  if (words.length === 0 && told.length === 0) return null;
  return (
    <span class="meta">
      {told.map((each, at) => (
        <bdi class="tag" key={at}>
          {reductionWords(each)}
        </bdi>
      ))}
      {words.length > 0 && <bdi>{words.join(" · ")}</bdi>}
    </span>
  );
}

function reductionWords({ kind, name, minor }: Reduction): string {
  const off = amount(minor, figures.value);
  if (kind === "promotion") return t("basket.promotion", { name, amount: off });
  return t(kind === "exempt" ? "basket.exempt" : "basket.discount", { amount: off });
}
