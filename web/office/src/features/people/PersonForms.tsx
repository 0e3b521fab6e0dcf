/** Forms about one person: a new person, a PIN, a passphrase, roles per store. Secrets are never shown and never kept. */
import { NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import type { Person, RoleGrant } from '@tillbook/api';
import { useState } from 'react';
import { ROLE_NAMES } from '../../app/TopBar';
import { useSend } from '../../app/data';
import { useMe } from '../../app/session';
import { useReader } from '../../i18n/provider';
import { fieldWords } from '../../i18n/errors';
import { Icon } from '../../parts/Icon';
import { Form, Sheet } from '../../parts/forms';
import { tell } from '../../parts/Toasts';
import { isForOneStore, isGoodPin, ROLES } from './roles';

function RoleRow({ grant, onChange }: { grant: RoleGrant; onChange: (grant: RoleGrant) => void }) {
  const { t } = useReader();
  const { stores } = useMe();
  const first = stores[0]?.id ?? null;
  const changeRole = (role: RoleGrant['role']) => onChange({ role, store: isForOneStore(role) ? (grant.store ?? first) : null });
  return (
    <>
      <NativeSelect aria-label={t('people.role')} value={grant.role} onChange={(event) => changeRole(event.currentTarget.value as RoleGrant['role'])} data={ROLES.map((role) => ({ value: role, label: t(ROLE_NAMES[role]) }))} />
      <NativeSelect aria-label={t('store')} value={grant.store ?? ''} onChange={(event) => onChange({ ...grant, store: event.currentTarget.value === '' ? null : event.currentTarget.value })} data={[...(isForOneStore(grant.role) ? [] : [{ value: '', label: t('scope.all') }]), ...(isForOneStore(grant.role) ? stores.map((store) => ({ value: store.id, label: store.name })) : [])]} disabled={!isForOneStore(grant.role)} />
    </>
  );
}

function RoleRows({ roles, onChange }: { roles: RoleGrant[]; onChange: (roles: RoleGrant[]) => void }) {
  const { t } = useReader();
  const { stores } = useMe();
  return (
    <div className="lines" role="group" aria-label={t('people.roles')}>
      {roles.map((grant, at) => (
        <div className="roleline" key={at}>
          <RoleRow grant={grant} onChange={(next) => onChange(roles.map((other, index) => (index === at ? next : other)))} />
          <button type="button" className="icb" aria-label={t('remove')} onClick={() => onChange(roles.filter((_, index) => index !== at))}><Icon name="close" size={14} /></button>
        </div>
      ))}
      <div><button type="button" className="btn s" onClick={() => onChange([...roles, { role: 'cashier', store: stores[0]?.id ?? null }])}><Icon name="plus" size={13} />{t('people.addRole')}</button></div>
    </div>
  );
}

export function NewPerson({ onClose }: { onClose: () => void }) {
  const { t } = useReader();
  const { stores } = useMe();
  const [fields, setFields] = useState({ name: '', login: '', passphrase: '', pin: '' });
  const [roles, setRoles] = useState<RoleGrant[]>([{ role: 'cashier', store: stores[0]?.id ?? null }]);
  const send = useSend('POST /people', (person) => { tell(t('people.added', { name: person.name })); onClose(); });
  const faults: Record<string, string | undefined> = send.error === null ? {} : fieldWords(t, send.error);
  const input = (name: keyof typeof fields) => ({ value: fields[name], error: faults[name], onChange: (event: { currentTarget: { value: string } }) => { const { value } = event.currentTarget; setFields((now) => ({ ...now, [name]: value })); } });
  const isPinWrong = fields.pin !== '' && !isGoodPin(fields.pin);
  const why = fields.name.trim() === '' ? t('needName') : isPinWrong ? t('people.pinRule') : fields.passphrase !== '' && fields.login.trim() === '' ? t('people.needLogin') : null;
  const submit = () => send.mutate({ body: { name: fields.name.trim(), roles, ...(fields.login.trim() === '' ? {} : { login: fields.login.trim() }), ...(fields.passphrase === '' ? {} : { passphrase: fields.passphrase }), ...(fields.pin === '' ? {} : { pin: fields.pin }) } });
  return (
    <Sheet title={t('people.new')} onClose={onClose}>
      <Form onSubmit={submit} error={faults[''] === undefined ? null : send.error} isSending={send.isPending} submit={t('people.add')} why={why} onCancel={onClose}>
        <TextInput label={t('name')} data-autofocus autoComplete="off" {...input('name')} />
        <RoleRows roles={roles} onChange={setRoles} />
        <PasswordInput label={t('people.pin')} description={t('people.pinRule')} inputMode="numeric" maxLength={6} autoComplete="new-password" {...input('pin')} />
        <div className="pair"><TextInput label={t('people.login')} description={t('people.loginHint')} autoComplete="off" {...input('login')} /><PasswordInput label={t('passphrase')} description={t('people.passphraseRule')} autoComplete="new-password" {...input('passphrase')} /></div>
      </Form>
    </Sheet>
  );
}

interface SecretFormProps { person: Pick<Person, 'id' | 'name'>; kind: 'pin' | 'passphrase'; isOwn?: boolean; onClose: () => void }

export function SecretForm({ person, kind, isOwn = false, onClose }: SecretFormProps) {
  const { t } = useReader();
  const [value, setValue] = useState('');
  const [current, setCurrent] = useState('');
  const done = () => { tell(t(kind === 'pin' ? 'people.pinSet' : 'people.passphraseSet', { name: person.name })); onClose(); };
  const pin = useSend('PUT /people/{id}/pin', done);
  const passphrase = useSend('PUT /people/{id}/passphrase', done);
  const error = pin.error ?? passphrase.error;
  const isPin = kind === 'pin';
  const why = isPin ? (isGoodPin(value) ? null : t('people.pinRule')) : value.length < 12 ? t('people.passphraseRule') : null;
  const submit = () => (isPin ? pin.mutate({ id: person.id, body: { pin: value, ...(isOwn ? { current } : {}) } }) : passphrase.mutate({ id: person.id, body: { passphrase: value, ...(isOwn ? { current } : {}) } }));
  return (
    <Sheet title={t(isPin ? 'people.setPin' : 'people.setPassphrase', { name: person.name })} onClose={onClose} size="sm">
      <Form onSubmit={submit} error={error} isSending={pin.isPending || passphrase.isPending} submit={t(isPin ? 'people.setPinSubmit' : 'people.setPassphraseSubmit')} why={why} onCancel={onClose}>
        {isOwn && <PasswordInput label={t('people.current')} value={current} onChange={(event) => setCurrent(event.currentTarget.value)} autoComplete="current-password" data-autofocus />}
        <PasswordInput label={t(isPin ? 'people.pin' : 'passphrase')} value={value} onChange={(event) => setValue(event.currentTarget.value)} {...(isPin ? { inputMode: 'numeric' as const, maxLength: 6 } : {})} autoComplete="new-password" data-autofocus />
      </Form>
    </Sheet>
  );
}

export function RolesForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useReader();
  const [roles, setRoles] = useState(person.roles as RoleGrant[]);
  const send = useSend('PUT /people/{id}/roles', () => { tell(t('people.rolesSet', { name: person.name })); onClose(); });
  return (
    <Sheet title={t('people.rolesOf', { name: person.name })} onClose={onClose}>
      <Form onSubmit={() => send.mutate({ id: person.id, body: roles })} error={send.error} isSending={send.isPending} submit={t('people.saveRoles')} onCancel={onClose}><RoleRows roles={roles} onChange={setRoles} /></Form>
    </Sheet>
  );
}
