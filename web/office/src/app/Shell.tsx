/** What stands around every page: rail, top bar, bottom bar on a phone, palette, key map, and where focus goes on a new page. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useReader } from '../i18n/provider';
import { Toasts } from '../parts/Toasts';
import { KeyMap } from './KeyMap';
import { useKeys } from './keys';
import { pageAt, pagesFor } from './nav';
import { NotAllowed } from '../parts/States';
import { mayAny } from './actions';
import { Palette } from './Palette';
import { Rail } from './Rail';
import { useMe } from './session';
import { TabBar } from './TabBar';
import { TopBar } from './TopBar';
import { useAddress } from './url';

function useGoKeys(): void {
  const me = useMe();
  const navigate = useNavigate();
  const to = useAddress();
  const pages = pagesFor(me.may).flatMap((group) => group.pages);
  useKeys(pages.flatMap((page) => (page.go === undefined ? [] : [{ keys: `g ${page.go}`, run: () => void navigate(to(page.path)) }])));
}

function useTitle(): void {
  const { t } = useReader();
  const { pathname } = useLocation();
  const me = useMe();
  const page = pageAt(pathname);
  useEffect(() => {
    document.title = [page === undefined ? null : t(page.name), me.company.name, 'Tillbook'].filter(Boolean).join(' · ');
  }, [page, t, me.company.name]);
}

export function Shell() {
  const { t } = useReader();
  const me = useMe();
  const { pathname } = useLocation();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isMapOpen, setMapOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const openPalette = useCallback(() => setPaletteOpen(true), []);
  useGoKeys();
  useTitle();
  useKeys([
    { keys: 'mod+k', run: openPalette },
    { keys: '/', run: openPalette },
    { keys: '?', run: () => setMapOpen(true) },
  ]);
  useEffect(() => {
    main.current?.scrollTo(0, 0);
  }, [pathname]);
  const page = pageAt(pathname);
  const isAllowed = page === undefined || mayAny(me.may, page.needs);
  return (
    <div className="app">
      <a className="btn p skip" href="#main">{t('shell.skip')}</a>
      <Rail />
      <div className="col">
        <TopBar onPalette={openPalette} onKeyMap={() => setMapOpen(true)} />
        <main className="main" id="main" ref={main} tabIndex={-1}>
          {isAllowed ? <Outlet /> : <NotAllowed what={t(page.name)} />}
        </main>
        <TabBar />
      </div>
      {isPaletteOpen && <Palette onClose={() => setPaletteOpen(false)} />}
      <KeyMap isOpen={isMapOpen} onClose={() => setMapOpen(false)} />
      <Toasts />
    </div>
  );
}
