/** One cell of the stock grid: the figure with its mark in words, and below it what differs from it (free, coming). */
import type { StockAtStore } from '@tillbook/api';
import { useReader } from '../../i18n/provider';
import { figureAt, markOf, type Shown } from './figures';

export function StockCell({ at, shown, unit, isSum = false }: { at: StockAtStore | undefined; shown: Shown; unit: string; isSum?: boolean }) {
  const { t, f } = useReader();
  if (at === undefined) return <span className="dim sm">{t('stock.notKept')}</span>;
  const mark = isSum ? null : markOf(at);
  const coming = at.in_transit_milli + at.on_order_milli;
  const isFreeShown = shown === 'on_hand' && at.available_milli !== at.on_hand_milli;
  return (
    <>
      {mark !== null && shown === 'on_hand' && <span className="mkword">{t(mark === 'out' ? 'stock.out' : 'stock.below')}</span>}
      <b>{f.quantity(figureAt(at, shown), unit)}</b>
      {isSum && (isFreeShown || coming > 0) && <small>{[isFreeShown && t('stock.free', { quantity: f.quantity(at.available_milli, unit) }), coming > 0 && `+${f.quantity(coming, unit)}`].filter(Boolean).join(' · ')}</small>}
      {!isSum && isFreeShown && <small>{t('stock.free', { quantity: f.quantity(at.available_milli, unit) })}</small>}
      {!isSum && coming > 0 && (shown === 'on_hand' || shown === 'available') && <small className="coming">{t('stock.coming', { quantity: f.quantity(coming, unit) })}</small>}
    </>
  );
}
