/** What sold most on the day: five variants, each a way to where it went. */
import type { TopProduct } from '@tillbook/api';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useGet } from '../../app/data';
import { useAddress, useScope } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';

export function SoldMost({ date }: { date: string }) {
  const { t, f } = useReader();
  const to = useAddress();
  const top = useGet('/reports/top-products', { query: { from: date, to: date, store: useScope(), limit: 5 } });
  const rows = top.data?.items ?? [];
  const columns = useMemo((): Column<TopProduct>[] => {
    const most = Math.max(1, ...rows.map((row) => row.net_minor));
    return [
      { id: 'name', head: t('variant'), cell: (row) => <Link className="strong" to={to(`/products/${row.variant_id}`)}>{row.name}</Link> },
      { id: 'bar', head: '', width: '34%', hide: 'sm', cell: (row) => <span className="meter" aria-hidden="true"><i style={{ inlineSize: `${(row.net_minor / most) * 100}%` }} /></span> },
      { id: 'quantity', head: t('quantity'), end: true, cell: (row) => f.quantity(row.quantity_milli) },
      { id: 'net', head: t('reports.net'), end: true, strong: true, cell: (row) => f.plain(row.net_minor) },
      { id: 'where', head: '', end: true, hide: 'sm', cell: (row) => <Link className="lnk sm" to={to(`/where?variant=${row.variant_id}&from=${date}&to=${date}`)}>{t('nav.where')}</Link> },
    ];
  }, [rows, t, f, to, date]);
  if (rows.length === 0) return null;
  return (
    <section className="panel soldmost"><header><h2>{t('today.soldMost')}</h2><span className="r dim sm">{t('today.netIn', { sign: f.currencySign })}</span></header>
      <DataTable label={t('today.soldMost')} columns={columns} rows={rows} rowKey={(row) => row.variant_id} sortable={false} />
    </section>
  );
}
