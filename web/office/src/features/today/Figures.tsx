/** The five figures of the day, each against the same weekday before and against last year. */
import type { FigureRow } from '@tillbook/api';
import { useReader } from '../../i18n/provider';
import type { PlainKey } from '../../i18n/translate';
import { Delta, Figure } from '../../parts/figures';
import { changeOf, type Change } from './finding';

const NAMES: Record<string, PlainKey> = {
  net_sales: 'figure.netSales', receipts: 'figure.receipts', average_basket: 'figure.averageBasket', gross_margin: 'figure.grossMargin', returned: 'figure.returned',
};
const LINKS: Record<string, string> = { net_sales: '/reports', receipts: '/sales', returned: '/sales?type=return' };

function useFigureText() {
  const { t, f } = useReader();
  const value = (figure: FigureRow): string => {
    if (figure.unit === 'count') return f.count(figure.value);
    if (figure.unit === 'ppm') return f.percent(figure.value / 1_000_000);
    return figure.id === 'average_basket' ? f.money(figure.value) : f.moneyWhole(figure.value);
  };
  const points = (change: Change) => `${change.value > 0 ? '+' : ''}${new Intl.NumberFormat(f.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(change.value).replace('-', '\u2212')} ${t('points')}`;
  const change = (of: Change) => (of.kind === 'points' ? points(of) : f.signedPercent(of.value));
  return { value, change };
}

function Against({ change, words }: { change: Change | null; words: string }) {
  const text = useFigureText();
  if (change === null) return null;
  return <dd className="vs"><Delta tone={change.tone} text={text.change(change)} /><span>{words}</span></dd>;
}

export function Figures({ figures, weekday, date, isClosed }: { figures: FigureRow[]; weekday: string; date: string; isClosed: boolean }) {
  const { t } = useReader();
  const text = useFigureText();
  const known = figures.filter((figure) => figure.id in NAMES);
  return (
    <dl className="figs">
      {known.map((figure, at) => {
        const link = LINKS[figure.id];
        return (
          <Figure key={figure.id} label={t(NAMES[figure.id] ?? 'unknown')} value={text.value(figure)} isMain={at === 0} closed={isClosed} to={link === undefined ? undefined : `${link}${link.includes('?') ? '&' : '?'}from=${date}&to=${date}`}>
            <Against change={changeOf(figure, figure.previous)} words={t('today.onLast', { weekday })} />
            <Against change={changeOf(figure, figure.last_year)} words={t('today.onLastYear')} />
          </Figure>
        );
      })}
    </dl>
  );
}
