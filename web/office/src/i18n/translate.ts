/**
 * Turns message keys into text.
 *
 * Keeps true: a message's placeholders are checked by the compiler (`{name}` in the English text asks for `name`), plural forms
 * are chosen by `Intl.PluralRules` on `count`, and a pseudo language stretches every text by 40 % to show what would break.
 */
import type { en } from './en';

export type Forms = { readonly zero?: string; readonly one?: string; readonly two?: string; readonly few?: string; readonly many?: string; readonly other: string };
export type Message = string | Forms;
export type Catalogue = Record<MessageKey, Message>;
export type MessageKey = keyof typeof en;

type TextOf<M> = M extends string ? M : M extends { readonly other: infer O } ? O : never;
type NamesIn<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
export type Params<K extends MessageKey> = NamesIn<TextOf<(typeof en)[K]>> | ((typeof en)[K] extends string ? never : 'count');
export type Args<K extends MessageKey> = [Params<K>] extends [never] ? [] : [Record<Params<K>, string | number>];
/** The keys that need no values, and the ones that need a count only: for keys that are chosen at run time. */
export type PlainKey = { [K in MessageKey]: [Params<K>] extends [never] ? K : never }[MessageKey];
export type CountKey = { [K in MessageKey]: [Params<K>] extends ['count'] ? (['count'] extends [Params<K>] ? K : never) : never }[MessageKey];
export type Translate = <K extends MessageKey>(key: K, ...args: Args<K>) => string;

const PLACEHOLDER = /\{(\w+)\}/g;

/** Gives the form of a message for a count; a plain text has one form. */
export function formOf(message: Message, count: unknown, language: string): string {
  if (typeof message === 'string') return message;
  const rule = typeof count === 'number' ? new Intl.PluralRules(language).select(count) : 'other';
  return message[rule] ?? message.other;
}

/** Puts values into `{name}` places; numbers are written in the locale's digits. */
export function fill(text: string, values: Record<string, string | number>, locale: string): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value).replace('-', '\u2212') : value;
  });
}

/** The placeholders a message asks for, for the completeness test. */
export function placeholdersOf(message: Message): string[] {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  return [...new Set(texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '')))].sort();
}

const ACCENTED: Record<string, string> = { a: 'á', e: 'é', i: 'î', o: 'ö', u: 'ü', c: 'ç', n: 'ñ', A: 'Á', E: 'É', I: 'Î', O: 'Ö', U: 'Ü' };

/** Stretches a text by at least 40 % with accents and brackets; placeholders stay as they are. */
export function stretch(text: string): string {
  const parts = text.split(/(\{\w+\})/);
  const accented = parts.map((part) => (part.startsWith('{') ? part : part.replace(/[a-zA-Z]/g, (letter) => ACCENTED[letter] ?? letter)));
  const letters = parts.filter((part) => !part.startsWith('{')).join('').length;
  return `[${accented.join('')}${'~'.repeat(Math.max(1, Math.ceil(letters * 0.4) - 2))}]`;
}

/** A translator over one catalogue; `locale` writes numbers, `language` chooses plural forms. */
export function translator(catalogue: Catalogue, language: string, locale: string, isPseudo = false): Translate {
  return (key, ...args) => {
    const values: Record<string, string | number> = args[0] ?? {};
    const text = formOf(catalogue[key], values['count'], language);
    return fill(isPseudo ? stretch(text) : text, values, locale);
  };
}
