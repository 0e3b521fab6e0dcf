/** Keyboard on a table's rows: one row can be reached by Tab, arrows or J K move, Enter opens, a click selects. */
import type { Row } from '@tanstack/react-table';
import { useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { prefsNow } from '../app/prefs';

interface Options<T> {
  rows: Row<T>[];
  selected: string | null;
  onSelect?: ((row: T) => void) | undefined;
  onOpen?: ((row: T) => void) | undefined;
  body: RefObject<HTMLTableSectionElement | null>;
}

/** How far a key moves among rows, or null where it does not move. */
export function stepOf(key: string, lettersOn: boolean): number | null {
  if (key === 'ArrowDown' || (lettersOn && key === 'j')) return 1;
  if (key === 'ArrowUp' || (lettersOn && key === 'k')) return -1;
  if (key === 'PageDown') return 15;
  if (key === 'PageUp') return -15;
  if (key === 'Home') return Number.NEGATIVE_INFINITY;
  if (key === 'End') return Number.POSITIVE_INFINITY;
  return null;
}

export function useRowKeys<T>({ rows, selected, onSelect, onOpen, body }: Options<T>) {
  const [here, setHere] = useState(0);
  if (onSelect === undefined && onOpen === undefined) return () => ({});
  const selectedAt = selected === null ? -1 : rows.findIndex((row) => row.id === selected);
  const focusable = Math.min(selectedAt >= 0 ? selectedAt : here, Math.max(0, rows.length - 1));
  const goTo = (at: number) => {
    const row = rows[at];
    if (row === undefined) return;
    setHere(at);
    onSelect?.(row.original);
    body.current?.querySelector<HTMLElement>(`[data-row="${at}"]`)?.focus();
  };
  return (row: Row<T>, at: number) => ({
    tabIndex: at === focusable ? 0 : -1,
    'aria-selected': row.id === selected,
    'aria-rowindex': at + 2,
    onClick: (event: MouseEvent<HTMLElement>) => {
      if ((event.target as HTMLElement).closest('a, button, input') !== null) return;
      setHere(at);
      if (onSelect === undefined) onOpen?.(row.original);
      else onSelect(row.original);
    },
    onDoubleClick: () => onSelect !== undefined && onOpen?.(row.original),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
      const step = stepOf(event.key, prefsNow().letters);
      if (step !== null) {
        event.preventDefault();
        event.stopPropagation();
        goTo(Math.max(0, Math.min(rows.length - 1, at + step)));
      } else if (event.key === 'Enter') {
        event.preventDefault();
        (onOpen ?? onSelect)?.(row.original);
      } else if (event.key === '.' && onSelect !== undefined) {
        event.preventDefault();
        onSelect(row.original);
      }
    },
  });
}
