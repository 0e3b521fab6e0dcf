/** The morning page: what the day brought, who made it, what needs a person, and the proof of the books. */
import type { TodayReport } from '@tillbook/api';
import { Link } from 'react-router';
import { plusDays, todayIn } from '../../app/dates';
import { useGet } from '../../app/data';
import { useKeys } from '../../app/keys';
import { useMe } from '../../app/session';
import { dateFrom, useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { Act, DateChip, PageHead } from '../../parts/page';
import { Problem, State, Waiting } from '../../parts/States';
import { Figures } from './Figures';
import { figureOf, verdictOf } from './finding';
import { HourChart } from './HourChart';
import { Needs } from './Needs';
import { ProofPanel } from './ProofPanel';
import { SoldMost } from './SoldMost';
import { StoreTable } from './StoreTable';

/** The report of the chosen day; without a choice the last day that sold anything, or today in a shop that opened today. */
function useReport(chosen: string | null, store: string | null, today: string) {
  const main = useGet('/reports/today', { query: { date: chosen, store }, refetchMs: 60_000 });
  const isQuiet = chosen === null && main.data !== undefined && (figureOf(main.data, 'receipts')?.value ?? 0) === 0;
  const live = useGet('/reports/today', { query: { date: today, store }, enabled: isQuiet, refetchMs: 30_000 });
  const isLiveBetter = isQuiet && live.data !== undefined && (figureOf(live.data, 'receipts')?.value ?? 0) > 0;
  return { report: isLiveBetter ? live.data : main.data, error: main.error, again: () => void main.refetch() };
}

function useFinding(report: TodayReport, today: string, storeName: string | null): { title: string; text: string; weekday: string } {
  const { t, f } = useReader();
  const { date } = report;
  const weekday = new Intl.DateTimeFormat(f.locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));
  const when = date === today ? t('when.today') : date === plusDays(today, -1) ? t('when.yesterday') : t('when.on', { day: f.day(date) });
  const who = storeName ?? t('when.chain');
  const verdict = verdictOf(report);
  const text = t(date === today ? 'today.openDay' : 'today.closedDay', { day: f.longDay(date), now: f.moment(new Date()) });
  if (verdict.kind === 'none') return { title: t('finding.none', { when, who }), text, weekday };
  const amount = f.moneyWhole(verdict.minor);
  if (verdict.kind === 'first') return { title: t('finding.first', { when, who, amount }), text, weekday };
  if (verdict.kind === 'same') return { title: t('finding.same', { when, who, amount, weekday }), text, weekday };
  return { title: t(verdict.kind === 'more' ? 'finding.more' : 'finding.less', { when, who, amount, weekday, percent: f.percent(Math.abs(verdict.ratio)) }), text, weekday };
}

function Brief({ report, today, storeName }: { report: TodayReport; today: string; storeName: string | null }) {
  const { t, f } = useReader();
  const url = useUrl();
  const { title, text } = useFinding(report, today, storeName);
  const { date } = report;
  const before = report.compared_with;
  const short = new Intl.DateTimeFormat(f.locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));
  const verdict = verdictOf(report);
  useKeys([
    { keys: '[', run: () => url.set({ date: plusDays(date, -1) }) },
    { keys: ']', run: () => (date < today ? url.set({ date: plusDays(date, 1) }) : false) },
  ]);
  return (
    <>
      <PageHead title={title} text={text}>
        <span className="wide acts"><Act kind="quiet" onClick={() => url.set({ date: plusDays(today, -1) })}>{t('when.yesterday')}</Act><Act kind="quiet" onClick={() => url.set({ date: today })}>{t('nav.today')}</Act></span>
        <DateChip name={t('date')} value={date} max={today} onChange={(value) => url.set({ date: value })} />
        <span className="wide"><Act kind="quiet" icon="printer" label={t('print')} onClick={() => window.print()}>{''}</Act></span>
      </PageHead>
      <div className="today">
        <div className="l">
          <Figures figures={report.figures} weekday={short} date={date} isClosed={date < today} />
          {verdict.kind === 'none' ? <FirstSale /> : (
            <div className="two">
              <HourChart hours={report.by_hour} now={f.day(date)} before={f.day(before)} isRise={verdict.kind === 'more'} />
              <StoreTable rows={report.by_store} date={date} isClosed={date < today} />
            </div>
          )}
          {verdict.kind !== 'none' && <SoldMost date={date} />}
          <ProofPanel stores={report.stores} />
        </div>
        <div className="rr"><Needs needs={report.needs} /></div>
      </div>
    </>
  );
}

function FirstSale() {
  const { t } = useReader();
  return <section className="panel"><State title={t('today.nothing.title')} text={t('today.nothing.text')}><a className="btn" href="/till/">{t('today.openTill')}</a><Link className="btn g" to="/reports">{t('nav.reports')}</Link></State></section>;
}

export function TodayPage() {
  const { stores } = useMe();
  const url = useUrl();
  const today = todayIn(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const store = url.value('store');
  const { report, error, again } = useReport(dateFrom(url.value('date')), store, today);
  if (report === undefined) return error === null ? <Waiting /> : <Problem error={error} onAgain={again} />;
  return <Brief report={report} today={today} storeName={stores.find((item) => item.id === store)?.name ?? null} />;
}
