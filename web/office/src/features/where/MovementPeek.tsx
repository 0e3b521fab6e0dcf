/** One movement in full: what, from where to where, who, when it happened and when it was recorded, and its document. */
import type { Movement } from '@tillbook/api';
import { useReader } from '../../i18n/provider';
import { Peek } from '../../parts/page';
import { MovementDoc, PlaceWords } from './MovementDoc';
import { kindName, reasonName, signedFor } from './movements';

export function MovementPeek({ row, place, after, onClose }: { row: Movement; place: string; after: number | undefined; onClose: () => void }) {
  const { t, f } = useReader();
  const reason = reasonName(row.reason);
  return (
    <Peek label={row.document_label} onClose={onClose}>
      <p className="over">{t(kindName(row.kind))}</p>
      <h2><MovementDoc row={row} /></h2>
      <dl className="kv" style={{ marginBlockStart: 12 }}>
        <dt>{t('where.change')}</dt><dd>{f.signedQuantity(signedFor(row, place))}</dd>
        {after !== undefined && <><dt>{t('where.then')}</dt><dd>{f.quantity(after)}</dd></>}
        <dt>{t('from')}</dt><dd><PlaceWords place={row.source} /></dd>
        <dt>{t('to')}</dt><dd><PlaceWords place={row.target} /></dd>
        {(reason !== null || row.reason !== null) && <><dt>{t('goods.reason')}</dt><dd>{reason === null ? row.reason : t(reason)}</dd></>}
        {row.unit_cost_minor !== null && <><dt>{t('goods.cost')}</dt><dd>{f.money(row.unit_cost_minor)}</dd></>}
      </dl>
      <h3>{t('where.whoWhen')}</h3>
      <dl className="kv">
        <dt>{t('who')}</dt><dd>{row.person_name}</dd>
        <dt>{t('where.happened')}</dt><dd>{f.moment(row.occurred_at)}</dd>
        <dt>{t('where.recorded')}</dt><dd>{f.moment(row.recorded_at)}</dd>
      </dl>
    </Peek>
  );
}
