/** The lines of the basket, newest at the bottom; a long list is windowed, a removed line haunts its place. */
import { quantity } from "@tillbook/ui";
import { iconArrowDown, iconArrowUp, iconArrowUUpLeft } from "@tillbook/ui/icons.ts";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { BasketLine } from "../basket/basket";
import { basket, edit, priced, touched, undoRemove } from "../basket/current";
import { Icon } from "../parts/Icon";
import { figures } from "../shell/place";
import { t } from "../shell/words";
import { Line } from "./Line";
import { LINE_HEIGHT, windowOf } from "./windowing";

export function Lines() {
  const box = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState({ top: 0, height: 600 });
  const { lines, selected } = basket.value;
  const seen = windowOf(lines.length, scrolled.top, scrolled.height);
  const touchedAt = touched.value?.atMs;
  const read = () => {
    const at = box.current;
    if (at) setScrolled({ top: at.scrollTop, height: at.clientHeight });
  };
  useLayoutEffect(() => {
    follow(box.current, lines.findIndex((line) => line.n === selected), seen.isWindowed);
    read();
  }, [selected, touchedAt, lines.length]);
  const jump = (top: number) => {
    if (box.current) box.current.scrollTop = top;
    read();
  };
  return (
    <div class="lines-box">
      {seen.above > 0 && (
        <button type="button" class="more" onClick={() => jump(0)}>
          <Icon of={iconArrowUp} size="s" />
          {t("basket.lines-above", { count: seen.above })}
        </button>
      )}
      <div class="lines" ref={box} onScroll={read}>
        <ol class={lines.length === 0 ? "none" : ""} style={{ paddingBlockStart: `${seen.padTop}px`, paddingBlockEnd: `${seen.padBottom}px` }}>
          {lines.slice(seen.from, seen.to).map((line) => {
            const view = priced.value?.lines.get(line.n);
            if (line.isRemoved) return <Ghost key={line.n} line={line} />;
            return view && <Line key={line.n} view={view} isSelected={line.n === selected} onSelect={() => edit((now) => ({ ...now, selected: line.n }))} />;
          })}
        </ol>
      </div>
      {seen.isWindowed && seen.below > 0 && (
        <button type="button" class="more below" onClick={() => jump(lines.length * LINE_HEIGHT)}>
          <Icon of={iconArrowDown} size="s" />
          {t("basket.lines-below", { count: seen.below })}
        </button>
      )}
    </div>
  );
}

/** Keep the selected line in sight. A windowed line may not be drawn yet: its place is known by its number. */
function follow(box: HTMLDivElement | null, at: number, isWindowed: boolean): void {
  if (!box || at < 0) return;
  const drawn = isWindowed ? null : box.querySelector<HTMLElement>("[aria-current=true]");
  const top = drawn ? drawn.offsetTop : at * LINE_HEIGHT;
  const bottom = top + (drawn?.offsetHeight ?? LINE_HEIGHT);
  const cover = isWindowed ? 48 : 0;
  if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  else if (top < box.scrollTop + cover) box.scrollTop = top - cover;
}

function Ghost({ line }: { readonly line: BasketLine }) {
  return (
    <li class="line ghost">
      <span class="q n one">{quantity(line.quantityMilli, figures.value)}</span>
      <span class="nm clip">{t("basket.removed", { name: line.variant.name })}</span>
      <button type="button" class="undo" onClick={() => undoRemove(line.n)}>
        <Icon of={iconArrowUUpLeft} size="s" />
        {t("app.undo")}
      </button>
    </li>
  );
}
