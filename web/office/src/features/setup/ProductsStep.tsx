/** First products, one by one or from a small file; none is fine too. */
import { FileButton, NativeSelect, TextInput } from '@mantine/core';
import type { SetupCountry, SetupProduct } from '@tillbook/api';
import { useState } from 'react';
import { useReader } from '../../i18n/provider';
import { Icon } from '../../parts/Icon';
import { parseMinor, parseScaled, unscaled } from '../../parts/numbers';
import { exponentOf, type Fields } from './fields';
import { productsFrom } from './productsFile';

const EMPTY = { name: '', price: '', barcode: '', quantity: '', tax: '' };

function useRow(exponent: number, taxes: SetupCountry['taxes']) {
  const [row, setRow] = useState(EMPTY);
  const price = parseMinor(row.price, exponent);
  const quantity = parseScaled(row.quantity, 3);
  const product: SetupProduct | null = row.name.trim() === '' || price === null ? null : {
    name: row.name.trim(), price_minor: price,
    ...(row.barcode.trim() === '' ? {} : { barcode: row.barcode.trim() }),
    ...(quantity === null || quantity <= 0 ? {} : { quantity_milli: quantity }),
    ...(row.tax === '' && taxes[0] === undefined ? {} : { tax_category: row.tax === '' ? (taxes[0]?.id ?? '') : row.tax }),
  };
  return { row, product, set: (part: Partial<typeof EMPTY>) => setRow((now) => ({ ...now, ...part })), clear: () => setRow((now) => ({ ...EMPTY, tax: now.tax })) };
}

interface ProductsProps { fields: Fields; change: (part: Partial<Fields>) => void; country: SetupCountry | undefined }

export function ProductsStep({ fields, change, country }: ProductsProps) {
  const { t } = useReader();
  const exponent = exponentOf(fields.currency);
  const taxes = country?.taxes ?? [];
  const { row, product, set, clear } = useRow(exponent, taxes);
  const [badRows, setBadRows] = useState<number[]>([]);
  const add = () => {
    if (product === null) return;
    change({ products: [...fields.products, product] });
    clear();
  };
  const read = async (file: File | null) => {
    if (file === null) return;
    const found = productsFrom(await file.text(), exponent);
    setBadRows(found.badRows);
    change({ products: [...fields.products, ...found.products] });
  };
  return (
    <>
      <div className="productrow" onKeyDown={(event) => event.key === 'Enter' && product !== null && (event.preventDefault(), add())}>
        <TextInput label={t('name')} value={row.name} onChange={(event) => set({ name: event.currentTarget.value })} autoFocus />
        <TextInput label={t('products.priceIn', { sign: fields.currency })} inputMode="decimal" value={row.price} onChange={(event) => set({ price: event.currentTarget.value })} error={row.price !== '' && parseMinor(row.price, exponent) === null ? t('badAmount') : undefined} />
        <TextInput label={t('setup.barcode')} value={row.barcode} onChange={(event) => set({ barcode: event.currentTarget.value })} />
        <TextInput label={t('setup.inStock')} inputMode="decimal" value={row.quantity} onChange={(event) => set({ quantity: event.currentTarget.value })} />
        <NativeSelect label={t('products.taxCategory')} value={row.tax} onChange={(event) => set({ tax: event.currentTarget.value })} data={taxes.map((tax) => ({ value: tax.id, label: tax.name }))} />
        <button type="button" className="btn" onClick={add} disabled={product === null}><Icon name="plus" />{t('setup.addProduct')}</button>
      </div>
      <div className="acts"><FileButton onChange={(file) => void read(file)} accept=".csv,text/csv">{(props) => <button type="button" className="btn s" {...props}><Icon name="file" />{t('setup.fromFile')}</button>}</FileButton><span className="mut sm">{t('setup.fileHint')}</span></div>
      {badRows.length > 0 && <p className="faultbox" role="alert">{t('setup.badRows', { count: badRows.length, rows: badRows.slice(0, 8).join(', ') })}</p>}
      {fields.products.length > 0 && (
        <section className="panel"><ul className="past pad">{fields.products.map((item, at) => (
          <li key={at}><span><b>{item.name}</b> <span className="code">{item.barcode}</span></span><span className="tn">{unscaled(item.price_minor, exponent)} <button type="button" className="lnk sm" onClick={() => change({ products: fields.products.filter((_, index) => index !== at) })}>{t('remove')}</button></span></li>
        ))}</ul></section>
      )}
    </>
  );
}
