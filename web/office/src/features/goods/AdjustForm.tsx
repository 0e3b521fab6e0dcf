/** An adjustment: what is gone or found, and why; breakage, theft, own use and expiry are kept apart. */
import { NativeSelect } from '@mantine/core';
import { newId, type AdjustReason } from '@tillbook/api';
import { useState } from 'react';
import { useSend } from '../../app/data';
import { useMe } from '../../app/session';
import { useScope } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { Form } from '../../parts/forms';
import { EMPTY_LINE, filled, LineEditor, milliOf } from '../../parts/LineEditor';
import { tell } from '../../parts/Toasts';
import { reasonName } from '../where/movements';
import { useStartLines } from './start';

const REASONS: AdjustReason[] = ['breakage', 'theft', 'own_use', 'expiry', 'correction'];

/** Everything but a correction takes goods away, so a plain number is a loss; a correction keeps its sign. */
export function signedFor(reason: AdjustReason, milli: number): number {
  return reason === 'correction' ? milli : -Math.abs(milli);
}

export function AdjustForm() {
  const { t } = useReader();
  const { stores } = useMe();
  const [id, setId] = useState(newId);
  const [store, setStore] = useState(useScope() ?? stores[0]?.id ?? '');
  const [reason, setReason] = useState<AdjustReason>('breakage');
  const [lines, setLines] = useStartLines();
  const send = useSend('POST /adjustments', () => {
    tell(t('goods.adjusted', { count: filled(lines).length }));
    setId(newId());
    setLines([EMPTY_LINE]);
  });
  const said = filled(lines);
  const isWrong = said.some((line) => (milliOf(line) ?? 0) === 0);
  const why = said.length === 0 ? t('goods.needLine') : isWrong ? t('goods.badQuantity') : null;
  const submit = () => send.mutate({ body: { id, store, reason, lines: said.map((line) => ({ variant: line.variant?.id ?? '', quantity_milli: signedFor(reason, milliOf(line) ?? 0) })) } });
  return (
    <Form onSubmit={submit} error={send.error} isSending={send.isPending} submit={t('goods.adjustSubmit', { count: said.length })} why={why}>
      <div className="pair">
        <NativeSelect label={t('store')} value={store} onChange={(event) => setStore(event.currentTarget.value)} data={stores.map((item) => ({ value: item.id, label: item.name }))} />
        <NativeSelect label={t('goods.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value as AdjustReason)} data={REASONS.map((value) => ({ value, label: t(reasonName(value) ?? 'reason.correction') }))} />
      </div>
      <LineEditor lines={lines} onChange={setLines} mayBeNegative quantityLabel={reason === 'correction' ? t('goods.signed') : t('goods.lost')} />
    </Form>
  );
}
