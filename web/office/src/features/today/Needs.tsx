/** What needs a person: at most seven, each with what it is and one way to deal with it. */
import type { TodayReport } from '@tillbook/api';
import { Link } from 'react-router';
import { useReader } from '../../i18n/provider';
import { useAddress } from '../../app/url';
import { Icon } from '../../parts/Icon';
import type { IconName } from '../../parts/icons';
import type { CountKey, PlainKey } from '../../i18n/translate';

type Need = TodayReport['needs'][number];
type Words = { title: CountKey; text: PlainKey; act: PlainKey; icon: IconName; tone: '' | 'warn' | 'bad'; to: string };

const KNOWN: Record<string, Words> = {
  stock_below_zero: { title: 'need.belowZero.title', text: 'need.belowZero.text', act: 'need.look', icon: 'stock', tone: 'bad', to: '/stock?show=below' },
  stock_out: { title: 'need.out.title', text: 'need.out.text', act: 'need.look', icon: 'stock', tone: 'warn', to: '/stock?show=out' },
  orders_waiting: { title: 'need.orders.title', text: 'need.orders.text', act: 'need.decide', icon: 'orders', tone: '', to: '/orders?state=pending' },
  products_flagged: { title: 'need.flagged.title', text: 'need.flagged.text', act: 'need.look', icon: 'tag', tone: '', to: '/products?flagged=true' },
  books_differ: { title: 'need.differences.title', text: 'need.differences.text', act: 'need.look', icon: 'warning', tone: 'bad', to: '/#proof' },
  sale_warnings: { title: 'need.warnings.title', text: 'need.warnings.text', act: 'need.look', icon: 'receipt', tone: 'warn', to: '/sales' },
  registers_not_enrolled: { title: 'need.registers.title', text: 'need.registers.text', act: 'need.setUp', icon: 'till', tone: '', to: '/people?tab=tills' },
};

/** A link of the server's, as an address inside the office; anything that leads outside becomes the fallback. */
export function inside(link: string | null, fallback: string): string {
  if (link === null || !link.startsWith('/')) return fallback;
  return link.replace(/^\/office(?=\/|$|\?)/, '') || '/';
}

function NeedItem({ need }: { need: Need }) {
  const { t } = useReader();
  const to = useAddress();
  const words = KNOWN[need.code];
  const count = Number(need.data['count'] ?? need.data['differences'] ?? 1);
  return (
    <li className={words?.tone}>
      <span className="ti"><Icon name={words?.icon ?? 'warning'} size={17} /></span>
      <div>
        <h3>{words === undefined ? String(need.data['title'] ?? need.code.replace(/_/g, ' ')) : t(words.title, { count })}</h3>
        <p>{words === undefined ? String(need.data['message'] ?? '') : t(words.text)}</p>
      </div>
      <Link className="btn s" to={to(words?.to ?? inside(need.link, '/'))}>{t(words?.act ?? 'need.look')}</Link>
    </li>
  );
}

export function Needs({ needs }: { needs: Need[] }) {
  const { t } = useReader();
  return (
    <section className="panel needs" aria-label={t('needs.title')}>
      <header><h2>{t('needs.title')}</h2></header>
      {needs.length === 0 ? <div className="pad"><p className="quiet"><Icon name="check" /> <span>{t('needs.none')}</span></p></div> : <ol>{needs.slice(0, 7).map((need) => <NeedItem key={need.code + String(need.data['id'] ?? '')} need={need} />)}</ol>}
    </section>
  );
}
