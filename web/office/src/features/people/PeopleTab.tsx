/** The people of the chain: roles per store, whether they can sign in to a till and to the office. */
import type { Person } from '@tillbook/api';
import { useMemo, useState } from 'react';
import { ROLE_NAMES } from '../../app/TopBar';
import { useList, useSend } from '../../app/data';
import { useMe } from '../../app/session';
import { useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';
import { Act, Peek } from '../../parts/page';
import { State } from '../../parts/States';
import { NewPerson, RolesForm, SecretForm } from './PersonForms';
import { Refused } from '../../parts/forms';

function useRoleWords(): (person: Person) => string[] {
  const { t } = useReader();
  const { stores } = useMe();
  return (person) => person.roles.map((grant) => {
    const role = grant.role in ROLE_NAMES ? t(ROLE_NAMES[grant.role as keyof typeof ROLE_NAMES]) : grant.role;
    const store = stores.find((item) => item.id === grant.store)?.name;
    return store === undefined ? role : `${role}, ${store}`;
  });
}

function PersonPeek({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useReader();
  const me = useMe();
  const words = useRoleWords();
  const [form, setForm] = useState<'pin' | 'passphrase' | 'roles' | null>(null);
  const change = useSend('PATCH /people/{id}');
  const shut = () => setForm(null);
  return (
    <Peek label={person.name} onClose={onClose}>
      <p className="over">{person.is_active ? t('people.active') : t('people.inactive')}{person.is_locked && <span className="tag bad">{t('people.locked')}</span>}</p>
      <h2>{person.name}</h2>
      <dl className="kv" style={{ marginBlockStart: 12 }}>
        <dt>{t('people.login')}</dt><dd>{person.login ?? t('none')}</dd>
        <dt>{t('people.pin')}</dt><dd>{person.has_pin ? t('people.isSet') : t('people.notSet')}</dd>
        <dt>{t('people.totp')}</dt><dd>{person.has_second_factor ? t('people.isSet') : t('people.notSet')}</dd>
      </dl>
      <h3>{t('people.roles')}</h3>
      <ul>{words(person).map((role) => <li key={role}>{role}</li>)}</ul>
      <hr />
      <Refused error={change.error} />
      <div className="acts">
        <Act small onClick={() => setForm('roles')}>{t('people.changeRoles')}</Act>
        <Act small onClick={() => setForm('pin')}>{t('people.newPin')}</Act>
        <Act small onClick={() => setForm('passphrase')}>{t('people.newPassphrase')}</Act>
        {person.id !== me.person.id && <Act small kind={person.is_active ? 'danger' : 'plain'} onClick={() => change.mutate({ id: person.id, body: { is_active: !person.is_active } })}>{person.is_active ? t('people.deactivate') : t('people.activate')}</Act>}
      </div>
      {form === 'roles' && <RolesForm person={person} onClose={shut} />}
      {(form === 'pin' || form === 'passphrase') && <SecretForm person={person} kind={form} onClose={shut} />}
    </Peek>
  );
}

export function PeopleTab() {
  const { t } = useReader();
  const url = useUrl();
  const words = useRoleWords();
  const { rows, error, isLoading, hasMore, more, again } = useList('/people');
  const columns = useMemo((): Column<Person>[] => [
    { id: 'name', head: t('name'), sort: (row) => row.name, cell: (row) => <span className={row.is_active ? 'strong' : 'dim'}>{row.name}</span> },
    { id: 'roles', head: t('people.roles'), cell: (row) => words(row).join(' · ') },
    { id: 'login', head: t('people.login'), hide: 'sm', cell: (row) => <span className="mut">{row.login ?? ''}</span> },
    { id: 'pin', head: t('people.pin'), hide: 'sm', cell: (row) => (row.has_pin ? t('people.isSet') : <span className="warn-ink">{t('people.notSet')}</span>) },
    { id: 'totp', head: t('people.totp'), hide: 'md', cell: (row) => (row.has_second_factor ? t('people.isSet') : <span className="mut">{t('people.notSet')}</span>) },
    { id: 'state', head: t('orders.state'), hide: 'sm', cell: (row) => (row.is_active ? '' : <span className="tag">{t('people.inactive')}</span>) },
  ], [t, words]);
  const open = rows.find((row) => row.id === url.value('open'));
  return (
    <div className={open === undefined ? 'split' : 'split has-peek'}>
      <div className="grid"><DataTable label={t('people.people')} columns={columns} rows={rows} rowKey={(row) => row.id} isLoading={isLoading} error={error} onAgain={again} hasMore={hasMore} more={more} pagewide selected={open?.id ?? null} onSelect={(row) => url.set({ open: row.id })} empty={<State title={t('people.none')} />} /></div>
      {open !== undefined && <PersonPeek key={open.id} person={open} onClose={() => url.set({ open: null })} />}
      {url.value('new') !== null && <NewPerson onClose={() => url.set({ new: null })} />}
    </div>
  );
}
