/**
 * The one table of the office.
 *
 * Keeps true: real table markup with a name, numbers on the end side, sort in the address, one focusable row (arrows or J K move,
 * Enter opens), only the rows in sight are drawn beyond 200, and loading, empty and failed are views of the table itself.
 */
import { flexRender, getCoreRowModel, getSortedRowModel, useReactTable, type ColumnDef, type Row, type SortingState } from '@tanstack/react-table';
import { useMemo, useRef, type ReactNode } from 'react';
import { useReader } from '../i18n/provider';
import { useUrl } from '../app/url';
import { Problem, useIsSlow } from './States';
import { cellProps, type CellCursor } from './cellKeys';
import { useRowKeys } from './rowKeys';
import { useInSight } from './inSight';

export interface Column<T> {
  id: string;
  head: ReactNode;
  cell: (row: T) => ReactNode;
  /** What the column sorts by; without it the column does not sort. */
  sort?: (row: T) => string | number;
  end?: boolean;
  strong?: boolean;
  hide?: 'sm' | 'md';
  total?: ReactNode;
  className?: (row: T) => string;
  width?: string;
}

export interface TableProps<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  selected?: string | null;
  onSelect?: (row: T) => void;
  onOpen?: (row: T) => void;
  isLoading?: boolean;
  error?: unknown;
  onAgain?: () => void;
  empty?: ReactNode;
  hasMore?: boolean;
  more?: (() => void) | undefined;
  isMoreComing?: boolean;
  pagewide?: boolean;
  /** A spreadsheet's cursor over some columns instead of a row cursor. */
  cells?: CellCursor<T>;
  sortable?: boolean;
}

function classOf<T>(column: Column<T>, row?: T): string {
  const parts = [column.end === true ? 'n' : '', column.hide === undefined ? '' : `hide-${column.hide}`, column.strong === true ? 'strongcell' : ''];
  if (row !== undefined && column.className !== undefined) parts.push(column.className(row));
  return parts.filter(Boolean).join(' ');
}

/** Sort as the address writes it: `name`, or `-name` for the other way round. */
export function sortFrom(text: string | null): SortingState {
  if (text === null || text === '') return [];
  return [text.startsWith('-') ? { id: text.slice(1), desc: true } : { id: text, desc: false }];
}

function useSorting<T>(props: TableProps<T>) {
  const url = useUrl();
  const canSort = props.sortable !== false && props.hasMore !== true;
  const sorting = canSort ? sortFrom(url.value('sort')) : [];
  const toggle = (id: string) => {
    const now = sorting[0];
    const next = now?.id !== id ? id : now.desc ? null : `-${id}`;
    url.set({ sort: next });
  };
  return { canSort, sorting, toggle };
}

function useModel<T>(props: TableProps<T>, sorting: SortingState): Row<T>[] {
  const columns = useMemo<ColumnDef<T>[]>(
    () => props.columns.map((column) => ({ id: column.id, accessorFn: column.sort ?? (() => ''), sortingFn: 'auto', cell: ({ row }) => column.cell(row.original) })),
    [props.columns],
  );
  const table = useReactTable({
    data: props.rows,
    columns,
    state: { sorting },
    getRowId: props.rowKey,
    autoResetAll: false,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  return table.getRowModel().rows;
}

function Head<T>({ columns, sorting, canSort, toggle }: { columns: Column<T>[]; sorting: SortingState; canSort: boolean; toggle: (id: string) => void }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const now = sorting[0]?.id === column.id ? sorting[0] : undefined;
          const isSortable = canSort && column.sort !== undefined;
          return (
            <th key={column.id} scope="col" className={classOf(column)} style={{ inlineSize: column.width }} {...(now === undefined ? {} : { 'aria-sort': now.desc ? 'descending' : 'ascending' })}>
              {isSortable ? <button type="button" onClick={() => toggle(column.id)}>{column.head}{now !== undefined && <span className="arrow" aria-hidden="true">{now.desc ? '↓' : '↑'}</span>}</button> : column.head}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function LoadingRows<T>({ columns }: { columns: Column<T>[] }) {
  return (
    <tbody aria-hidden="true">
      {Array.from({ length: 8 }, (_, row) => (
        <tr key={row}>{columns.map((column, at) => <td key={column.id} className={classOf(column)}><span className="skel" style={{ inlineSize: at === 0 ? `${120 - ((row * 23) % 50)}px` : '46px' }} /></td>)}</tr>
      ))}
    </tbody>
  );
}

function Totals<T>({ columns }: { columns: Column<T>[] }) {
  if (!columns.some((column) => column.total !== undefined)) return null;
  return <tfoot><tr>{columns.map((column) => <td key={column.id} className={classOf(column)}>{column.total}</td>)}</tr></tfoot>;
}

/** The "more" line under a list that has not all come yet. */
function More({ isComing, onMore }: { isComing: boolean; onMore: (() => void) | undefined }) {
  const { t } = useReader();
  return <div className="morebtn"><button type="button" className="btn s" disabled={isComing} onClick={onMore}>{isComing ? t('state.loading') : t('table.more')}</button></div>;
}

/** Whether the table takes the keyboard, and its classes. */
function looksOf<T>(props: TableProps<T>): { isInteractive: boolean; className: string } {
  const hasRowKeys = props.onOpen !== undefined || props.onSelect !== undefined;
  const kind = props.cells !== undefined ? 'cells' : hasRowKeys ? 'clickable' : '';
  const className = ['dt sticky', props.pagewide === true ? 'pagewide pinned' : '', kind, props.isLoading === true ? 'loading' : ''].filter(Boolean).join(' ');
  return { isInteractive: kind !== '', className };
}

export function DataTable<T>(props: TableProps<T>) {
  const { t } = useReader();
  const { columns, rows, isLoading = false, error } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const { canSort, sorting, toggle } = useSorting(props);
  const model = useModel(props, sorting);
  const isSlow = useIsSlow(isLoading);
  const inSight = useInSight(model.length, body);
  const keys = model.map((row) => row.id);
  const rowProps = useRowKeys({ rows: model, selected: props.selected ?? null, onSelect: props.onSelect, onOpen: props.onOpen, body });
  if (error !== undefined && error !== null && rows.length === 0) return <Problem error={error} onAgain={props.onAgain} />;
  if (!isLoading && rows.length === 0) return <>{props.empty}</>;
  const { isInteractive, className } = looksOf(props);
  return (
    <>
      <table className={className} aria-label={props.label} aria-busy={isLoading} {...(isInteractive ? { role: 'grid' } : {})} aria-rowcount={isLoading ? undefined : model.length + 1}>
        <Head columns={columns} sorting={sorting} canSort={canSort} toggle={toggle} />
        {isLoading ? isSlow && <LoadingRows columns={columns} /> : (
          <tbody ref={body}>
            {inSight.before > 0 && <tr aria-hidden="true" style={{ blockSize: inSight.before }} />}
            {model.slice(inSight.from, inSight.to).map((row, at) => (
              <tr key={row.id} data-row={inSight.from + at} {...rowProps(row, inSight.from + at)}>
                {row.getVisibleCells().map((cell, index) => <td key={cell.id} className={classOf(columns[index] as Column<T>, row.original)} {...cellProps(props.cells, { row: row.original, rowId: row.id, at: inSight.from + at, column: cell.column.id, keys, body })}>{flexRender(cell.column.columnDef.cell, cell.getContext())}</td>)}
              </tr>
            ))}
            {inSight.after > 0 && <tr aria-hidden="true" style={{ blockSize: inSight.after }} />}
          </tbody>
        )}
        <Totals columns={columns} />
      </table>
      {isLoading && isSlow && <span className="vh" role="status">{t('state.loading')}</span>}
      {props.hasMore === true && <More isComing={props.isMoreComing === true} onMore={props.more} />}
    </>
  );
}
