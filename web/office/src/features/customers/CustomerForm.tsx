/** A customer's own facts: name first, the rest only where it is known. */
import { Textarea, TextInput } from '@mantine/core';
import type { Customer, CustomerInput } from '@tillbook/api';
import { useSend } from '../../app/data';
import { useReader } from '../../i18n/provider';
import { fieldWords } from '../../i18n/errors';
import { useDraft } from '../../parts/drafts';
import { Form, Sheet } from '../../parts/forms';
import { tell } from '../../parts/Toasts';

type Fields = Record<'name' | 'email' | 'phone' | 'address' | 'tax_id' | 'note', string>;

function fieldsOf(customer: Customer | null): Fields {
  return { name: customer?.name ?? '', email: customer?.email ?? '', phone: customer?.phone ?? '', address: customer?.address ?? '', tax_id: customer?.tax_id ?? '', note: customer?.note ?? '' };
}

/** Only what was filled in (new) or changed (known); nothing is sent that the person did not touch. */
export function changesOf(fields: Fields, customer: Customer | null): Partial<CustomerInput> {
  const before = fieldsOf(customer);
  const names = Object.keys(fields) as (keyof Fields)[];
  return Object.fromEntries(names.filter((name) => fields[name].trim() !== before[name]).map((name) => [name, fields[name].trim()]));
}

export function CustomerForm({ customer, onClose, onSaved }: { customer: Customer | null; onClose: () => void; onSaved?: (customer: Customer) => void }) {
  const { t } = useReader();
  const { value: fields, change, clear } = useDraft(customer === null ? 'customer.new' : null, fieldsOf(customer));
  const saved = (answer: Customer) => {
    tell(t('customers.saved', { name: answer.name }));
    clear();
    onClose();
    onSaved?.(answer);
  };
  const create = useSend('POST /customers', saved);
  const update = useSend('PATCH /customers/{id}', saved);
  const error = create.error ?? update.error;
  const faults: Record<string, string | undefined> = error === null ? {} : fieldWords(t, error);
  const changes = changesOf(fields, customer);
  const input = (name: keyof Fields) => ({ value: fields[name], error: faults[name], onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }) });
  const submit = () => (customer === null ? create.mutate({ body: { ...changes, name: fields.name.trim() } }) : update.mutate({ id: customer.id, body: changes }));
  const why = fields.name.trim() === '' ? t('needName') : Object.keys(changes).length === 0 ? t('nothingChanged') : null;
  return (
    <Sheet title={customer === null ? t('customers.new') : t('customers.edit', { name: customer.name })} onClose={onClose}>
      <Form onSubmit={submit} error={error !== null && faults[''] !== undefined ? error : null} isSending={create.isPending || update.isPending} submit={customer === null ? t('customers.create') : t('save')} why={why} onCancel={onClose}>
        <TextInput label={t('name')} data-autofocus autoComplete="off" {...input('name')} />
        <div className="pair"><TextInput label={t('email')} type="email" autoComplete="off" {...input('email')} /><TextInput label={t('phone')} type="tel" autoComplete="off" {...input('phone')} /></div>
        <TextInput label={t('address')} autoComplete="off" {...input('address')} />
        <TextInput label={t('taxId')} autoComplete="off" {...input('tax_id')} />
        <Textarea label={t('note')} rows={2} {...input('note')} />
      </Form>
    </Sheet>
  );
}
