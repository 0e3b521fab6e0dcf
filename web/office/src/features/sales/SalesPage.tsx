/** Sales: every receipt, filters in the address, the chosen one's lines beside the list. */
import type { Sale } from '@tillbook/api';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useList } from '../../app/data';
import { among, useAddress, useScope, useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';
import { DateChip, KeyHints, PageHead, SearchChip, SelectChip } from '../../parts/page';
import { State } from '../../parts/States';
import { SalePeek } from './SalePeek';
import { TypeTag } from './TypeTag';

function useColumns(isComplete: boolean, rows: Sale[]): Column<Sale>[] {
  const { t, f } = useReader();
  return useMemo(
    () => [
      { id: 'when', head: t('when'), sort: (row) => row.occurred_at, cell: (row) => <span className="tn">{f.moment(row.occurred_at)}</span>, total: isComplete ? t('sales.count', { count: rows.length }) : undefined },
      { id: 'receipt', head: t('sales.receipt'), sort: (row) => row.receipt_no, cell: (row) => <span className="docn">{row.receipt_no}</span> },
      { id: 'type', head: t('sales.type'), cell: (row) => <TypeTag type={row.type} /> },
      { id: 'store', head: t('store'), sort: (row) => row.store.name, hide: 'sm', cell: (row) => row.store.name },
      { id: 'person', head: t('sales.cashier'), sort: (row) => row.person.name, hide: 'sm', cell: (row) => row.person.name },
      { id: 'customer', head: t('customer'), hide: 'md', cell: (row) => row.customer?.name ?? '' },
      { id: 'lines', head: t('sales.lines'), end: true, hide: 'sm', cell: (row) => row.lines.length || row.body.returned.length },
      { id: 'total', head: t('sales.total', { sign: f.currencySign }), end: true, strong: true, sort: (row) => row.gross_minor, cell: (row) => f.amount(row.gross_minor), total: isComplete ? f.amount(rows.reduce((sum, row) => sum + row.gross_minor, 0)) : undefined },
    ],
    [t, f, isComplete, rows],
  );
}

function Chips() {
  const { t } = useReader();
  const url = useUrl();
  const types = [{ value: '', label: t('any') }, { value: 'sale', label: t('type.sale') }, { value: 'return', label: t('type.return') }, { value: 'exchange', label: t('type.exchange') }];
  return (
    <div className="chips" role="group" aria-label={t('filters')}>
      <SearchChip value={url.value('receipt_no') ?? ''} onChange={(receipt) => url.set({ receipt_no: receipt })} placeholder={t('sales.search')} />
      <DateChip name={t('from')} value={url.value('from') ?? ''} onChange={(from) => url.set({ from })} />
      <DateChip name={t('to')} value={url.value('to') ?? ''} onChange={(to) => url.set({ to })} />
      <SelectChip name={t('sales.type')} value={url.value('type') ?? ''} onChange={(type) => url.set({ type })} options={types} />
    </div>
  );
}

export function SalesPage() {
  const { t } = useReader();
  const url = useUrl();
  const to = useAddress();
  const navigate = useNavigate();
  const query = { store: useScope(), from: url.value('from'), to: url.value('to'), type: among(url.value('type'), ['sale', 'return', 'exchange']), receipt_no: url.value('receipt_no'), person: url.value('person'), customer: url.value('customer') };
  const { rows, error, isLoading, hasMore, isMoreComing, more, again } = useList('/sales', { query });
  const columns = useColumns(!hasMore, rows);
  const open = rows.find((row) => row.id === url.value('open'));
  const clear = () => url.set({ from: null, to: null, type: null, receipt_no: null, person: null, customer: null });
  return (
    <>
      <PageHead title={t('nav.sales')} text={t('sales.text')} />
      <Chips />
      <div className={open === undefined ? 'split' : 'split has-peek'}>
        <div className="grid">
          <DataTable label={t('nav.sales')} columns={columns} rows={rows} rowKey={(row) => row.id} isLoading={isLoading} error={error} onAgain={again} hasMore={hasMore} more={more} isMoreComing={isMoreComing} pagewide
            selected={open?.id ?? null} onSelect={(row) => url.set({ open: row.id })} onOpen={(row) => void navigate(to(`/sales/${row.id}`))}
            empty={<State title={t('sales.none')} text={t('sales.noneText')}><button type="button" className="btn" onClick={clear}>{t('clearFilters')}</button></State>} />
        </div>
        {open !== undefined && <SalePeek sale={open} onClose={() => url.set({ open: null })} />}
      </div>
      <KeyHints keys={[{ keys: ['J', 'K'], name: t('keys.moveShort') }, { keys: ['Enter'], name: t('keys.open') }, { keys: ['Esc'], name: t('keys.back') }, { keys: ['F'], name: t('keys.filter') }]} fact={t('sales.fact')} />
    </>
  );
}
