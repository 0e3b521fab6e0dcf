/** Customers: found by name, code or contact; a row opens the customer. */
import type { Customer } from '@tillbook/api';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useList } from '../../app/data';
import { useKeys } from '../../app/keys';
import { useMay } from '../../app/session';
import { useAddress, useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';
import { Act, KeyHints, PageHead, SearchChip } from '../../parts/page';
import { State } from '../../parts/States';
import { CustomerForm } from './CustomerForm';

function useColumns(): Column<Customer>[] {
  const { t, f } = useReader();
  return useMemo(
    () => [
      { id: 'name', head: t('name'), sort: (row) => row.name, cell: (row) => <><span className={row.is_erased ? 'dim' : 'strong'}>{row.name}</span><small className="code">{row.code}</small></> },
      { id: 'email', head: t('email'), hide: 'sm', sort: (row) => row.email ?? '', cell: (row) => row.email ?? '' },
      { id: 'phone', head: t('phone'), hide: 'sm', cell: (row) => <span className="tn">{row.phone ?? ''}</span> },
      { id: 'group', head: t('customers.group'), hide: 'sm', sort: (row) => row.group ?? '', cell: (row) => row.group ?? '' },
      { id: 'tax', head: t('customers.tax'), hide: 'md', cell: (row) => (row.is_tax_exempt ? <span className="tag">{t('customers.exempt')}</span> : '') },
      { id: 'since', head: t('customers.since'), end: true, sort: (row) => row.created_at, cell: (row) => <span className="mut">{f.day(row.created_at)}</span> },
    ],
    [t, f],
  );
}

export function CustomersPage() {
  const { t } = useReader();
  const url = useUrl();
  const to = useAddress();
  const navigate = useNavigate();
  const mayCreate = useMay('createCustomer');
  const columns = useColumns();
  const search = url.value('search') ?? '';
  const { rows, error, isLoading, hasMore, isMoreComing, more, again } = useList('/customers', { query: { search } });
  const add = () => url.set({ new: '1' });
  useKeys([{ keys: 'n', run: () => (mayCreate ? add() : false) }]);
  const act = mayCreate && <Act kind="primary" icon="plus" keyName="N" onClick={add}>{t('customers.new')}</Act>;
  const empty = search === '' ? <State title={t('customers.none')} text={t('customers.noneText')}>{act}</State> : <State title={t('customers.notFound', { words: search })} text={t('customers.notFoundText')}><Act onClick={() => url.set({ search: null })}>{t('clearFilters')}</Act></State>;
  return (
    <>
      <PageHead title={t('nav.customers')} text={t('customers.text')}>{act}</PageHead>
      <div className="chips"><SearchChip value={search} onChange={(words) => url.set({ search: words })} placeholder={t('customers.search')} /></div>
      <div className="split"><div className="grid">
        <DataTable label={t('nav.customers')} columns={columns} rows={rows} rowKey={(row) => row.id} isLoading={isLoading} error={error} onAgain={again} hasMore={hasMore} more={more} isMoreComing={isMoreComing} pagewide onOpen={(row) => void navigate(to(`/customers/${row.id}`))} empty={empty} />
      </div></div>
      <KeyHints keys={[{ keys: ['J', 'K'], name: t('keys.moveShort') }, { keys: ['Enter'], name: t('keys.open') }, { keys: ['N'], name: t('customers.new') }]} />
      {url.value('new') !== null && <CustomerForm customer={null} onClose={() => url.set({ new: null })} onSaved={(customer) => void navigate(to(`/customers/${customer.id}`))} />}
    </>
  );
}
