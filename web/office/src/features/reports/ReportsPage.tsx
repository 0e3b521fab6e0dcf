/** Sales over a period: revenue against the period before, the products that made it, and how it was paid. */
import { Link } from 'react-router';
import { monthStart, daysInclusive, plusDays, shifted, todayIn } from '../../app/dates';
import { useGet } from '../../app/data';
import { useKeys } from '../../app/keys';
import { useMe } from '../../app/session';
import { dateFrom, useAddress, useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { Bars } from '../../parts/charts/Bars';
import { Chart } from '../../parts/charts/Chart';
import { LazyLine } from '../../parts/charts/LazyLine';
import { Sum } from '../../parts/figures';
import { DateChip, PageHead } from '../../parts/page';
import { Problem, Waiting } from '../../parts/States';
import { useTenderName } from '../sales/TypeTag';
import { bucketFor, pairUp } from './periods';

interface Period { from: string; to: string; store: string | null }

function Revenue({ period }: { period: Period }) {
  const { t, f } = useReader();
  const by = bucketFor(period.from, period.to);
  const before = shifted(period.from, period.to, -1);
  const now = useGet('/reports/revenue', { query: { ...period, by } });
  const then = useGet('/reports/revenue', { query: { ...before, store: period.store, by } });
  if (now.data === undefined) return now.error === null ? <Waiting lines={4} /> : <Problem error={now.error} onAgain={() => void now.refetch()} />;
  const rows = pairUp({ ...period, items: now.data.items }, { ...before, items: then.data?.items ?? [] }, by);
  const tick = (x: string) => f.day(x.slice(0, 10));
  const names = [f.range(period.from, period.to), f.range(before.from, before.to)] as const;
  const table = { head: [t('day'), names[0], names[1]], rows: rows.map((row) => ({ name: tick(row.x), values: [row.now === null ? '' : f.money(row.now), row.before === null ? '' : f.money(row.before)] })) };
  return (
    <section className="panel"><Chart title={t('reports.revenue')} unit={t('reports.revenueUnit', { sign: f.currencySign })} sentence={t('reports.revenueSentence', { period: names[0] })} table={table}>
      <div className="pad"><LazyLine rows={rows} nowName={names[0]} beforeName={rows.some((row) => (row.before ?? 0) !== 0) ? names[1] : null} tick={tick} height={250} /></div>
    </Chart></section>
  );
}

function TopProducts({ period }: { period: Period }) {
  const { t, f } = useReader();
  const to = useAddress();
  const top = useGet('/reports/top-products', { query: { ...period, limit: 10 } });
  if (top.data === undefined) return top.error === null ? <Waiting /> : <Problem error={top.error} onAgain={() => void top.refetch()} />;
  const rows = top.data.items.map((item) => ({ id: item.variant_id, name: <Link className="strong" to={to(`/products/${item.variant_id}`)}>{item.name}</Link>, value: item.net_minor, text: f.plain(item.net_minor), side: f.quantity(item.quantity_milli) }));
  return (
    <section className="panel"><header><h2>{t('reports.top')}</h2><span className="r dim sm">{t('today.netIn', { sign: f.currencySign })}</span></header>
      {rows.length === 0 ? <p className="pad mut">{t('reports.nothing')}</p> : <Bars label={t('reports.top')} head={[t('variant'), t('reports.net'), t('quantity')]} rows={rows} />}
    </section>
  );
}

function Payments({ period }: { period: Period }) {
  const { t, f } = useReader();
  const tenderName = useTenderName();
  const paid = useGet('/reports/payment-methods', { query: { ...period } });
  if (paid.data === undefined) return paid.error === null ? <Waiting lines={4} /> : <Problem error={paid.error} onAgain={() => void paid.refetch()} />;
  const total = paid.data.items.reduce((sum, item) => sum + item.amount_minor, 0);
  const rows = paid.data.items.map((item) => ({ id: item.kind, name: <span className="strong">{tenderName(item.kind)}</span>, value: item.amount_minor, text: f.plain(item.amount_minor), side: total === 0 ? '' : f.percent(item.amount_minor / total) }));
  const isClosed = period.to < todayIn(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <section className="panel"><header><h2>{t('reports.payments')}</h2><span className="r dim sm">{t('reports.grossIn', { sign: f.currencySign })}</span></header>
      {rows.length === 0 ? <p className="pad mut">{t('reports.nothing')}</p> : <Bars label={t('reports.payments')} head={[t('reports.method'), t('reports.taken'), t('reports.share')]} rows={rows} total={<><td>{t('reports.together')}</td><td /><td className="n"><Sum closed={isClosed}>{f.plain(total)}</Sum></td><td className="hide-sm" /></>} />}
    </section>
  );
}

function useHeading(period: Period): string {
  const { t, f } = useReader();
  const { stores } = useMe();
  const before = shifted(period.from, period.to, -1);
  const now = useGet('/reports/revenue', { query: { ...period, by: bucketFor(period.from, period.to) } }).data;
  const then = useGet('/reports/revenue', { query: { ...before, store: period.store, by: bucketFor(period.from, period.to) } }).data;
  if (now === undefined) return t('nav.reports');
  const sum = (items: { net_minor: number }[]) => items.reduce((total, item) => total + item.net_minor, 0);
  const who = stores.find((store) => store.id === period.store)?.name ?? t('reports.chain');
  const values = { who, amount: f.moneyWhole(sum(now.items)), count: daysInclusive(period.from, period.to) };
  const earlier = sum(then?.items ?? []);
  if (earlier <= 0) return t('reports.finding', values);
  const ratio = sum(now.items) / earlier - 1;
  return t(ratio >= 0 ? 'reports.findingMore' : 'reports.findingLess', { ...values, percent: f.percent(Math.abs(ratio)) });
}

export function ReportsPage() {
  const { t } = useReader();
  const url = useUrl();
  const today = todayIn(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const from = dateFrom(url.value('from')) ?? plusDays(today, -29);
  const to = dateFrom(url.value('to')) ?? today;
  const period = { from: from <= to ? from : to, to, store: url.value('store') };
  const title = useHeading(period);
  const move = (step: -1 | 1) => url.set(shifted(period.from, period.to, step));
  useKeys([{ keys: '[', run: () => move(-1) }, { keys: ']', run: () => (period.to < today ? move(1) : false) }]);
  const quick = (days: number) => ({ from: plusDays(today, 1 - days), to: today });
  const isQuick = (days: number) => period.to === today && period.from === plusDays(today, 1 - days);
  return (
    <>
      <PageHead title={title} text={t('reports.text')} />
      <div className="chips" role="group" aria-label={t('filters')}>
        <DateChip name={t('from')} value={period.from} max={today} onChange={(value) => url.set({ from: value })} />
        <DateChip name={t('to')} value={period.to} max={today} onChange={(value) => url.set({ to: value })} />
        <span className="vsep" aria-hidden="true" />
        {[7, 30, 90].map((days) => <button key={days} type="button" className={isQuick(days) ? 'chip on' : 'chip'} aria-pressed={isQuick(days)} onClick={() => url.set(quick(days))}>{t('reports.lastDays', { count: days })}</button>)}
        <button type="button" className="chip" onClick={() => url.set({ from: monthStart(today), to: today })}>{t('reports.thisMonth')}</button>
      </div>
      <div className="pagebody"><div className="reports"><Revenue period={period} /><TopProducts period={period} /><Payments period={period} /></div></div>
    </>
  );
}
