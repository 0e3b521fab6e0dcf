/** Keyboard on a table's cells, as in a spreadsheet: arrows move the cursor, Enter opens; the cursor's cell is the one Tab reaches. */
import type { KeyboardEvent, RefObject } from 'react';

export interface CellCursor<T> {
  /** Ids of the columns the cursor can stand on, in order. */
  columns: string[];
  here: { row: string; column: string } | null;
  onHere: (row: string, column: string) => void;
  onOpen: (row: T, column: string) => void;
}

interface Cell<T> {
  row: T;
  rowId: string;
  at: number;
  column: string;
  keys: string[];
  body: RefObject<HTMLTableSectionElement | null>;
}

const MOVES: Record<string, [number, number]> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [15, 0], PageUp: [-15, 0], j: [1, 0], k: [-1, 0] };

/** The cell a key leads to, kept inside the table. */
export function moved(at: [number, number], key: string, size: [number, number], isRtl = false): [number, number] | null {
  const move = MOVES[key];
  if (move === undefined) return null;
  const across = isRtl ? -move[1] : move[1];
  const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  return [clamp(at[0] + move[0], size[0]), clamp(at[1] + across, size[1])];
}

/** The attributes of one cell under the cursor's rule; none where the column has no cursor. */
export function cellProps<T>(cursor: CellCursor<T> | undefined, cell: Cell<T>) {
  const columnAt = cursor?.columns.indexOf(cell.column) ?? -1;
  if (cursor === undefined || columnAt < 0) return {};
  const isHere = cursor.here?.row === cell.rowId && cursor.here.column === cell.column;
  const isFirst = cursor.here === null && cell.at === 0 && columnAt === 0;
  return {
    role: 'gridcell',
    tabIndex: isHere || isFirst ? 0 : -1,
    'data-cell': `${cell.at}:${columnAt}`,
    'data-here': isHere,
    'aria-selected': isHere,
    onClick: () => cursor.onHere(cell.rowId, cell.column),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Enter') {
        event.preventDefault();
        cursor.onOpen(cell.row, cell.column);
        return;
      }
      const next = moved([cell.at, columnAt], event.key, [cell.keys.length, cursor.columns.length], document.documentElement.dir === 'rtl');
      const row = next && cell.keys[next[0]];
      const column = next && cursor.columns[next[1]];
      if (!next || !row || !column) return;
      event.preventDefault();
      event.stopPropagation();
      cursor.onHere(row, column);
      cell.body.current?.querySelector<HTMLElement>(`[data-cell="${next[0]}:${next[1]}"]`)?.focus();
    },
  };
}
