/** The bottom bar of a phone: Today, Stock, Reports, Sales, and everything else under More. */
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useReader } from '../i18n/provider';
import { Icon } from '../parts/Icon';
import { pageAt, pagesFor } from './nav';
import { useMe } from './session';
import { useAddress } from './url';

const FIRST = ['/', '/stock', '/reports', '/sales'];

export function TabBar() {
  const { t } = useReader();
  const me = useMe();
  const to = useAddress();
  const here = pageAt(useLocation().pathname);
  const [isOpen, setOpen] = useState(false);
  const pages = pagesFor(me.may).flatMap((group) => group.pages);
  const first = pages.filter((page) => FIRST.includes(page.path));
  const rest = pages.filter((page) => !FIRST.includes(page.path));
  return (
    <>
      <nav className="tabbar" aria-label={t('nav.main')}>
        {first.map((page) => (
          <Link key={page.path} to={to(page.path)} aria-current={here?.path === page.path ? 'page' : undefined}><Icon name={page.icon} size={24} /><span>{t(page.name)}</span></Link>
        ))}
        <button type="button" onClick={() => setOpen(true)} aria-current={here !== undefined && rest.includes(here) ? 'page' : undefined}><Icon name="menu" size={24} /><span>{t('nav.more')}</span></button>
      </nav>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('nav.more')} closeButtonProps={{ 'aria-label': t('close') }}>
        <div className="morelist">
          {rest.map((page) => <Link key={page.path} to={to(page.path)} onClick={() => setOpen(false)}><Icon name={page.icon} size={20} />{t(page.name)}</Link>)}
        </div>
      </Modal>
    </>
  );
}
