/** The parts of every page: head (finding, context, actions), chips (filters as sentences), peek, key hints. */
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { useReader } from '../i18n/provider';
import { useKeys } from '../app/keys';
import { Icon } from './Icon';
import type { IconName } from './icons';

interface HeadProps {
  title: string;
  text?: ReactNode;
  crumb?: ReactNode;
  children?: ReactNode;
}

/** The heading says the finding; at most three actions, the primary one last. */
export function PageHead({ title, text, crumb, children }: HeadProps) {
  return (
    <div className="ph">
      <div>{crumb !== undefined && <p className="crumb">{crumb}</p>}<h1>{title}</h1>{text !== undefined && <p>{text}</p>}</div>
      {children !== undefined && <div className="acts">{children}</div>}
    </div>
  );
}

interface ActProps {
  kind?: 'primary' | 'quiet' | 'danger' | 'plain';
  icon?: IconName;
  keyName?: string;
  small?: boolean;
  type?: 'button' | 'submit';
  disabled?: boolean;
  onClick?: () => void;
  children: ReactNode;
  label?: string;
}

const CLASS = { primary: 'btn p', quiet: 'btn g', danger: 'btn d', plain: 'btn' };

/** A button that says what it does; its key, where it has one, stands on it. */
export function Act({ kind = 'plain', icon, keyName, small = false, type = 'button', disabled = false, onClick, children, label }: ActProps) {
  return (
    <button type={type} className={small ? `${CLASS[kind]} s` : CLASS[kind]} disabled={disabled} onClick={onClick} aria-label={label}>
      {icon !== undefined && <Icon name={icon} />}{children}{keyName !== undefined && <kbd aria-hidden="true">{keyName}</kbd>}
    </button>
  );
}

/** A filter as a sentence: "Store Harbour". */
export function SelectChip({ name, value, options, onChange }: { name: string; value: string; options: { value: string; label: string }[]; onChange: (value: string) => void }) {
  return (
    <label className={value === '' ? 'chip' : 'chip on'}>
      <span className="k">{name}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>{options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}</select><Icon name="caretDown" size={11} />
    </label>
  );
}

interface DateChipProps { name: string; value: string; onChange: (value: string) => void; max?: string }

/** A date as the office writes dates; a click opens the calendar, the keyboard types into the field itself. */
export function DateChip({ name, value, onChange, max }: DateChipProps) {
  const { t, f } = useReader();
  const input = useRef<HTMLInputElement>(null);
  const open = (event: MouseEvent) => {
    if (event.target === input.current) return;
    event.preventDefault();
    input.current?.showPicker();
  };
  return (
    <label className={value === '' ? 'chip datechip' : 'chip datechip on'} onClick={open}>
      <span className="k">{name}</span><span className="datetext tn" aria-hidden="true">{value === '' ? t('any') : f.day(value)}</span>
      <input ref={input} type="date" value={value} max={max} aria-label={name} onChange={(event) => onChange(event.target.value)} />
      <Icon name="caretDown" size={11} />
    </label>
  );
}

/** A search that waits until typing pauses; `F` goes to it. */
export function SearchChip({ value, onChange, placeholder }: { value: string; onChange: (value: string) => void; placeholder: string }) {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useKeys([{ keys: 'f', run: () => input.current?.focus() }]);
  useEffect(() => {
    if (input.current !== null && document.activeElement !== input.current) input.current.value = value;
  }, [value]);
  const later = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(text), 180);
  };
  return (
    <label className="chip searchchip">
      <Icon name="search" size={14} />
      <input ref={input} type="search" defaultValue={value} placeholder={placeholder} aria-label={placeholder} onChange={(event) => later(event.target.value)} onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()} />
      <kbd className="wide" aria-hidden="true">F</kbd>
    </label>
  );
}

/** The right panel: what the selection is made of. Closes with Esc; never takes focus by itself. */
export function Peek({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  const { t } = useReader();
  useKeys([{ keys: 'Escape', run: onClose }]);
  return (
    <aside className="peek" aria-label={label}>
      <button type="button" className="icb shut" onClick={onClose} aria-label={t('close')}><Icon name="close" size={14} /></button>
      {children}
    </aside>
  );
}

/** The foot of a grid page: keys on the left, on the right the one fact a sceptic would ask for. */
export function KeyHints({ keys, fact }: { keys: { keys: string[]; name: string }[]; fact?: string | undefined }) {
  return (
    <footer className="keys">
      {keys.map((hint) => <span key={hint.name}>{hint.keys.map((key) => <kbd key={key}>{key}</kbd>)} {hint.name}</span>)}
      {fact !== undefined && <span className="r">{fact}</span>}
    </footer>
  );
}
