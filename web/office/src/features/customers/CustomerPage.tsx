/** One customer: who they are, what they bought and ordered; edit, export, erase. */
import type { Customer, CustomerHistoryItem } from '@tillbook/api';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useGet, useList } from '../../app/data';
import { useMay } from '../../app/session';
import { useAddress } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';
import { DocLink } from '../../parts/figures';
import { Icon } from '../../parts/Icon';
import { Act, PageHead } from '../../parts/page';
import { Problem, State, Waiting } from '../../parts/States';
import { CustomerForm } from './CustomerForm';
import { EraseForm } from './EraseForm';

function History({ id }: { id: string }) {
  const { t, f } = useReader();
  const { rows, isLoading, error, hasMore, more, isMoreComing } = useList('/customers/{id}/history', { id });
  const columns = useMemo((): Column<CustomerHistoryItem>[] => [
    { id: 'when', head: t('when'), cell: (row) => <span className="tn">{f.moment(row.at)}</span> },
    { id: 'document', head: t('document'), cell: (row) => <DocLink type={row.type} id={row.id} label={row.label} /> },
    { id: 'type', head: t('sales.type'), cell: (row) => t(row.type === 'order' ? 'orders.order' : `type.${row.type}`) },
    { id: 'store', head: t('store'), hide: 'sm', cell: (row) => row.store.name },
    { id: 'total', head: t('sales.total', { sign: f.currencySign }), end: true, strong: true, cell: (row) => f.amount(row.gross_minor) },
  ], [t, f]);
  return (
    <section className="panel tablewrap"><header><h2>{t('customers.history')}</h2></header>
      <DataTable label={t('customers.history')} columns={columns} rows={rows} rowKey={(row) => row.type + row.id} isLoading={isLoading} error={error} hasMore={hasMore} more={more} isMoreComing={isMoreComing} sortable={false} empty={<State title={t('customers.noHistory')} />} />
    </section>
  );
}

function Facts({ customer }: { customer: Customer }) {
  const { t, f } = useReader();
  const rows: [string, string | null][] = [[t('email'), customer.email], [t('phone'), customer.phone], [t('address'), customer.address], [t('taxId'), customer.tax_id], [t('customers.group'), customer.group], [t('note'), customer.note]];
  return (
    <section className="panel"><header><h2>{t('customers.facts')}</h2></header>
      <dl className="kv pad">
        {rows.filter(([, value]) => value !== null && value !== '').map(([name, value]) => <div className="pairrow" key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
        {customer.is_tax_exempt && <><dt>{t('customers.tax')}</dt><dd>{t('customers.exempt')}</dd></>}
        <dt>{t('customers.since')}</dt><dd>{f.day(customer.created_at)}</dd>
      </dl>
    </section>
  );
}

export function CustomerPage() {
  const { t } = useReader();
  const { id = '' } = useParams();
  const to = useAddress();
  const customer = useGet('/customers/{id}', { id });
  const [form, setForm] = useState<'edit' | 'erase' | null>(null);
  const mayEdit = useMay('customers');
  const mayErase = useMay('exportOrErase');
  if (customer.data === undefined) return customer.error === null ? <Waiting /> : <Problem error={customer.error} onAgain={() => void customer.refetch()} />;
  const { data } = customer;
  return (
    <>
      <PageHead title={data.name} crumb={<Link className="lnk" to={to('/customers')}>{t('nav.customers')}</Link>} text={<span className="code">{data.code}</span>}>
        {mayErase && !data.is_erased && <Act kind="danger" onClick={() => setForm('erase')}>{t('erase.act')}</Act>}
        {mayErase && <a className="btn" href={`/api/v1/customers/${data.id}/export`} download><Icon name="download" />{t('customers.export')}</a>}
        {mayEdit && !data.is_erased && <Act kind="primary" icon="pencil" onClick={() => setForm('edit')}>{t('edit')}</Act>}
      </PageHead>
      <div className="detail">
        <div>{data.is_erased && <p className="faultbox">{t('erase.isErased')}</p>}<History id={id} /></div>
        <aside><Facts customer={data} /></aside>
      </div>
      {form === 'edit' && <CustomerForm customer={data} onClose={() => setForm(null)} />}
      {form === 'erase' && <EraseForm customer={data} onClose={() => setForm(null)} />}
    </>
  );
}
