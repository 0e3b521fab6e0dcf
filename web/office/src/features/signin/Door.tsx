/** The page before the office: name, language, theme, and one box. */
import type { ReactNode } from 'react';
import { setPrefs, useScheme } from '../../app/prefs';
import { Mark } from '../../app/Rail';
import { useReader } from '../../i18n/provider';
import { Icon } from '../../parts/Icon';

export function Door({ title, text, isWide = false, children }: { title: string; text: string; isWide?: boolean; children: ReactNode }) {
  const { t, language } = useReader();
  const scheme = useScheme();
  const other = language === 'es' ? 'en' : 'es';
  return (
    <div className="door">
      <header className="doortop"><Mark /><strong>Tillbook</strong>
        <div className="r">
          <button type="button" className="btn g s" lang={other} onClick={() => setPrefs({ language: other })}>{other === 'es' ? 'Español' : 'English'}</button>
          <button type="button" className="icb" aria-label={scheme === 'dark' ? t('theme.light') : t('theme.dark')} onClick={() => setPrefs({ theme: scheme === 'dark' ? 'light' : 'dark' })}><Icon name={scheme === 'dark' ? 'sun' : 'moon'} /></button>
        </div>
      </header>
      <main><section className={isWide ? 'doorbox wide-box' : 'doorbox'}><h1>{title}</h1><p>{text}</p>{children}</section></main>
    </div>
  );
}
