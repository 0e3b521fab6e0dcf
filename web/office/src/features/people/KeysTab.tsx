/** API keys: for which store, what each may do; a new key's secret is shown once. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { ApiKey } from '@tillbook/api';
import { useMemo, useState } from 'react';
import { useList, useSend } from '../../app/data';
import { useMe } from '../../app/session';
import { useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';
import { Form, Refused, Sheet } from '../../parts/forms';
import { Act } from '../../parts/page';
import { State } from '../../parts/States';
import { tell } from '../../parts/Toasts';
import { SCOPES, scopeName } from './scopes';

function SecretSheet({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useReader();
  const copy = () => void navigator.clipboard.writeText(secret).then(() => tell(t('copied')));
  return (
    <Sheet title={t('keysapi.secretTitle')} onClose={onClose}>
      <p>{t('keysapi.secretText')}</p><p className="code secretbox">{secret}</p>
      <div className="form"><div className="foot"><Act kind="primary" icon="copy" onClick={copy}>{t('copy')}</Act></div></div>
    </Sheet>
  );
}

function NewKey({ onClose }: { onClose: () => void }) {
  const { t } = useReader();
  const { stores } = useMe();
  const [name, setName] = useState('');
  const [store, setStore] = useState(stores[0]?.id ?? '');
  const [scopes, setScopes] = useState<string[]>(['12']);
  const [secret, setSecret] = useState<string | null>(null);
  const send = useSend('POST /api-keys', (answer) => setSecret(answer.secret));
  if (secret !== null) return <SecretSheet secret={secret} onClose={onClose} />;
  const why = name.trim() === '' ? t('needName') : scopes.length === 0 ? t('keysapi.needScope') : null;
  return (
    <Sheet title={t('keysapi.new')} onClose={onClose}>
      <Form onSubmit={() => send.mutate({ body: { name: name.trim(), store, scopes: scopes.map(Number) } })} error={send.error} isSending={send.isPending} submit={t('keysapi.create')} why={why} onCancel={onClose}>
        <div className="pair">
          <TextInput label={t('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
          <NativeSelect label={t('store')} value={store} onChange={(event) => setStore(event.currentTarget.value)} data={stores.map((item) => ({ value: item.id, label: item.name }))} />
        </div>
        <Checkbox.Group label={t('keysapi.scopes')} value={scopes} onChange={setScopes}><div className="checks">{SCOPES.map((scope) => <Checkbox key={scope} value={String(scope)} label={t(scopeName(scope) ?? 'unknown')} />)}</div></Checkbox.Group>
      </Form>
    </Sheet>
  );
}

export function KeysTab() {
  const { t, f } = useReader();
  const { stores } = useMe();
  const url = useUrl();
  const { rows, error, isLoading, again } = useList('/api-keys');
  const send = useSend('DELETE /api-keys/{id}', () => tell(t('keysapi.revoked')));
  const { mutate } = send;
  const columns = useMemo((): Column<ApiKey>[] => [
    { id: 'name', head: t('name'), cell: (row) => <><span className="strong">{row.name}</span><small className="code">tb_{row.prefix}_…</small></> },
    { id: 'store', head: t('store'), cell: (row) => stores.find((store) => store.id === row.store)?.name ?? t('scope.all') },
    { id: 'scopes', head: t('keysapi.scopes'), cell: (row) => row.scopes.map((scope) => { const name = scopeName(scope); return name === null ? String(scope) : t(name); }).join(' · ') },
    { id: 'created', head: t('keysapi.created'), hide: 'sm', cell: (row) => f.day(row.created_at) },
    { id: 'act', head: '', end: true, cell: (row) => <Act small kind="danger" onClick={() => mutate({ id: row.id, body: undefined })}>{t('keysapi.revoke')}</Act> },
  ], [t, f, mutate, stores]);
  return (
    <div className="split"><div className="grid">
      <Refused error={send.error} />
      <DataTable label={t('people.keys')} columns={columns} rows={rows} rowKey={(row) => row.id} isLoading={isLoading} error={error} onAgain={again} pagewide empty={<State title={t('keysapi.none')} text={t('keysapi.noneText')} />} />
      {url.value('new') !== null && <NewKey onClose={() => url.set({ new: null })} />}
    </div></div>
  );
}
