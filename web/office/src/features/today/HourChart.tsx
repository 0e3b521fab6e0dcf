/** When it came in: net sales by hour against the same weekday before. */
import type { TodayReport } from '@tillbook/api';
import { useReader } from '../../i18n/provider';
import { Chart } from '../../parts/charts/Chart';
import { LazyLine } from '../../parts/charts/LazyLine';
import { turningHour } from './finding';

interface HourProps { hours: TodayReport['by_hour']; now: string; before: string; isRise: boolean }

export function HourChart({ hours, now, before, isRise }: HourProps) {
  const { t, f } = useReader();
  const turn = turningHour(hours);
  const title = turn === null ? t('today.byHour') : t(isRise ? 'today.gainAfter' : 'today.lossAfter', { hour: f.hour(turn.hour) });
  const hasBefore = hours.some((row) => row.previous_minor !== 0);
  const unit = t('today.byHourUnit', { sign: f.currencySign });
  const table = { head: [t('today.hour'), now, before], rows: hours.map((row) => ({ name: f.hour(row.hour), values: [f.money(row.value_minor), f.money(row.previous_minor)] })) };
  return (
    <section className="panel">
      <Chart title={title} unit={unit} sentence={`${title}. ${unit}: ${now}, ${before}.`} table={table}>
        <div className="pad"><LazyLine rows={hours.map((row) => ({ x: String(row.hour), now: row.value_minor, before: row.previous_minor }))} nowName={now} beforeName={hasBefore ? before : null} tick={(x) => f.hour(Number(x))} height={212} isGapFilled /></div>
      </Chart>
    </section>
  );
}
