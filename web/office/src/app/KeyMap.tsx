/** All keys, one table each for everywhere, lists, and single letters on or off. */
import { Checkbox, Modal } from '@mantine/core';
import { useReader } from '../i18n/provider';
import type { PlainKey } from '../i18n/translate';
import { NAV } from './nav';
import { setPrefs, usePrefs } from './prefs';

const EVERYWHERE: [string[], PlainKey][] = [
  [['Ctrl', 'K'], 'keys.palette'],
  [['F'], 'keys.filter'],
  [['['], 'keys.periodBack'],
  [[']'], 'keys.periodOn'],
  [['?'], 'keys.title'],
];
const LISTS: [string[], PlainKey][] = [
  [['↑', '↓'], 'keys.move'],
  [['J', 'K'], 'keys.move'],
  [['Enter'], 'keys.open'],
  [['.'], 'keys.peek'],
  [['Esc'], 'keys.back'],
  [['W'], 'keys.where'],
  [['N'], 'keys.new'],
  [['T'], 'keys.chartTable'],
  [['Ctrl', 'Enter'], 'keys.primary'],
];

function Rows({ rows }: { rows: [string[], PlainKey][] }) {
  const { t } = useReader();
  return rows.map(([keys, name]) => (
    <div className="keyrow" key={keys.join('') + name}><span>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</span><span>{t(name)}</span></div>
  ));
}

export function KeyMap({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useReader();
  const { letters, rows } = usePrefs();
  const go: [string[], PlainKey][] = NAV.flatMap((group) => group.pages).flatMap((page) => (page.go === undefined ? [] : [[['G', page.go.toUpperCase()], page.name]]));
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('keys.title')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <div className="keymap">
        <section><h3>{t('keys.everywhere')}</h3><Rows rows={EVERYWHERE} /><h3>{t('keys.lists')}</h3><Rows rows={LISTS} /></section>
        <section><h3>{t('keys.go')}</h3><Rows rows={go} /></section>
      </div>
      <Checkbox mt="md" label={t('keys.letters')} checked={letters} onChange={(event) => setPrefs({ letters: event.currentTarget.checked })} />
      <Checkbox mt="xs" label={t('keys.comfortable')} checked={rows === 'comfortable'} onChange={(event) => setPrefs({ rows: event.currentTarget.checked ? 'comfortable' : 'dense' })} />
    </Modal>
  );
}
