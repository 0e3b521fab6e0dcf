/** What one cell of the stock grid is made of: the five figures as a sum, the last movements, and where to look further. */
import type { StockAtStore, StockRow } from '@tillbook/api';
import { Link } from 'react-router';
import { useGet } from '../../app/data';
import { useAddress } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { Fresh, Sum } from '../../parts/figures';
import { Peek } from '../../parts/page';
import { MovementDoc } from '../where/MovementDoc';
import { kindName, signedFor } from '../where/movements';

interface StockPeekProps { row: StockRow; at: StockAtStore; storeName: string; asOf: string | null; onClose: () => void }

function LastMovements({ variant, store, storeName }: { variant: string; store: string; storeName: string }) {
  const { t, f } = useReader();
  const page = useGet('/stock/movements', { query: { variant, store, limit: 6 } });
  const rows = page.data?.items.slice(0, 6) ?? [];
  if (page.data === undefined) return null;
  if (rows.length === 0) return <p className="mut">{t('stock.noMovements')}</p>;
  return (
    <ul className="moves">
      {rows.map((row) => (
        <li key={row.id}><span className="n">{f.signedQuantity(signedFor(row, storeName))}</span><span>{t(kindName(row.kind))} <MovementDoc row={row} /></span><time dateTime={row.occurred_at}>{f.shortMoment(row.occurred_at)}</time></li>
      ))}
    </ul>
  );
}

export function StockPeek({ row, at, storeName, asOf, onClose }: StockPeekProps) {
  const { t, f } = useReader();
  const to = useAddress();
  return (
    <Peek label={t('stock.peek', { name: row.name, store: storeName })} onClose={onClose}>
      <p className="over">{storeName} <Fresh at={asOf} /></p>
      <h2>{row.name}</h2>
      <p className="code">{row.code}</p>
      <dl className="kv" style={{ marginBlockStart: 12 }}>
        <dt>{t('stock.onHand')}</dt><dd>{f.quantity(at.on_hand_milli)}</dd>
        <dt>{t('stock.reserved')}</dt><dd>{f.quantity(-at.reserved_milli)}</dd>
        <dt className="sum">{t('stock.available')}</dt><dd className="sum"><Sum closed={false}>{f.quantity(at.available_milli)}</Sum></dd>
        <dt>{t('stock.inTransit')}</dt><dd>{f.quantity(at.in_transit_milli)}</dd>
        <dt>{t('stock.onOrder')}</dt><dd>{f.quantity(at.on_order_milli)}</dd>
      </dl>
      <h3>{t('stock.lastMovements')}</h3>
      <LastMovements variant={row.variant_id} store={at.store_id} storeName={storeName} />
      <p style={{ marginBlockStart: 10 }}><Link className="lnk" to={`/where?variant=${row.variant_id}&store=${at.store_id}`}>{t('nav.where')}</Link> <kbd>W</kbd></p>
      <hr />
      <div className="acts"><Link className="btn s" to={to(`/products/${row.variant_id}`)}>{t('stock.openProduct')}</Link><Link className="btn s" to={`/goods?do=restock&variant=${row.variant_id}&store=${at.store_id}`}>{t('goods.restock')}</Link></div>
    </Peek>
  );
}
