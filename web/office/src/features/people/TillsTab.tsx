/** The registers of the stores: enrolled or not, last heard of, and a one-time code to enrol a device. */
import { NativeSelect, TextInput } from '@mantine/core';
import type { EnrolmentCode, Register } from '@tillbook/api';
import { useMemo, useState } from 'react';
import { useList, useSend } from '../../app/data';
import { useMe } from '../../app/session';
import { useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';
import { Fresh } from '../../parts/figures';
import { Form, Refused, Sheet } from '../../parts/forms';
import { Act } from '../../parts/page';
import { State } from '../../parts/States';
import { tell } from '../../parts/Toasts';

function CodeSheet({ register, code, onClose }: { register: Register; code: EnrolmentCode; onClose: () => void }) {
  const { t, f } = useReader();
  return (
    <Sheet title={t('tills.codeTitle', { name: register.name })} onClose={onClose} size="sm">
      <p>{t('tills.codeText')}</p>
      <p className="bigcode">{code.code}</p>
      <p className="mut" style={{ textAlign: 'center' }}>{t('tills.codeUntil', { time: f.time(code.expires_at) })}</p>
      <div className="form"><div className="foot"><Act icon="copy" onClick={() => void navigator.clipboard.writeText(code.code).then(() => tell(t('copied')))}>{t('copy')}</Act><a className="btn p" href="/till/">{t('today.openTill')}</a></div></div>
    </Sheet>
  );
}

function NewRegister({ onClose }: { onClose: () => void }) {
  const { t } = useReader();
  const { stores } = useMe();
  const [name, setName] = useState('');
  const [store, setStore] = useState(stores[0]?.id ?? '');
  const send = useSend('POST /registers', (register) => { tell(t('tills.added', { name: register.name })); onClose(); });
  return (
    <Sheet title={t('tills.new')} onClose={onClose} size="sm">
      <Form onSubmit={() => send.mutate({ body: { name: name.trim(), store } })} error={send.error} isSending={send.isPending} submit={t('tills.add')} why={name.trim() === '' ? t('needName') : null} onCancel={onClose}>
        <TextInput label={t('name')} placeholder={t('tills.example')} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <NativeSelect label={t('store')} value={store} onChange={(event) => setStore(event.currentTarget.value)} data={stores.map((item) => ({ value: item.id, label: item.name }))} />
      </Form>
    </Sheet>
  );
}

export function TillsTab() {
  const { t } = useReader();
  const { stores } = useMe();
  const url = useUrl();
  const { rows: all, error, isLoading, again } = useList('/registers');
  const rows = useMemo(() => all.filter((register) => !register.is_office), [all]);
  const [shown, setShown] = useState<{ register: Register; code: EnrolmentCode } | null>(null);
  const [asked, setAsked] = useState<Register | null>(null);
  const send = useSend('POST /registers/{id}/code', (code) => asked !== null && setShown({ register: asked, code }));
  const { mutate } = send;
  const columns = useMemo((): Column<Register>[] => [
    { id: 'name', head: t('name'), sort: (row) => row.name, cell: (row) => <><span className="strong">{row.name === '' ? row.code : row.name}</span><small className="code">{row.code}</small></> },
    { id: 'store', head: t('store'), cell: (row) => stores.find((store) => store.id === row.store)?.name ?? '' },
    { id: 'enrolled', head: t('tills.device'), cell: (row) => (row.is_enrolled ? <span className="tag good">{t('tills.enrolled')}</span> : <span className="tag warn">{t('tills.notEnrolled')}</span>) },
    { id: 'seen', head: t('tills.seen'), hide: 'sm', cell: (row) => <Fresh at={row.seen_at} /> },
    { id: 'act', head: '', end: true, cell: (row) => <Act small icon="key" onClick={() => { setAsked(row); mutate({ id: row.id, body: {} }); }}>{t('tills.code')}</Act> },
  ], [t, mutate, stores]);
  return (
    <div className="split"><div className="grid">
      <Refused error={send.error} />
      <DataTable label={t('people.tills')} columns={columns} rows={rows} rowKey={(row) => row.id} isLoading={isLoading} error={error} onAgain={again} pagewide empty={<State title={t('tills.none')} text={t('tills.noneText')} />} />
      {shown !== null && <CodeSheet {...shown} onClose={() => setShown(null)} />}
      {url.value('new') !== null && <NewRegister onClose={() => url.set({ new: null })} />}
    </div></div>
  );
}
