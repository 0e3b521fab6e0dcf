/** Orders placed for customers: what is open, what became of the rest. */
import type { Order } from '@tillbook/api';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { useGet, useList } from '../../app/data';
import { useKeys } from '../../app/keys';
import { useMay } from '../../app/session';
import { among, useAddress, useScope, useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';
import { Icon } from '../../parts/Icon';
import { KeyHints, PageHead } from '../../parts/page';
import { State } from '../../parts/States';
import { OrderPeek } from './OrderPeek';
import { usePaymentName } from './payment';
import { STATES, StateTag } from './states';

function useColumns(): Column<Order>[] {
  const { t, f } = useReader();
  const paymentName = usePaymentName();
  return useMemo(
    () => [
      { id: 'reference', head: t('orders.order'), sort: (row) => row.reference, cell: (row) => <span className="docn">{row.reference}</span> },
      { id: 'state', head: t('orders.state'), sort: (row) => STATES.indexOf(row.state), cell: (row) => <StateTag state={row.state} /> },
      { id: 'customer', head: t('customer'), sort: (row) => row.customer?.name ?? '', cell: (row) => <span className="strong">{row.customer?.name || row.customer?.code}</span> },
      { id: 'store', head: t('store'), hide: 'sm', sort: (row) => row.store.name, cell: (row) => row.store.name },
      { id: 'lines', head: t('sales.lines'), hide: 'md', cell: (row) => row.lines.map((line) => line.name).slice(0, 2).join(', ') + (row.lines.length > 2 ? ' …' : '') },
      { id: 'payment', head: t('orders.payment'), hide: 'sm', cell: (row) => paymentName(row.payment_method) },
      { id: 'placed', head: t('orders.placed'), hide: 'sm', sort: (row) => row.placed_at, cell: (row) => <span className="tn mut">{f.moment(row.placed_at)}</span> },
      { id: 'total', head: t('sales.total', { sign: f.currencySign }), end: true, strong: true, sort: (row) => row.gross_minor, cell: (row) => f.amount(row.gross_minor) },
    ],
    [t, f, paymentName],
  );
}

export function OrdersPage() {
  const { t } = useReader();
  const url = useUrl();
  const to = useAddress();
  const navigate = useNavigate();
  const mayPlace = useMay('placeOrder');
  const columns = useColumns();
  const state = among(url.value('state'), STATES);
  const { rows, error, isLoading, hasMore, isMoreComing, more, again } = useList('/orders', { query: { store: useScope(), state, customer: url.value('customer') } });
  const openId = url.value('open');
  const listed = rows.find((row) => row.id === openId);
  const linked = useGet('/orders/{id}', { id: openId ?? '', enabled: openId !== null && listed === undefined && !isLoading });
  const open = openId === null ? undefined : (listed ?? linked.data);
  useKeys([{ keys: 'n', run: () => (mayPlace ? void navigate(to('/orders/new')) : false) }]);
  const place = mayPlace && <Link className="btn p" to={to('/orders/new')}><Icon name="plus" />{t('orders.place')} <kbd aria-hidden="true">N</kbd></Link>;
  return (
    <>
      <PageHead title={t('nav.orders')} text={t('orders.text')}>{place}</PageHead>
      <div className="chips" role="group" aria-label={t('filters')}>
        {[null, ...STATES].map((each) => <button key={each ?? 'all'} type="button" className={state === each ? 'chip on' : 'chip'} aria-pressed={state === each} onClick={() => url.set({ state: each, open: null })}>{each === null ? t('orders.all') : t(`order.${each}`)}</button>)}
      </div>
      <div className={open === undefined ? 'split' : 'split has-peek'}>
        <div className="grid">
          <DataTable label={t('nav.orders')} columns={columns} rows={rows} rowKey={(row) => row.id} isLoading={isLoading} error={error} onAgain={again} hasMore={hasMore} more={more} isMoreComing={isMoreComing} pagewide selected={open?.id ?? null} onSelect={(row) => url.set({ open: row.id })}
            empty={<State title={state === null ? t('orders.none') : t('orders.noneInState')} text={t('orders.noneText')}>{place}</State>} />
        </div>
        {open !== undefined && <OrderPeek key={open.id} order={open} onClose={() => url.set({ open: null })} />}
      </div>
      <KeyHints keys={[{ keys: ['J', 'K'], name: t('keys.moveShort') }, { keys: ['N'], name: t('orders.place') }, { keys: ['Esc'], name: t('keys.back') }]} fact={t('orders.fact')} />
    </>
  );
}
