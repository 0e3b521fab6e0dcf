/** One variant: its barcodes and price, its stock by store, its suppliers, what was changed; edit, archive, restore. */
import type { StockAtStore, VariantDetail } from '@tillbook/api';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useGet, useSend } from '../../app/data';
import { useMay, useMe } from '../../app/session';
import { useAddress, useScope } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';
import { Refused } from '../../parts/forms';
import { Act, PageHead } from '../../parts/page';
import { Problem, State, Waiting } from '../../parts/States';
import { Sum } from '../../parts/figures';
import { tell } from '../../parts/Toasts';
import { sumOf } from '../stock/figures';
import { ProductForm } from './ProductForm';

function StockByStore({ variant }: { variant: VariantDetail }) {
  const { t, f } = useReader();
  const { stores } = useMe();
  const stock = useGet('/stock', { query: { variant: variant.id } });
  const rows = stock.data?.items[0]?.stores ?? [];
  const columns = useMemo((): Column<StockAtStore>[] => {
    const total = sumOf(rows);
    const figure = (id: string, head: string, of: (row: Omit<StockAtStore, 'store_id'>) => number, strong = false): Column<StockAtStore> => ({ id, head, end: true, strong, cell: (row) => f.quantity(of(row)), total: strong ? <Sum closed={false}>{f.quantity(of(total))}</Sum> : f.quantity(of(total)) });
    return [
      { id: 'store', head: t('store'), cell: (row) => <Link className="strong" to={`/where?variant=${variant.id}&store=${row.store_id}`}>{stores.find((store) => store.id === row.store_id)?.name ?? ''}</Link>, total: t('stock.chain') },
      figure('on_hand', t('stock.onHand'), (row) => row.on_hand_milli, true),
      figure('reserved', t('stock.reserved'), (row) => row.reserved_milli),
      figure('available', t('stock.available'), (row) => row.available_milli),
      figure('in_transit', t('stock.inTransit'), (row) => row.in_transit_milli),
      figure('on_order', t('stock.onOrder'), (row) => row.on_order_milli),
    ];
  }, [rows, stores, t, f, variant.id]);
  return <section className="panel"><header><h2>{t('products.stock')}</h2></header><div className="tablewrap"><DataTable label={t('products.stock')} columns={columns} rows={rows} rowKey={(row) => row.store_id} isLoading={stock.isPending} error={stock.error} sortable={false} empty={<State title={t('products.noStock')} />} /></div></section>;
}

function Facts({ variant }: { variant: VariantDetail }) {
  const { t, f } = useReader();
  return (
    <section className="panel"><header><h2>{t('products.facts')}</h2></header>
      <dl className="kv pad">
        <dt>{t('price')}</dt><dd>{variant.price_minor === null ? t('unknown') : f.money(variant.price_minor)}</dd>
        <dt>{t('products.taxCategory')}</dt><dd>{variant.tax_category}</dd>
        <dt>{t('category')}</dt><dd>{variant.category_name ?? t('none')}</dd>
        <dt>{t('unit')}</dt><dd>{variant.unit_name}</dd>
        {Object.entries(variant.options).map(([name, value]) => <div className="pairrow" key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
        <dt>{t('products.barcodes')}</dt><dd>{variant.barcodes.map((code) => <div className="code" key={code.code}>{code.code}{code.quantity_milli !== 1000 && ` × ${f.quantity(code.quantity_milli)}`}</div>)}</dd>
      </dl>
    </section>
  );
}

function More({ variant }: { variant: VariantDetail }) {
  const { t, f } = useReader();
  return (
    <>
      {variant.suppliers.length > 0 && <section className="panel"><header><h2>{t('products.suppliers')}</h2></header><dl className="kv pad">{variant.suppliers.map((item) => <div className="pairrow" key={item.supplier_id}><dt>{item.name} <span className="code">{item.code}</span></dt><dd>{item.cost_minor === null ? '' : f.money(item.cost_minor)}</dd></div>)}</dl></section>}
      <section className="panel"><header><h2>{t('products.history')}</h2></header>
        {variant.history.length === 0 ? <p className="pad mut">{t('products.noHistory')}</p> : <ul className="past pad">{variant.history.map((item) => <li key={item.at + item.summary}><span>{item.summary}</span><small className="dim">{[item.person_name, f.moment(item.at)].filter(Boolean).join(', ')}</small></li>)}</ul>}
      </section>
    </>
  );
}

function useArchiving(variant: VariantDetail | undefined) {
  const { t } = useReader();
  const archive = useSend('POST /variants/{id}/archive', () => tell(t('products.archived', { name: variant?.name ?? '' })));
  const restore = useSend('POST /variants/{id}/restore', () => tell(t('products.restored', { name: variant?.name ?? '' })));
  return { archive, restore, error: archive.error ?? restore.error };
}

export function VariantPage() {
  const { t } = useReader();
  const { id = '' } = useParams();
  const to = useAddress();
  const variant = useGet('/variants/{id}', { id, query: { store: useScope() } });
  const [isEditing, setEditing] = useState(false);
  const mayEdit = useMay('editProduct');
  const archiving = useArchiving(variant.data);
  if (variant.data === undefined) return variant.error === null ? <Waiting /> : <Problem error={variant.error} onAgain={() => void variant.refetch()} />;
  const { data } = variant;
  const toggle = data.is_archived ? <Act icon="archive" onClick={() => archiving.restore.mutate({ id, body: {} })}>{t('products.restore')}</Act> : <Act icon="archive" onClick={() => archiving.archive.mutate({ id, body: {} })}>{t('products.archive')}</Act>;
  return (
    <>
      <PageHead title={data.name} crumb={<Link className="lnk" to={to('/products')}>{t('nav.products')}</Link>} text={<><span className="code">{data.code}</span>{data.is_archived && <> <span className="tag">{t('products.isArchived')}</span></>}{data.is_flagged && <> <span className="tag warn">{t('products.flagged')}</span></>}</>}>
        <Link className="btn" to={to(`/where?variant=${id}`)}>{t('nav.where')}</Link>
        {mayEdit && toggle}
        {mayEdit && <Act kind="primary" icon="pencil" onClick={() => setEditing(true)}>{t('edit')}</Act>}
      </PageHead>
      <div className="detail">
        <div><Refused error={archiving.error} /><StockByStore variant={data} /><More variant={data} /></div>
        <aside><Facts variant={data} /></aside>
      </div>
      {isEditing && <ProductForm variant={data} onClose={() => setEditing(false)} />}
    </>
  );
}
