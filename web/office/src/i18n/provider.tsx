/** Gives every component the reader's translator and formats; changes language and direction of the whole page. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { en } from './en';
import { formatter, isolated, type Format } from './format';
import { translator, type Catalogue, type Translate } from './translate';

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number] | 'en-XA' | 'ar-XB';

export interface Money {
  locale: string;
  currency: string;
  exponent: number;
  timeZone: string;
}

interface Reader {
  t: Translate;
  f: Format;
  language: Language;
  dir: 'ltr' | 'rtl';
}

const ReaderContext = createContext<Reader | null>(null);
const NO_COMPANY: Money = { locale: 'en-GB', currency: 'EUR', exponent: 2, timeZone: 'UTC' };

/** The language to start with: what the reader chose, else what the browser asks for, else English. */
export function firstLanguage(stored: string | null, asked: readonly string[]): Language {
  const known = [...LANGUAGES, 'en-XA', 'ar-XB'];
  if (stored !== null && known.includes(stored)) return stored as Language;
  return LANGUAGES.find((language) => asked.some((tag) => tag.toLowerCase().startsWith(language))) ?? 'en';
}

/** The locale that writes figures: the company's where its language is the reader's, else the plain language. */
export function localeFor(language: Language, company: string): string {
  if (language === 'en-XA' || language === 'ar-XB') return 'en-GB';
  return company.toLowerCase().startsWith(language) ? company : language === 'en' ? 'en-GB' : language;
}

function useCatalogue(language: Language): Catalogue | null {
  const [spanish, setSpanish] = useState<Catalogue | null>(null);
  const isSpanish = language === 'es';
  useEffect(() => {
    if (!isSpanish || spanish !== null) return;
    let isCurrent = true;
    void import('./es').then((module) => isCurrent && setSpanish(module.es));
    return () => {
      isCurrent = false;
    };
  }, [isSpanish, spanish]);
  return isSpanish ? spanish : en;
}

export function ReaderProvider({ language, money = NO_COMPANY, children }: { language: Language; money?: Money; children: ReactNode }) {
  const catalogue = useCatalogue(language);
  const reader = useMemo<Reader | null>(() => {
    if (catalogue === null) return null;
    const locale = localeFor(language, money.locale);
    const figures = formatter({ locale, currency: money.currency, exponent: money.exponent, timeZone: money.timeZone, now: () => new Date() });
    const isPseudo = language === 'en-XA' || language === 'ar-XB';
    return {
      t: translator(catalogue, isPseudo ? 'en' : language, locale, isPseudo),
      f: language === 'ar-XB' ? isolated(figures) : figures,
      language,
      dir: language === 'ar-XB' ? 'rtl' : 'ltr',
    };
  }, [catalogue, language, money.locale, money.currency, money.exponent, money.timeZone]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'ar-XB' ? 'rtl' : 'ltr';
  }, [language]);
  return reader === null ? null : <ReaderContext value={reader}>{children}</ReaderContext>;
}

/** The reader's translator `t`, formats `f` and direction. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (reader === null) throw new Error('useReader needs a ReaderProvider above it');
  return reader;
}
