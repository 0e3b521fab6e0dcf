/** A new product with its first variant, or an edit of a variant: name, barcodes, price, category, tax. */
import { NativeSelect, TextInput } from '@mantine/core';
import type { Variant } from '@tillbook/api';
import { useGet, useSend } from '../../app/data';
import { useMe } from '../../app/session';
import { useReader } from '../../i18n/provider';
import { fieldWords } from '../../i18n/errors';
import { useDraft } from '../../parts/drafts';
import { Form, Sheet } from '../../parts/forms';
import { parseMinor, unscaled } from '../../parts/numbers';
import { tell } from '../../parts/Toasts';
import { badBarcodes, barcodesFrom } from './barcodes';

interface Fields { name: string; code: string; barcodes: string; price: string; category: string; unit: string; tax: string }

function useFields(variant: Variant | null) {
  const { company } = useMe();
  const { currency_exponent: exponent } = company;
  return useDraft<Fields>(variant === null ? 'product.new' : null, {
    name: variant?.name ?? '', code: variant?.code ?? '', barcodes: variant?.barcodes.map((code) => code.code).join('\n') ?? '', price: variant?.price_minor === null || variant === null ? '' : unscaled(variant.price_minor, exponent),
    category: variant?.category_id ?? '', unit: variant?.unit ?? 'piece', tax: variant?.tax_category ?? '',
  });
}

function useLists() {
  return { categories: useGet('/categories').data?.items ?? [], units: useGet('/units').data?.items ?? [], taxes: useGet('/tax-categories').data?.items ?? [] };
}

/** Only the members of a variant that differ from what is stored. */
function patchOf(fields: Fields, variant: Variant, price: number | null) {
  const codes = barcodesFrom(fields.barcodes);
  const isSame = codes.join() === variant.barcodes.map((code) => code.code).join();
  return {
    ...(fields.name.trim() === variant.name ? {} : { name: fields.name.trim() }),
    ...(fields.code.trim() === variant.code ? {} : { code: fields.code.trim() }),
    ...(isSame ? {} : { barcodes: codes }),
    ...(price === variant.price_minor || price === null ? {} : { price_minor: price }),
    ...(fields.category === (variant.category_id ?? '') ? {} : { category_id: fields.category === '' ? null : fields.category }),
    ...(fields.tax === variant.tax_category ? {} : { tax_category: fields.tax }),
  };
}

/** Why the form cannot be sent yet, or null. */
function useWhy(name: string, price: number | null, wrongBarcode: string | undefined): string | null {
  const { t } = useReader();
  if (name.trim() === '') return t('needName');
  if (price === null || price < 0) return t('products.needPrice');
  return wrongBarcode === undefined ? null : t('products.badBarcode', { code: wrongBarcode });
}

interface ProductFormProps { variant: Variant | null; onClose: () => void; onSaved?: (id: string) => void }

export function ProductForm({ variant, onClose, onSaved }: ProductFormProps) {
  const { t } = useReader();
  const { company } = useMe();
  const lists = useLists();
  const { value: fields, change, clear } = useFields(variant);
  const saved = (id: string | undefined, name: string) => { tell(t('products.saved', { name })); clear(); onClose(); if (id !== undefined) onSaved?.(id); };
  const create = useSend('POST /products', (answer) => saved(answer.variants[0]?.id, fields.name));
  const update = useSend('PATCH /variants/{id}', (answer) => saved(answer.id, answer.name));
  const error = create.error ?? update.error;
  const faults: Record<string, string | undefined> = error === null ? {} : fieldWords(t, error);
  const price = parseMinor(fields.price, company.currency_exponent);
  const wrong = badBarcodes(fields.barcodes)[0];
  const tax = fields.tax === '' ? (lists.taxes[0]?.id ?? '') : fields.tax;
  const why = useWhy(fields.name, price, wrong);
  const set = (name: keyof Fields) => (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value });
  const submit = () => {
    if (variant !== null) return update.mutate({ id: variant.id, body: patchOf(fields, variant, price) });
    const first = { barcodes: barcodesFrom(fields.barcodes), price_minor: price ?? 0, ...(fields.code.trim() === '' ? {} : { code: fields.code.trim() }) };
    return create.mutate({ body: { name: fields.name.trim(), unit: fields.unit, tax_category: tax, variants: [first], ...(fields.category === '' ? {} : { category_id: fields.category }) } });
  };
  return (
    <Sheet title={variant === null ? t('products.new') : t('products.edit', { name: variant.name })} onClose={onClose}>
      <Form onSubmit={submit} error={faults[''] === undefined ? null : error} isSending={create.isPending || update.isPending} submit={variant === null ? t('products.create') : t('save')} why={why} onCancel={onClose}>
        <TextInput label={t('name')} value={fields.name} onChange={set('name')} error={faults['name']} data-autofocus />
        <div className="pair">
          <TextInput label={company.prices_include_tax ? t('products.priceIncluding') : t('products.priceExcluding')} inputMode="decimal" value={fields.price} onChange={set('price')} error={fields.price !== '' && price === null ? t('badAmount') : faults['price_minor']} />
          <NativeSelect label={t('products.taxCategory')} value={tax} onChange={set('tax')} data={lists.taxes.map((item) => ({ value: item.id, label: item.name }))} error={faults['tax_category']} />
        </div>
        <div className="pair">
          <NativeSelect label={t('category')} value={fields.category} onChange={set('category')} data={[{ value: '', label: t('none') }, ...lists.categories.map((item) => ({ value: item.id, label: item.name }))]} />
          {variant === null ? <NativeSelect label={t('unit')} value={fields.unit} onChange={set('unit')} data={lists.units.map((item) => ({ value: item.id, label: item.name }))} /> : <TextInput label={t('code')} value={fields.code} onChange={set('code')} error={faults['code']} />}
        </div>
        <TextInput label={t('products.barcodes')} description={t('products.barcodesHint')} value={fields.barcodes.replace(/\n/g, ', ')} onChange={set('barcodes')} error={wrong === undefined ? faults['barcodes'] : t('products.badBarcode', { code: wrong })} />
      </Form>
    </Sheet>
  );
}
