/** One sale in full: lines, sum, payment, who and when, its mark in the chain; void and return where the person may. */
import type { Sale, SaleLine } from '@tillbook/api';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { todayIn } from '../../app/dates';
import { useGet } from '../../app/data';
import { useMay } from '../../app/session';
import { useAddress } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';
import { Act, PageHead } from '../../parts/page';
import { Icon } from '../../parts/Icon';
import { Problem, Waiting } from '../../parts/States';
import { receiptAddress } from './SalePeek';
import { SaleSum } from './SaleSum';
import { ReturnForm } from './ReturnForm';
import { returnable } from './returning';
import { TypeTag } from './TypeTag';
import { VoidForm } from './VoidForm';

function Lines({ sale }: { sale: Sale }) {
  const { t, f } = useReader();
  const to = useAddress();
  const columns = useMemo((): Column<SaleLine>[] => [
    { id: 'n', head: '#', cell: (row) => <span className="dim tn">{row.n}</span> },
    { id: 'name', head: t('variant'), cell: (row) => <><Link className="strong" to={to(`/products/${row.variant}`)}>{row.name}</Link><small className="code">{row.code}</small></> },
    { id: 'quantity', head: t('quantity'), end: true, cell: (row) => <>{f.quantity(row.quantity_milli)}{row.returned_milli > 0 && <small>{t('sales.returned', { quantity: f.quantity(row.returned_milli) })}</small>}</> },
    { id: 'price', head: t('price'), end: true, cell: (row) => f.amount(row.unit_price_minor) },
    { id: 'discount', head: t('sales.discount'), end: true, hide: 'sm', cell: (row) => f.amount(row.discounts.reduce((sum, each) => sum + each.minor, 0)) },
    { id: 'tax', head: t('sales.taxHead'), end: true, hide: 'sm', cell: (row) => f.amount(row.taxes.reduce((sum, tax) => sum + tax.tax_minor, 0)) },
    { id: 'gross', head: t('sales.total', { sign: f.currencySign }), end: true, strong: true, cell: (row) => f.amount(row.gross_minor) },
  ], [t, f, to]);
  return <section className="panel tablewrap"><DataTable label={t('sales.lines')} columns={columns} rows={sale.lines} rowKey={(row) => String(row.n)} sortable={false} empty={<Returned sale={sale} />} /></section>;
}

function Returned({ sale }: { sale: Sale }) {
  const { t, f } = useReader();
  return <ul className="moves pad">{sale.returned.map((line) => <li key={line.n}><span className="n">{f.quantity(line.quantity_milli)}</span><span>{t('sales.returnedLine', { name: line.name, reason: line.reason })}</span><span className="tn">{f.amount(-line.gross_minor)}</span></li>)}</ul>;
}

function Facts({ sale }: { sale: Sale }) {
  const { t, f } = useReader();
  return (
    <section className="panel"><header><h2>{t('sales.facts')}</h2></header>
      <dl className="kv pad">
        <dt>{t('store')}</dt><dd>{sale.store.name}</dd>
        <dt>{t('sales.register')}</dt><dd>{sale.register.name === '' ? sale.register.code : sale.register.name}</dd>
        <dt>{t('sales.cashier')}</dt><dd>{sale.person.name}</dd>
        {sale.customer !== null && <><dt>{t('customer')}</dt><dd><Link className="lnk" to={`/customers/${sale.customer.id}`}>{sale.customer.name}</Link></dd></>}
        <dt>{t('sales.businessDay')}</dt><dd>{f.day(sale.business_date)}</dd>
        <dt>{t('where.happened')}</dt><dd>{f.moment(sale.occurred_at)}</dd>
        <dt>{t('where.recorded')}</dt><dd>{f.moment(sale.recorded_at)}</dd>
        <dt>{t('sales.hash')}</dt><dd className="code" title={sale.hash}>{sale.hash.slice(0, 16)}…</dd>
      </dl>
    </section>
  );
}

export function SalePage() {
  const { t, f } = useReader();
  const { id = '' } = useParams();
  const to = useAddress();
  const sale = useGet('/sales/{id}', { id });
  const [form, setForm] = useState<'void' | 'return' | null>(null);
  const mayVoid = useMay('voidSale');
  const mayReturn = useMay('returnWithReceipt');
  if (sale.data === undefined) return sale.error === null ? <Waiting /> : <Problem error={sale.error} onAgain={() => void sale.refetch()} />;
  const isToday = sale.data.business_date === todayIn(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const canReturn = returnable(sale.data).length > 0;
  return (
    <>
      <PageHead title={sale.data.receipt_no} crumb={<Link className="lnk" to={to('/sales')}>{t('nav.sales')}</Link>} text={<><TypeTag type={sale.data.type} /> {t('sales.context', { store: sale.data.store.name, when: f.moment(sale.data.occurred_at), amount: f.money(sale.data.gross_minor) })}</>}>
        {mayVoid && isToday && sale.data.type === 'sale' && <Act kind="danger" onClick={() => setForm('void')}>{t('void.act')}</Act>}
        {mayReturn && canReturn && <Act icon="back" onClick={() => setForm('return')}>{t('return.act')}</Act>}
        <a className="btn" href={receiptAddress(sale.data.id, 'pdf')} target="_blank" rel="noreferrer"><Icon name="download" />PDF</a>
        <a className="btn p" href={receiptAddress(sale.data.id, 'html')} target="_blank" rel="noreferrer"><Icon name="receipt" />{t('sales.openReceipt')}</a>
      </PageHead>
      <div className="detail">
        <div>{sale.data.warnings.map((warning) => <p className="faultbox" key={warning.code}>{warning.message} <code>{warning.code}</code></p>)}<Lines sale={sale.data} /></div>
        <aside><section className="panel"><header><h2>{t('sales.sumTitle')}</h2></header><div className="pad"><SaleSum sale={sale.data} /></div></section><Facts sale={sale.data} /></aside>
      </div>
      {form === 'void' && <VoidForm sale={sale.data} onClose={() => setForm(null)} />}
      {form === 'return' && <ReturnForm sale={sale.data} onClose={() => setForm(null)} />}
    </>
  );
}
