/** What a reader chose for this browser: theme, language, row height, single-letter keys. Kept in local storage, never on the server. */
import { useSyncExternalStore } from 'react';
import { firstLanguage, type Language } from '../i18n/provider';

export type ThemeChoice = 'system' | 'light' | 'dark';

export interface Prefs {
  theme: ThemeChoice;
  language: Language;
  rows: 'dense' | 'comfortable';
  letters: boolean;
}

const KEY = 'tillbook.office';
const listeners = new Set<() => void>();

function stored(): Partial<Record<keyof Prefs, unknown>> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Record<keyof Prefs, unknown>>;
  } catch {
    return {};
  }
}

function read(): Prefs {
  const from = stored();
  return {
    theme: from.theme === 'light' || from.theme === 'dark' ? from.theme : 'system',
    language: firstLanguage(typeof from.language === 'string' ? from.language : null, navigator.languages),
    rows: from.rows === 'comfortable' ? 'comfortable' : 'dense',
    letters: from.letters !== false,
  };
}

let current = read();

/** Changes some preferences; the page follows at once. */
export function setPrefs(change: Partial<Prefs>): void {
  current = { ...current, ...change };
  localStorage.setItem(KEY, JSON.stringify({ ...stored(), ...change }));
  listeners.forEach((tell) => tell());
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export function usePrefs(): Prefs {
  return useSyncExternalStore(subscribe, () => current);
}

/** The preferences outside of React. */
export function prefsNow(): Prefs {
  return current;
}

const systemDark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** The scheme in force: the choice, or the system's where none was made. */
export function useScheme(): 'light' | 'dark' {
  const { theme } = usePrefs();
  const isDark = useSyncExternalStore(
    (tell) => {
      const query = systemDark();
      query.addEventListener('change', tell);
      return () => query.removeEventListener('change', tell);
    },
    () => systemDark().matches,
  );
  return theme === 'system' ? (isDark ? 'dark' : 'light') : theme;
}
