/** Placing an order for a customer: who, which store, what, how it will be paid; the button says what is set aside. */
import { NativeSelect, TextInput } from '@mantine/core';
import { newId, type Customer } from '@tillbook/api';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSend } from '../../app/data';
import { useMe } from '../../app/session';
import { useAddress, useScope } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { Form, Optional } from '../../parts/forms';
import { EMPTY_LINE, filled, LineEditor, milliOf, type DraftLine } from '../../parts/LineEditor';
import { PageHead } from '../../parts/page';
import { CustomerPicker } from '../../parts/pickers';
import { tell } from '../../parts/Toasts';
import { METHODS, usePaymentName, type Method } from './payment';

function useOrderDraft() {
  const { stores } = useMe();
  const scope = useScope();
  const [id] = useState(newId);
  const [customer, setCustomer] = useState<Customer | null>(null);
  const [store, setStore] = useState(scope ?? stores[0]?.id ?? '');
  const [lines, setLines] = useState<DraftLine[]>([EMPTY_LINE]);
  const [method, setMethod] = useState<Method>('card');
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  return { id, customer, setCustomer, store, setStore, lines, setLines, method, setMethod, reference, setReference, note, setNote };
}

export function NewOrderPage() {
  const { t, f } = useReader();
  const { stores } = useMe();
  const to = useAddress();
  const navigate = useNavigate();
  const paymentName = usePaymentName();
  const draft = useOrderDraft();
  const send = useSend('POST /orders', (order) => {
    tell(t('orders.placedToast', { reference: order.reference }));
    void navigate(to(`/orders?open=${order.id}`));
  });
  const lines = filled(draft.lines);
  const isWrong = lines.some((line) => (milliOf(line) ?? 0) <= 0);
  const total = lines.reduce((sum, line) => sum + Math.round(((line.variant?.price_minor ?? 0) * (milliOf(line) ?? 0)) / 1000), 0);
  const why = draft.customer === null ? t('orders.needCustomer') : lines.length === 0 ? t('orders.needLine') : isWrong ? t('goods.badQuantity') : null;
  const submit = () => {
    send.mutate({ body: { id: draft.id, store: draft.store, customer: draft.customer?.id ?? '', lines: lines.map((line) => ({ variant: line.variant?.id ?? '', quantity_milli: milliOf(line) ?? 0 })), payment_method: draft.method, ...(draft.reference.trim() === '' ? {} : { payment_reference: draft.reference.trim() }), ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }) } });
  };
  return (
    <>
      <PageHead title={t('orders.place')} crumb={<Link className="lnk" to={to('/orders')}>{t('nav.orders')}</Link>} text={t('orders.placeText')} />
      <div className="pagebody formpage"><section className="panel formpanel">
        <Form onSubmit={submit} error={send.error} isSending={send.isPending} submit={total > 0 ? t('orders.placeSubmit', { amount: f.money(total) }) : t('orders.place')} why={why}>
          <div className="pair">
            <CustomerPicker label={t('customer')} value={draft.customer} onChange={draft.setCustomer} />
            <NativeSelect label={t('store')} value={draft.store} onChange={(event) => draft.setStore(event.currentTarget.value)} data={stores.map((item) => ({ value: item.id, label: item.name }))} />
          </div>
          <LineEditor lines={draft.lines} onChange={draft.setLines} />
          <div className="pair">
            <NativeSelect label={t('orders.payment')} value={draft.method} onChange={(event) => draft.setMethod(event.currentTarget.value as Method)} data={METHODS.map((value) => ({ value, label: paymentName(value) }))} />
            <TextInput label={<Optional>{t('orders.reference')}</Optional>} value={draft.reference} onChange={(event) => draft.setReference(event.currentTarget.value)} />
          </div>
          <TextInput label={<Optional>{t('note')}</Optional>} value={draft.note} onChange={(event) => draft.setNote(event.currentTarget.value)} />
        </Form>
      </section></div>
    </>
  );
}
