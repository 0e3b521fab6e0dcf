/** Which rows of a long table are in sight: beyond 200 rows only those and a few around them are drawn. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

export const DRAW_ALL_UP_TO = 200;

/** The nearest ancestor that scrolls. */
function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let at = element?.parentElement ?? null; at !== null; at = at.parentElement) {
    if (/(auto|scroll)/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.documentElement;
}

export interface InSight {
  from: number;
  to: number;
  /** Heights in px of what is not drawn, before and after. */
  before: number;
  after: number;
}

export function useInSight(count: number, body: RefObject<HTMLTableSectionElement | null>, rowHeight = 34): InSight {
  const isLong = count > DRAW_ALL_UP_TO;
  const virtual = useVirtualizer({
    count: isLong ? count : 0,
    getScrollElement: () => scrollerOf(body.current),
    estimateSize: () => rowHeight,
    overscan: 20,
    initialRect: { width: 1000, height: 900 },
  });
  if (!isLong) return { from: 0, to: count, before: 0, after: 0 };
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = (items[items.length - 1]?.index ?? Math.min(count, 40) - 1) + 1;
  return { from, to, before: from * rowHeight, after: (count - to) * rowHeight };
}
