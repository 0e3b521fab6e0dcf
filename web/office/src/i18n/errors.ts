/** The server's refusals in the reader's language: by stable code where we have words, else the server's own sentence. */
import { ApiError } from '@tillbook/api';
import { en } from './en';
import type { MessageKey, Translate } from './translate';

type ErrorKey = Extract<MessageKey, `error.${string}`>;

function isErrorKey(key: string): key is ErrorKey {
  return key in en;
}

/** A sentence for an error; never empty, never a stack trace. */
export function errorWords(t: Translate, error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.unknown');
  const key = `error.${error.code}`;
  if (isErrorKey(key)) return t(key);
  return error.message === '' ? t('error.unknown') : error.message;
}

/** The server's words by field, for a form: `{"login": "..."}`; what names no field comes under `''`. */
export function fieldWords(t: Translate, error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return { '': errorWords(t, error) };
  const faults = error.fields.length > 0 ? error.fields : [{ code: error.code, message: error.message, field: error.field }];
  return Object.fromEntries(faults.map((fault) => [fault.field ?? '', errorWords(t, new ApiError(error.status, fault))]));
}
