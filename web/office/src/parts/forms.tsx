/** The frame of a form in a dialog: fields, what the server refused, and a primary button that says its effect. */
import { Modal } from '@mantine/core';
import type { ReactNode, SyntheticEvent } from 'react';
import { useReader } from '../i18n/provider';
import { errorWords } from '../i18n/errors';
import { ApiError } from '@tillbook/api';

/** What the server refused and no field shows: its words, and the code small. */
export function Refused({ error }: { error: unknown }) {
  const { t } = useReader();
  if (error === null || error === undefined) return null;
  return <div className="faultbox" role="alert">{errorWords(t, error)} {error instanceof ApiError && <code>{error.code}</code>}</div>;
}

/** A label that says its field may stay empty. */
export function Optional({ children }: { children: ReactNode }) {
  const { t } = useReader();
  return <>{children} <span className="opt">{t('optional')}</span></>;
}

interface FormProps {
  onSubmit: () => void;
  error?: unknown;
  submit: string;
  isSending: boolean;
  /** Why the primary button cannot be pressed yet; it stays visible and says so beside it. */
  why?: string | null;
  onCancel?: (() => void) | undefined;
  isDanger?: boolean;
  children: ReactNode;
}

export function Form({ onSubmit, error, submit, isSending, why = null, onCancel, isDanger = false, children }: FormProps) {
  const { t } = useReader();
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (why === null && !isSending) onSubmit();
  };
  return (
    <form className="form" onSubmit={send} noValidate onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && send(event)}>
      {children}
      <Refused error={error} />
      <div className="foot">
        {why !== null && <span className="why">{why}</span>}
        {onCancel !== undefined && <button type="button" className="btn g" onClick={onCancel}>{t('cancel')}</button>}
        <button type="submit" className={isDanger ? 'btn p d' : 'btn p'} aria-disabled={why !== null} disabled={isSending}>{submit}</button>
      </div>
    </form>
  );
}

/** A dialog with a title; closes with Esc. */
export function Sheet({ title, onClose, children, size = 'md' }: { title: string; onClose: () => void; children: ReactNode; size?: 'sm' | 'md' | 'lg' }) {
  const { t } = useReader();
  return <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('close') }}>{children}</Modal>;
}
