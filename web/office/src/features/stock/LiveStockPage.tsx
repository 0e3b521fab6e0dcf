/** Live stock: variants by stores, the figure of choice, a cursor as in a spreadsheet, and beside it what a cell is made of. */
import type { StockRow, StoreShort } from '@tillbook/api';
import { useEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useList } from '../../app/data';
import { useKeys } from '../../app/keys';
import { useMe } from '../../app/session';
import { useAddress, useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import type { PlainKey } from '../../i18n/translate';
import { DataTable, type Column } from '../../parts/DataTable';
import { Fresh } from '../../parts/figures';
import { KeyHints, PageHead, SearchChip, SelectChip } from '../../parts/page';
import { State } from '../../parts/States';
import { figureAt, isIn, markOf, SHOWN, sumOf, type Filter, type Shown } from './figures';
import { StockCell } from './StockCell';
import { StockPeek } from './StockPeek';

const SHOWN_NAMES: Record<Shown, PlainKey> = { on_hand: 'stock.onHand', available: 'stock.available', in_transit: 'stock.inTransit', on_order: 'stock.onOrder' };
const FILTERS: { id: Filter; name: PlainKey; mark: string }[] = [
  { id: 'all', name: 'stock.all', mark: '' },
  { id: 'out', name: 'stock.outChip', mark: 'out' },
  { id: 'below', name: 'stock.belowChip', mark: 'below' },
  { id: 'coming', name: 'stock.comingChip', mark: 'coming' },
];
const ALL_AT_ONCE = 3000;

function useStock() {
  const url = useUrl();
  const list = useList('/stock', { query: { search: url.value('search'), limit: 200 } });
  const { hasMore, isMoreComing, more, rows } = list;
  useEffect(() => {
    if (hasMore && !isMoreComing && rows.length < ALL_AT_ONCE) more();
  }, [hasMore, isMoreComing, more, rows.length]);
  return { ...list, asOf: list.first?.as_of ?? null };
}

function useColumns(stores: StoreShort[], shown: Shown, asOf: string | null): Column<StockRow>[] {
  const { t } = useReader();
  return useMemo(() => {
    const ids = stores.map((store) => store.id);
    const chain = (row: StockRow) => ({ store_id: '', ...sumOf(row.stores.filter((at) => ids.includes(at.store_id))) });
    const name: Column<StockRow> = { id: 'name', head: t('variant'), sort: (row) => row.name, cell: (row) => <><span className="strong">{row.name}</span><small className="code">{row.code}</small></> };
    const sum: Column<StockRow> = { id: 'chain', head: <HeadCell name={t('stock.chain')} at={asOf} />, end: true, className: () => 'cell sumcell', sort: (row) => figureAt(chain(row), shown), cell: (row) => <StockCell at={chain(row)} shown={shown} unit={row.unit} isSum /> };
    const each = stores.map((store): Column<StockRow> => {
      const at = (row: StockRow) => row.stores.find((item) => item.store_id === store.id);
      return {
        id: store.id, head: <HeadCell name={store.name} at={asOf} />, end: true,
        className: (row) => (shown === 'on_hand' && markOf(at(row)) !== null ? `cell mk-${markOf(at(row)) ?? ''}` : 'cell'),
        sort: (row) => { const item = at(row); return item === undefined ? 0 : figureAt(item, shown); },
        cell: (row) => <StockCell at={at(row)} shown={shown} unit={row.unit} />,
      };
    });
    return stores.length > 1 ? [name, sum, ...each] : [name, ...each];
  }, [stores, shown, asOf, t]);
}

function HeadCell({ name, at }: { name: string; at: string | null }) {
  return <span className="headcell">{name}<Fresh at={at} /></span>;
}

function Chips({ rows, stores, isComplete }: { rows: StockRow[]; stores: string[]; isComplete: boolean }) {
  const { t } = useReader();
  const url = useUrl();
  const now = url.value('show') ?? 'all';
  return (
    <div className="chips" role="group" aria-label={t('filters')}>
      <SearchChip value={url.value('search') ?? ''} onChange={(search) => url.set({ search })} placeholder={t('stock.filter')} />
      <span className="vsep" aria-hidden="true" />
      {FILTERS.map((filter) => (
        <button key={filter.id} type="button" className={now === filter.id ? 'chip on' : 'chip'} aria-pressed={now === filter.id} onClick={() => url.set({ show: filter.id === 'all' ? null : filter.id })}>
          {filter.mark !== '' && <i className={`sw-${filter.mark}`} />}{t(filter.name)} {isComplete && <em>{rows.filter((row) => isIn(row, filter.id, stores)).length}</em>}
        </button>
      ))}
      <span className="vsep" aria-hidden="true" />
      <SelectChip name={t('stock.show')} value={url.value('figure') ?? 'on_hand'} onChange={(figure) => url.set({ figure: figure === 'on_hand' ? null : figure })} options={SHOWN.map((shown) => ({ value: shown, label: t(SHOWN_NAMES[shown]) }))} />
    </div>
  );
}

/** The open cell as the address writes it: variant~store. */
function openCell(text: string | null): { row: string; column: string } | null {
  const [row, column] = (text ?? '').split('~');
  return row && column ? { row, column } : null;
}

export function LiveStockPage() {
  const { t } = useReader();
  const me = useMe();
  const url = useUrl();
  const to = useAddress();
  const navigate = useNavigate();
  const { rows, asOf, error, isLoading, hasMore, again } = useStock();
  const scope = url.value('store');
  const stores = useMemo(() => me.stores.filter((store) => scope === null || store.id === scope), [me.stores, scope]);
  const ids = useMemo(() => stores.map((store) => store.id), [stores]);
  const figure = SHOWN.find((name) => name === url.value('figure')) ?? 'on_hand';
  const filter = (FILTERS.find((item) => item.id === url.value('show'))?.id ?? 'all') satisfies Filter;
  const columns = useColumns(stores, figure, asOf);
  const shown = useMemo(() => rows.filter((row) => isIn(row, filter, ids)), [rows, filter, ids]);
  const here = openCell(url.value('open'));
  const row = here === null ? undefined : rows.find((item) => item.variant_id === here.row);
  const at = row?.stores.find((item) => item.store_id === here?.column);
  useKeys([{ keys: 'w', run: () => (here === null ? false : void navigate(`/where?variant=${here.row}&store=${here.column}`)) }]);
  return (
    <>
      <PageHead title={t('nav.live')} text={t('stock.text', { count: shown.length })} />
      <Chips rows={rows} stores={ids} isComplete={!hasMore && !isLoading} />
      <div className={row !== undefined && at !== undefined ? 'split has-peek' : 'split'}>
        <div className="grid">
          <DataTable label={t('nav.live')} columns={columns} rows={shown} rowKey={(item) => item.variant_id} isLoading={isLoading} error={error} onAgain={again} pagewide
            cells={{ columns: ids, here, onHere: (variant, store) => url.set({ open: `${variant}~${store}` }), onOpen: (item) => void navigate(to(`/products/${item.variant_id}`)) }}
            empty={<State title={t('stock.nothing', { words: url.value('search') ?? '' })} text={t('stock.nothingText')}><button type="button" className="btn" onClick={() => url.set({ search: null, show: null })}>{t('clearFilters')}</button></State>} />
        </div>
        {row !== undefined && at !== undefined && <StockPeek row={row} at={at} storeName={stores.find((store) => store.id === at.store_id)?.name ?? ''} asOf={asOf} onClose={() => url.set({ open: null })} />}
      </div>
      <KeyHints keys={[{ keys: ['↑', '↓', '←', '→'], name: t('keys.moveShort') }, { keys: ['Enter'], name: t('keys.open') }, { keys: ['W'], name: t('nav.where') }, { keys: ['?'], name: t('keys.all') }]} fact={t('stock.fact')} />
    </>
  );
}
