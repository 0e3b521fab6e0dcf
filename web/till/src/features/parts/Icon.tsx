/** An icon of the shared set, sized by a class, hidden from screen readers: its button or neighbour carries the words. */
import type { IconStrokes } from "@tillbook/ui/svg.ts";

export function Icon({ of, size = "" }: { readonly of: IconStrokes; readonly size?: "" | "xs" | "s" | "l" | "xl" }) {
  return (
    <svg class={`i ${size}`} viewBox="0 0 256 256" aria-hidden="true">
      {of.map(({ d, opacity }) => (
        <path key={d} d={d} opacity={opacity} />
      ))}
    </svg>
  );
}
