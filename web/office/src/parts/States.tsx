/** What a panel shows when it has nothing, waits, fails, or may not be seen (office.md, 8). */
import { ApiError } from '@tillbook/api';
import { useEffect, useState, type ReactNode } from 'react';
import { useReader } from '../i18n/provider';
import { errorWords } from '../i18n/errors';
import { Icon } from './Icon';
import type { IconName } from './icons';

interface StateProps {
  title: string;
  text?: string | undefined;
  tone?: 'bad' | 'good' | undefined;
  icon?: IconName | undefined;
  code?: string | undefined;
  children?: ReactNode;
}

/** A heading that says what is the case, a sentence, and what can be done. */
export function State({ title, text, tone, icon, code, children }: StateProps) {
  return (
    <section className={tone === 'bad' ? 'state bad' : 'state'}>
      <h2>{icon !== undefined && <Icon name={icon} />}{title}</h2>
      {text !== undefined && <p>{text}</p>}
      <div className="acts">{children}{code !== undefined && code !== '' && <span className="code">{code}</span>}</div>
    </section>
  );
}

/** Something failed: what did not happen, what is safe, what to do; the code small. */
export function Problem({ error, onAgain }: { error: unknown; onAgain?: (() => void) | undefined }) {
  const { t } = useReader();
  const known = error instanceof ApiError ? error : null;
  const again = onAgain !== undefined && <button type="button" className="btn" onClick={onAgain}>{t('again')}</button>;
  if (known?.code === 'offline') {
    return <State icon="plugs" title={t('state.offline.title')} text={t('state.offline.text')}>{again}</State>;
  }
  if (known?.status === 403) return <NotAllowed what={t('state.this')} />;
  if (known?.status === 404) return <State title={t('notHere.title')} text={t('notHere.text')} />;
  return <div role="alert"><State tone="bad" icon="warning" title={t('state.error.title')} text={errorWords(t, error)} code={known?.code}>{again}</State></div>;
}

/** What it is, and who may: a role that may not open it sees this, not an empty page. */
export function NotAllowed({ what }: { what: string }) {
  const { t } = useReader();
  return <State icon="lock" title={t('state.forbidden.title', { what })} text={t('state.forbidden.text')} />;
}

/** True once something has been pending for 300 ms, so that fast answers never flash. */
export function useIsSlow(isPending: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isPending) {
      setSlow(false);
      return undefined;
    }
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, [isPending]);
  return isPending && isSlow;
}

/** Grey bars where text will be; nothing for the first 300 ms. */
export function Waiting({ lines = 6 }: { lines?: number }) {
  const { t } = useReader();
  const isSlow = useIsSlow(true);
  if (!isSlow) return <div aria-busy="true" className="state" />;
  return (
    <div className="state" aria-busy="true" aria-label={t('state.loading')}>
      {Array.from({ length: lines }, (_, at) => <div key={at} style={{ marginBlockEnd: 14 }}><span className="skel" style={{ inlineSize: `${70 - ((at * 17) % 40)}%` }} /></div>)}
    </div>
  );
}
