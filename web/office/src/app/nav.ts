/** The pages, in the rail's order: where they are, what they are called, which right opens them, which key goes there. */
import type { PlainKey } from '../i18n/translate';
import type { IconName } from '../parts/icons';
import { mayAny, type Action } from './actions';

export interface NavPage {
  path: string;
  name: PlainKey;
  icon: IconName;
  needs: Action[];
  go?: string | undefined;
}

export interface NavGroup {
  name: PlainKey | null;
  pages: NavPage[];
}

export const NAV: NavGroup[] = [
  { name: null, pages: [{ path: '/', name: 'nav.today', icon: 'today', needs: ['salesReports'], go: 't' }] },
  {
    name: 'nav.stock',
    pages: [
      { path: '/stock', name: 'nav.live', icon: 'stock', needs: ['lookUpStock'], go: 's' },
      { path: '/where', name: 'nav.where', icon: 'where', needs: ['lookUpStock'], go: 'w' },
      { path: '/goods', name: 'nav.goods', icon: 'truck', needs: ['receiveGoods', 'adjustStock'], go: 'n' },
    ],
  },
  {
    name: 'nav.selling',
    pages: [
      { path: '/reports', name: 'nav.reports', icon: 'chart', needs: ['salesReports'], go: 'v' },
      { path: '/sales', name: 'nav.sales', icon: 'receipt', needs: ['salesReports', 'reprint'], go: 'l' },
      { path: '/orders', name: 'nav.orders', icon: 'orders', needs: ['placeOrder', 'fulfilOrder'], go: 'o' },
      { path: '/customers', name: 'nav.customers', icon: 'users', needs: ['customers', 'createCustomer'], go: 'c' },
    ],
  },
  {
    name: 'nav.setup',
    pages: [
      { path: '/products', name: 'nav.products', icon: 'tag', needs: ['lookUpStock'], go: 'p' },
      { path: '/people', name: 'nav.people', icon: 'people', needs: ['people', 'tills', 'apiKeys'], go: 'e' },
      { path: '/audit', name: 'nav.audit', icon: 'audit', needs: ['audit'], go: 'u' },
    ],
  },
];

/** The groups and pages a person may open; empty groups are left out. */
export function pagesFor(may: readonly number[]): NavGroup[] {
  const groups = NAV.map((group) => ({ ...group, pages: group.pages.filter((page) => mayAny(may, page.needs)) }));
  return groups.filter((group) => group.pages.length > 0);
}

/** The page an address belongs to: the longest path that begins it. */
export function pageAt(pathname: string): NavPage | undefined {
  const pages = NAV.flatMap((group) => group.pages);
  const fits = pages.filter((page) => (page.path === '/' ? pathname === '/' : pathname.startsWith(page.path)));
  return fits.sort((one, other) => other.path.length - one.path.length)[0];
}
