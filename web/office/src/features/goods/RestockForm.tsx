/** Goods in without a purchase order: what came, how much, at what cost, from whom. */
import { NativeSelect } from '@mantine/core';
import { newId } from '@tillbook/api';
import { useState } from 'react';
import { useGet, useSend } from '../../app/data';
import { useMay, useMe } from '../../app/session';
import { useScope } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { Form } from '../../parts/forms';
import { EMPTY_LINE, filled, LineEditor, milliOf } from '../../parts/LineEditor';
import { parseMinor } from '../../parts/numbers';
import { tell } from '../../parts/Toasts';
import { useStartLines } from './start';

export function RestockForm() {
  const { t } = useReader();
  const { stores, company } = useMe();
  const seesCost = useMay('seeCost');
  const suppliers = useGet('/suppliers').data?.items ?? [];
  const [id, setId] = useState(newId);
  const [store, setStore] = useState(useScope() ?? stores[0]?.id ?? '');
  const [supplier, setSupplier] = useState('');
  const [lines, setLines] = useStartLines();
  const send = useSend('POST /restocks', () => {
    tell(t('goods.restocked', { count: filled(lines).length, store: stores.find((item) => item.id === store)?.name ?? '' }));
    setId(newId());
    setLines([EMPTY_LINE]);
  });
  const said = filled(lines);
  const { currency_exponent: exponent } = company;
  const cost = (text: string) => (text === '' ? null : parseMinor(text, exponent));
  const isWrong = said.some((line) => (milliOf(line) ?? 0) <= 0 || (line.money !== '' && cost(line.money) === null));
  const why = said.length === 0 ? t('goods.needLine') : isWrong ? t('goods.badQuantity') : null;
  const submit = () => send.mutate({ body: { id, store, ...(supplier === '' ? {} : { supplier }), lines: said.map((line) => { const minor = cost(line.money); return { variant: line.variant?.id ?? '', quantity_milli: milliOf(line) ?? 0, ...(minor === null ? {} : { unit_cost_minor: minor }) }; }) } });
  return (
    <Form onSubmit={submit} error={send.error} isSending={send.isPending} submit={t('goods.restockSubmit', { count: said.length })} why={why}>
      <div className="pair">
        <NativeSelect label={t('store')} value={store} onChange={(event) => setStore(event.currentTarget.value)} data={stores.map((item) => ({ value: item.id, label: item.name }))} />
        <NativeSelect label={t('goods.supplier')} value={supplier} onChange={(event) => setSupplier(event.currentTarget.value)} data={[{ value: '', label: t('none') }, ...suppliers.map((item) => ({ value: item.id, label: item.name }))]} />
      </div>
      <LineEditor lines={lines} onChange={setLines} {...(seesCost ? { money: { label: t('goods.cost'), exponent } } : {})} />
    </Form>
  );
}
