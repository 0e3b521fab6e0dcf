/** Erasing a customer cannot be undone: the customer's code must be typed. The books keep their sales, without the person. */
import { TextInput } from '@mantine/core';
import type { Customer } from '@tillbook/api';
import { useState } from 'react';
import { useSend } from '../../app/data';
import { useReader } from '../../i18n/provider';
import { Form, Sheet } from '../../parts/forms';
import { tell } from '../../parts/Toasts';

export function EraseForm({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useReader();
  const [typed, setTyped] = useState('');
  const send = useSend('POST /customers/{id}/erase', () => {
    tell(t('erase.done', { code: customer.code }));
    onClose();
  });
  const isRight = typed.trim().toUpperCase() === customer.code.toUpperCase();
  return (
    <Sheet title={t('erase.title', { name: customer.name })} onClose={onClose}>
      <Form onSubmit={() => send.mutate({ id: customer.id, body: {} })} error={send.error} isSending={send.isPending} isDanger submit={t('erase.submit', { code: customer.code })} why={isRight ? null : t('erase.why', { code: customer.code })} onCancel={onClose}>
        <p>{t('erase.text')}</p>
        <TextInput label={t('erase.label', { code: customer.code })} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} autoComplete="off" data-autofocus />
      </Form>
    </Sheet>
  );
}
