/** API keys: what each may do and when it was last used; a new key's secret is shown once. */
import { Checkbox, TextInput } from '@mantine/core';
import type { ApiKey } from '@tillbook/api';
import { useMemo, useState } from 'react';
import { useList, useSend } from '../../app/data';
import { useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';
import { Form, Refused, Sheet } from '../../parts/forms';
import { Act } from '../../parts/page';
import { State } from '../../parts/States';
import { tell } from '../../parts/Toasts';

/** What a key can be allowed. */
export const SCOPES = ['stock.read', 'catalogue.read', 'catalogue.write', 'sales.read', 'sales.write', 'orders.read', 'orders.write', 'customers.read', 'customers.write', 'reports.read'] as const;

function NewKey({ onClose }: { onClose: () => void }) {
  const { t } = useReader();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>(['stock.read']);
  const [secret, setSecret] = useState<string | null>(null);
  const send = useSend('POST /api-keys', (key) => setSecret(key.secret ?? ''));
  if (secret !== null) {
    return (
      <Sheet title={t('keysapi.secretTitle')} onClose={onClose}>
        <p>{t('keysapi.secretText')}</p><p className="code secretbox">{secret}</p>
        <div className="form"><div className="foot"><Act kind="primary" icon="copy" onClick={() => void navigator.clipboard.writeText(secret).then(() => tell(t('copied')))}>{t('copy')}</Act></div></div>
      </Sheet>
    );
  }
  const why = name.trim() === '' ? t('needName') : scopes.length === 0 ? t('keysapi.needScope') : null;
  return (
    <Sheet title={t('keysapi.new')} onClose={onClose}>
      <Form onSubmit={() => send.mutate({ body: { name: name.trim(), scopes } })} error={send.error} isSending={send.isPending} submit={t('keysapi.create')} why={why} onCancel={onClose}>
        <TextInput label={t('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <Checkbox.Group label={t('keysapi.scopes')} value={scopes} onChange={setScopes}><div className="checks">{SCOPES.map((scope) => <Checkbox key={scope} value={scope} label={<span className="code">{scope}</span>} />)}</div></Checkbox.Group>
      </Form>
    </Sheet>
  );
}

export function KeysTab() {
  const { t, f } = useReader();
  const url = useUrl();
  const { rows, error, isLoading, again } = useList('/api-keys');
  const send = useSend('DELETE /api-keys/{id}', () => tell(t('keysapi.revoked')));
  const { mutate } = send;
  const columns = useMemo((): Column<ApiKey>[] => [
    { id: 'name', head: t('name'), cell: (row) => <><span className="strong">{row.name}</span><small className="code">tb_{row.prefix}_…</small></> },
    { id: 'scopes', head: t('keysapi.scopes'), cell: (row) => <span className="code">{row.scopes.join(', ')}</span> },
    { id: 'created', head: t('keysapi.created'), hide: 'sm', cell: (row) => f.day(row.created_at) },
    { id: 'used', head: t('keysapi.used'), hide: 'sm', cell: (row) => (row.last_used_at === null ? t('never') : f.moment(row.last_used_at)) },
    { id: 'act', head: '', end: true, cell: (row) => <Act small kind="danger" onClick={() => mutate({ id: row.id, body: undefined })}>{t('keysapi.revoke')}</Act> },
  ], [t, f, mutate]);
  return (
    <div className="split"><div className="grid">
      <Refused error={send.error} />
      <DataTable label={t('people.keys')} columns={columns} rows={rows} rowKey={(row) => row.id} isLoading={isLoading} error={error} onAgain={again} pagewide empty={<State title={t('keysapi.none')} text={t('keysapi.noneText')} />} />
      {url.value('new') !== null && <NewKey onClose={() => url.set({ new: null })} />}
    </div></div>
  );
}
