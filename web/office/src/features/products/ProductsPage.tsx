/** Products: every variant with code, category, barcode and price; search, filters, new, and import from a file. */
import type { Variant } from '@tillbook/api';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useGet, useList } from '../../app/data';
import { useKeys } from '../../app/keys';
import { useMay } from '../../app/session';
import { useAddress, useScope, useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';
import { Icon } from '../../parts/Icon';
import { Act, KeyHints, PageHead, SearchChip, SelectChip } from '../../parts/page';
import { State } from '../../parts/States';
import { CategoriesSheet } from './CategoriesSheet';
import { ProductForm } from './ProductForm';

function useColumns(): Column<Variant>[] {
  const { t, f } = useReader();
  return useMemo(
    () => [
      { id: 'name', head: t('name'), sort: (row) => row.name, cell: (row) => <><span className="strong">{row.name}</span>{row.is_flagged && <> <span className="tag warn">{t('products.flagged')}</span></>}<small className="code">{row.code}</small></> },
      { id: 'category', head: t('category'), hide: 'sm', sort: (row) => row.category_name ?? '', cell: (row) => row.category_name ?? <span className="dim">{t('none')}</span> },
      { id: 'barcode', head: t('products.barcodes'), hide: 'sm', cell: (row) => <span className="code">{row.barcodes[0]?.code}{row.barcodes.length > 1 && ` +${row.barcodes.length - 1}`}</span> },
      { id: 'unit', head: t('unit'), hide: 'md', cell: (row) => row.unit_name },
      { id: 'tax', head: t('products.taxCategory'), hide: 'md', cell: (row) => row.tax_category },
      { id: 'price', head: t('products.priceIn', { sign: f.currencySign }), end: true, strong: true, sort: (row) => row.price_minor ?? -1, cell: (row) => (row.price_minor === null ? <span className="dim">{t('unknown')}</span> : f.amount(row.price_minor)) },
    ],
    [t, f],
  );
}

function Chips({ onCategories }: { onCategories: () => void }) {
  const { t } = useReader();
  const url = useUrl();
  const categories = useGet('/categories').data ?? [];
  const mayEdit = useMay('editProduct');
  const flag = (name: string, label: string) => <button type="button" className={url.value(name) === 'true' ? 'chip on' : 'chip'} aria-pressed={url.value(name) === 'true'} onClick={() => url.set({ [name]: url.value(name) === 'true' ? null : 'true' })}>{label}</button>;
  return (
    <div className="chips" role="group" aria-label={t('filters')}>
      <SearchChip value={url.value('search') ?? ''} onChange={(search) => url.set({ search })} placeholder={t('products.search')} />
      <SelectChip name={t('category')} value={url.value('category') ?? ''} onChange={(category) => url.set({ category })} options={[{ value: '', label: t('any') }, ...categories.map((item) => ({ value: item.id, label: item.name }))]} />
      {flag('flagged', t('products.flaggedChip'))}
      {flag('archived', t('products.archivedChip'))}
      {mayEdit && <><span className="vsep" aria-hidden="true" /><Act kind="quiet" small onClick={onCategories}>{t('categories.title')}</Act></>}
    </div>
  );
}

export function ProductsPage() {
  const { t } = useReader();
  const url = useUrl();
  const to = useAddress();
  const navigate = useNavigate();
  const mayEdit = useMay('editProduct');
  const mayImport = useMay('importFiles');
  const [isSorting, setSorting] = useState(false);
  const columns = useColumns();
  const search = url.value('search') ?? '';
  const query = { search, category: url.value('category'), archived: url.value('archived') === 'true' || null, flagged: url.value('flagged') === 'true' || null, store: useScope() };
  const { rows, error, isLoading, hasMore, isMoreComing, more, again } = useList('/variants', { query });
  const add = () => url.set({ new: '1' });
  useKeys([{ keys: 'n', run: () => (mayEdit ? add() : false) }]);
  const isFiltered = Object.entries(query).some(([name, value]) => name !== 'store' && value !== null && value !== '');
  const importer = mayImport && <Link className="btn" to={to('/products/import')}><Icon name="file" />{t('import.act')}</Link>;
  const acts = <>{importer}{mayEdit && <Act kind="primary" icon="plus" keyName="N" onClick={add}>{t('products.new')}</Act>}</>;
  const empty = isFiltered ? <State title={t('products.notFound', { words: search })} text={t('products.notFoundText')}><Act onClick={() => url.set({ search: null, category: null, archived: null, flagged: null })}>{t('clearFilters')}</Act></State> : <State title={t('products.none')} text={t('products.noneText')}>{acts}</State>;
  return (
    <>
      <PageHead title={t('nav.products')} text={t('products.text')}>{acts}</PageHead>
      <Chips onCategories={() => setSorting(true)} />
      <div className="split"><div className="grid">
        <DataTable label={t('nav.products')} columns={columns} rows={rows} rowKey={(row) => row.id} isLoading={isLoading} error={error} onAgain={again} hasMore={hasMore} more={more} isMoreComing={isMoreComing} pagewide onOpen={(row) => void navigate(to(`/products/${row.id}`))} empty={empty} />
      </div></div>
      <KeyHints keys={[{ keys: ['J', 'K'], name: t('keys.moveShort') }, { keys: ['Enter'], name: t('keys.open') }, { keys: ['N'], name: t('products.new') }, { keys: ['F'], name: t('keys.filter') }]} fact={t('products.fact')} />
      {url.value('new') !== null && <ProductForm variant={null} onClose={() => url.set({ new: null })} onSaved={(id) => void navigate(to(`/products/${id}`))} />}
      {isSorting && <CategoriesSheet onClose={() => setSorting(false)} />}
    </>
  );
}
