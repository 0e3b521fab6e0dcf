/** Voiding a sale of today: everything goes back as it came, in a new document. */
import { newId, type Sale } from '@tillbook/api';
import { useState } from 'react';
import { useSend } from '../../app/data';
import { useReader } from '../../i18n/provider';
import { Form, Sheet } from '../../parts/forms';
import { tell } from '../../parts/Toasts';

export function VoidForm({ sale, onClose }: { sale: Sale; onClose: () => void }) {
  const { t, f } = useReader();
  const [id] = useState(newId);
  const send = useSend('POST /sales/{id}/void', () => {
    tell(t('void.done', { receipt: sale.receipt_no }));
    onClose();
  });
  return (
    <Sheet title={t('void.title', { receipt: sale.receipt_no })} onClose={onClose}>
      <Form onSubmit={() => send.mutate({ id: sale.id, body: { id } })} error={send.error} isSending={send.isPending} isDanger submit={t('void.submit', { amount: f.money(sale.gross_minor) })} onCancel={onClose}>
        <p>{t('void.text')}</p>
      </Form>
    </Sheet>
  );
}
