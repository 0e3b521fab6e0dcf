/** The top bar: which store the figures are about, the palette, DEMO, freshness of the tills, and the person. */
import { Menu } from '@mantine/core';
import { send } from '@tillbook/api';
import { useNavigate } from 'react-router';
import { useReader } from '../i18n/provider';
import { LANGUAGES } from '../i18n/provider';
import { Icon } from '../parts/Icon';
import { setPrefs, useScheme } from './prefs';
import { useMe, useSetSession } from './session';
import { useUrl } from './url';

const LANGUAGE_NAMES = { en: 'English', es: 'Español' } as const;

function Scope() {
  const { t } = useReader();
  const { stores } = useMe();
  const url = useUrl();
  const chosen = stores.find((store) => store.id === url.value('store'));
  const name = chosen?.name ?? (stores.length === 1 ? stores[0]?.name : t('scope.all'));
  return (
    <Menu position="bottom-start" shadow="md" width={220}>
      <Menu.Target>
        <button type="button" className="scope" aria-label={t('scope.label', { name: name ?? '' })}><Icon name="store" /><span>{name}</span><Icon name="caretDown" size={12} /></button>
      </Menu.Target>
      <Menu.Dropdown>
        {stores.length > 1 && <Menu.Item onClick={() => url.set({ store: null })} rightSection={chosen === undefined ? <Icon name="check" /> : undefined}>{t('scope.all')}</Menu.Item>}
        {stores.map((store) => (
          <Menu.Item key={store.id} onClick={() => url.set({ store: store.id })} rightSection={store.id === chosen?.id ? <Icon name="check" /> : undefined}>
            {store.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Two letters of a name: "Ines Maran" is IM. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words[words.length - 1] : undefined].map((word) => word?.[0] ?? '').join('').toUpperCase();
}

function PersonMenu({ onKeyMap }: { onKeyMap: () => void }) {
  const { t, language } = useReader();
  const me = useMe();
  const scheme = useScheme();
  const navigate = useNavigate();
  const setSession = useSetSession();
  const role = me.roles[0]?.role;
  const signOut = async () => {
    await send('DELETE /session', undefined).catch(() => undefined);
    setSession(null);
    void navigate('/');
  };
  return (
    <Menu position="bottom-end" shadow="md" width={230}>
      <Menu.Target>
        <button type="button" className="who" aria-label={t('person.menu', { name: me.person.name })}>
          <span className="av" aria-hidden="true">{initialsOf(me.person.name)}</span>
          <span>{me.person.name}{role !== undefined && <small>{role in ROLE_NAMES ? t(ROLE_NAMES[role as keyof typeof ROLE_NAMES]) : role}</small>}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name={scheme === 'dark' ? 'sun' : 'moon'} />} onClick={() => setPrefs({ theme: scheme === 'dark' ? 'light' : 'dark' })}>{scheme === 'dark' ? t('theme.light') : t('theme.dark')}</Menu.Item>
        {LANGUAGES.filter((other) => other !== language).map((other) => (
          <Menu.Item key={other} lang={other} leftSection={<span className="code">{other}</span>} onClick={() => setPrefs({ language: other })}>{LANGUAGE_NAMES[other]}</Menu.Item>
        ))}
        <Menu.Item leftSection={<Icon name="keyboard" />} rightSection={<kbd>?</kbd>} onClick={onKeyMap}>{t('keys.title')}</Menu.Item>
        <Menu.Item leftSection={<Icon name="lock" />} onClick={() => void navigate('/me')}>{t('me.title')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="signOut" />} onClick={() => void signOut()}>{t('person.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export const ROLE_NAMES = {
  owner: 'role.owner', cashier: 'role.cashier', supervisor: 'role.supervisor', manager: 'role.manager', buyer: 'role.buyer', accountant: 'role.accountant', administrator: 'role.admin',
} as const;

export function TopBar({ onPalette, onKeyMap }: { onPalette: () => void; onKeyMap: () => void }) {
  const { t } = useReader();
  const me = useMe();
  return (
    <header className="top">
      <Scope />
      <button type="button" className="cmd" onClick={onPalette} aria-label={t('palette.open')} aria-keyshortcuts="Control+K"><Icon name="search" /><span>{t('palette.hint')}</span><kbd>Ctrl K</kbd></button>
      <div className="topr">
        {me.demo && <span className="demo">DEMO</span>}
        <PersonMenu onKeyMap={onKeyMap} />
      </div>
    </header>
  );
}
