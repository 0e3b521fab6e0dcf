/** Choosing a variant or a customer by typing: the server searches, the list shows name and code. */
import { Select } from '@mantine/core';
import type { Customer, Variant } from '@tillbook/api';
import { useState } from 'react';
import { useGet } from '../app/data';
import { useReader } from '../i18n/provider';

interface PickerProps<Value, Item> {
  label: string;
  value: Value | null;
  onChange: (item: Item | null) => void;
  error?: string | undefined;
  autoFocus?: boolean;
  hideLabel?: boolean;
}

interface Choice { value: string; label: string }

const asIs = ({ options }: { options: unknown }) => options as never;

function Picker({ label, hideLabel, choices, value, onSearch, onPick, error, autoFocus, nothing }: { label: string; hideLabel?: boolean | undefined; choices: Choice[]; value: string | null; onSearch: (text: string) => void; onPick: (id: string | null) => void; error?: string | undefined; autoFocus?: boolean | undefined; nothing: string }) {
  return (
    <Select
      {...(hideLabel === true ? { 'aria-label': label, placeholder: label } : { label })}
      data={choices} value={value} searchable clearable filter={asIs} onSearchChange={onSearch} onChange={onPick} nothingFoundMessage={nothing} error={error} data-autofocus={autoFocus} limit={30} comboboxProps={{ withinPortal: true }}
    />
  );
}

function withChosen(choices: Choice[], chosen: Choice | null): Choice[] {
  return chosen === null || choices.some((choice) => choice.value === chosen.value) ? choices : [chosen, ...choices];
}

export function VariantPicker({ label, value, onChange, error, autoFocus, hideLabel }: PickerProps<Pick<Variant, 'id' | 'name' | 'code'>, Variant>) {
  const { t } = useReader();
  const [search, setSearch] = useState('');
  const asked = value !== null && search === `${value.name} · ${value.code}` ? '' : search;
  const found = useGet('/variants', { query: { search: asked, limit: 20 } }).data?.items ?? [];
  const choice = (item: Pick<Variant, 'id' | 'name' | 'code'>) => ({ value: item.id, label: `${item.name} · ${item.code}` });
  return (
    <Picker label={label} hideLabel={hideLabel} error={error} autoFocus={autoFocus} nothing={t('picker.nothing')} value={value?.id ?? null}
      choices={withChosen(found.map(choice), value && choice(value))} onSearch={setSearch} onPick={(id) => onChange(found.find((item) => item.id === id) ?? null)} />
  );
}

export function CustomerPicker({ label, value, onChange, error, autoFocus }: PickerProps<Customer, Customer>) {
  const { t } = useReader();
  const [search, setSearch] = useState('');
  const asked = value !== null && search === `${value.name} · ${value.code}` ? '' : search;
  const found = useGet('/customers', { query: { search: asked, limit: 20 } }).data?.items ?? [];
  const choice = (item: Customer) => ({ value: item.id, label: `${item.name} · ${item.code}` });
  return (
    <Picker label={label} error={error} autoFocus={autoFocus} nothing={t('picker.nothing')} value={value?.id ?? null}
      choices={withChosen(found.map(choice), value && choice(value))} onSearch={setSearch} onPick={(id) => onChange(found.find((item) => item.id === id) ?? null)} />
  );
}
