/** Who made the change: each store against the same weekday before, with a bar from zero, and the chain under one or two rules. */
import type { TodayReport } from '@tillbook/api';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useReader } from '../../i18n/provider';
import { ChangeBar, Delta, Sum } from '../../parts/figures';
import { DataTable, type Column } from '../../parts/DataTable';
import { leadingStore } from './finding';

type Row = TodayReport['by_store'][number];

/** The change as a share of what was there before, or null where nothing was. */
function ratioOf(value: number, before: number | null): number | null {
  return before === null || before <= 0 ? null : value / before - 1;
}

export function StoreTable({ rows, date, isClosed }: { rows: Row[]; date: string; isClosed: boolean }) {
  const { t, f } = useReader();
  const lead = leadingStore(rows);
  const title = lead === null ? t('today.byStore') : t(lead.isRise ? 'today.storeRise' : 'today.storeFall', { store: lead.name });
  const columns = useMemo(() => {
    const total = rows.reduce((sum, row) => sum + row.value_minor, 0);
    const change = rows.reduce((sum, row) => sum + row.change_minor, 0);
    const yearBefore = rows.reduce((sum, row) => sum + (row.last_year_minor ?? 0), 0);
    const top = Math.max(1, ...rows.map((row) => Math.abs(row.change_minor)));
    const percent = (value: number | null) => (value === null ? <span className="dim">{t('today.new')}</span> : <Delta tone={value < 0 ? 'bad' : 'good'} text={f.signedPercent(value)} />);
    const list: Column<Row>[] = [
      { id: 'store', head: t('store'), cell: (row) => <Link className="strong" to={`/?store=${row.store_id}&date=${date}`}>{row.name}</Link>, total: t('today.chain') },
      { id: 'value', head: t('today.taken'), end: true, strong: true, cell: (row) => f.plain(row.value_minor), total: <Sum closed={isClosed}>{f.plain(total)}</Sum> },
      { id: 'change', head: t('today.change'), end: true, cell: (row) => f.change(row.change_minor), total: f.change(change) },
      { id: 'bar', head: '', width: '26%', cell: (row) => <ChangeBar share={row.change_minor / top} /> },
      { id: 'percent', head: '%', end: true, cell: (row) => percent(ratioOf(row.value_minor, row.value_minor - row.change_minor)), total: percent(ratioOf(total, total - change)) },
      { id: 'year', head: t('today.onYear', { year: String(Number(date.slice(0, 4)) - 1) }), end: true, hide: 'sm', cell: (row) => percent(ratioOf(row.value_minor, row.last_year_minor)), total: percent(ratioOf(total, yearBefore)) },
    ];
    return list;
  }, [rows, t, f, date, isClosed]);
  return (
    <section className="panel">
      <header><h2>{title}</h2><span className="r dim sm">{t('today.netIn', { sign: f.currencySign })}</span></header>
      <DataTable label={title} columns={columns} rows={rows} rowKey={(row) => row.store_id} sortable={false} />
    </section>
  );
}
