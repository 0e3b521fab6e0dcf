/** The palette (Ctrl K): one field to jump to pages, products, receipts, customers and people, or to do something. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useReader } from '../i18n/provider';
import { Icon } from '../parts/Icon';
import { commandsFor, entriesFor, find, matching, parsePalette, rememberEntry, type Entry } from './paletteEntries';
import { useMe } from './session';
import { useAddress } from './url';

function useEntries(text: string): Entry[] {
  const { t } = useReader();
  const me = useMe();
  const asked = parsePalette(text);
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(parsePalette(text)), 120);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useQuery({
    queryKey: ['palette', settled.kind, settled.words],
    queryFn: ({ signal }) => find(settled, me.may, signal),
    enabled: settled.words.length >= 2 && settled.kind !== 'command',
    staleTime: 30_000,
  });
  return useMemo(() => {
    const pages = asked.kind === 'all' ? matching(entriesFor(me.may, t), asked.words) : [];
    const commands = asked.kind === 'all' || asked.kind === 'command' ? matching(commandsFor(me.may, t), asked.words) : [];
    const things = asked.words.length >= 2 ? (found.data ?? []) : [];
    const variant = things.find((entry) => entry.to.startsWith('/products/'));
    const follow: Entry[] = variant === undefined ? [] : [{ group: 'do', name: t('palette.whereDid', { name: variant.name }), icon: 'where', to: `/where?variant=${variant.to.slice('/products/'.length)}` }];
    return [...things, ...pages, ...follow, ...commands].slice(0, 14);
  }, [asked.kind, asked.words, me.may, t, found.data]);
}

export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useReader();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const to = useAddress();
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const entries = useEntries(text);
  const here = Math.min(at, Math.max(0, entries.length - 1));
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const open = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    rememberEntry(entry.to);
    onClose();
    void navigate(to(entry.to));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      setAt((here + move + entries.length) % Math.max(1, entries.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(entries[here]);
    }
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={t('palette.open')} onClose={onClose} onClick={(event) => event.target === dialog.current && onClose()}>
      <div className="palettebox" onKeyDown={onKeyDown}>
        <label className="palettein"><Icon name="search" size={18} />
          <input autoFocus role="combobox" aria-expanded="true" aria-controls={listId} aria-activedescendant={entries.length > 0 ? `${listId}-${here}` : undefined} aria-label={t('palette.hint')} placeholder={t('palette.hint')} value={text} onChange={(event) => { setText(event.target.value); setAt(0); }} /><kbd>Esc</kbd>
        </label>
        <ul id={listId} role="listbox" aria-label={t('palette.open')}>
          {entries.map((entry, index) => (
            <li key={entry.to + entry.name} id={`${listId}-${index}`} role="option" aria-selected={index === here} onMouseMove={() => setAt(index)} onClick={() => open(entry)}>
              <span className="pgroup">{entries[index - 1]?.group === entry.group ? '' : t(`palette.${entry.group}`)}</span>
              <Icon name={entry.icon} /><b>{entry.name}</b>{entry.hint !== undefined && <span className="mut">{entry.hint}</span>}{entry.keys !== undefined && <kbd>{entry.keys}</kbd>}
            </li>
          ))}
          {entries.length === 0 && <li className="mut none">{t('palette.nothing', { words: text })}</li>}
        </ul>
        <p className="palettefoot wide"><span><kbd>↑</kbd> <kbd>↓</kbd> {t('palette.choose')}</span><span><kbd>Enter</kbd> {t('keys.open')}</span><span><kbd>&gt;</kbd> {t('palette.commandsOnly')}</span><span><kbd>#</kbd> {t('palette.documents')}</span><span><kbd>@</kbd> {t('palette.people')}</span></p>
      </div>
    </dialog>
  );
}
