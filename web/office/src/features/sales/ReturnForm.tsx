/** Taking back whole lines of a receipt: which, why, in what condition; the button says how much is given back. */
import { Checkbox, NativeSelect } from '@mantine/core';
import { newId, type Condition, type Sale, type TenderKind } from '@tillbook/api';
import { useState } from 'react';
import { useSend } from '../../app/data';
import { useMe } from '../../app/session';
import { useReader } from '../../i18n/provider';
import { Form, Sheet } from '../../parts/forms';
import { tell } from '../../parts/Toasts';
import { returnable, returnBody } from './returning';
import { useTenderName } from './TypeTag';

const REASONS = ['unwanted', 'defective', 'wrong_item', 'other'] as const;
const CONDITIONS: Condition[] = ['sellable', 'damaged', 'supplier', 'write_off'];

export function ReturnForm({ sale, onClose }: { sale: Sale; onClose: () => void }) {
  const { t, f } = useReader();
  const { company } = useMe();
  const tenderName = useTenderName();
  const [id] = useState(newId);
  const [chosen, setChosen] = useState<number[]>([]);
  const [reason, setReason] = useState<string>('unwanted');
  const [condition, setCondition] = useState<Condition>('sellable');
  const tender: TenderKind = sale.body.tenders[0]?.kind ?? 'cash';
  const lines = returnable(sale).filter((line) => chosen.includes(line.n));
  const body = returnBody(sale, lines, { reason, condition, tender, cashStep: company.cash_rounding_minor });
  const send = useSend('POST /sales', () => {
    tell(t('return.done', { amount: f.money(-body.totals.gross_minor) }));
    onClose();
  });
  const toggle = (n: number) => setChosen((now) => (now.includes(n) ? now.filter((other) => other !== n) : [...now, n]));
  return (
    <Sheet title={t('return.title', { receipt: sale.receipt_no })} onClose={onClose}>
      <Form onSubmit={() => send.mutate({ body: { id, store: sale.store.id, body } })} error={send.error} isSending={send.isPending} submit={t('return.submit', { amount: f.money(-(body.totals.gross_minor + body.rounding_minor)), tender: tenderName(tender) })} why={lines.length === 0 ? t('return.pickLine') : null} onCancel={onClose}>
        {returnable(sale).map((line) => <Checkbox key={line.n} checked={chosen.includes(line.n)} onChange={() => toggle(line.n)} label={`${f.quantity(line.quantity_milli)} ${line.name}, ${f.money(line.gross_minor)}`} />)}
        <div className="pair">
          <NativeSelect label={t('return.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data={REASONS.map((value) => ({ value, label: t(`return.reason.${value}`) }))} />
          <NativeSelect label={t('return.condition')} value={condition} onChange={(event) => setCondition(event.currentTarget.value as Condition)} data={CONDITIONS.map((value) => ({ value, label: t(`condition.${value}` as 'condition.sellable') }))} />
        </div>
        <p className="mut sm">{t('return.parts')}</p>
      </Form>
    </Sheet>
  );
}
