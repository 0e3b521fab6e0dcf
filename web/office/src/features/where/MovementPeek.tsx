/** One movement in full: what, from where to where, who, when it happened and when it was recorded, and its document. */
import type { Movement } from '@tillbook/api';
import { useReader } from '../../i18n/provider';
import { DocLink } from '../../parts/figures';
import { Peek } from '../../parts/page';
import { kindName, reasonName, signedFor } from './movements';

export function MovementPeek({ row, place, onClose }: { row: Movement; place: string; onClose: () => void }) {
  const { t, f } = useReader();
  const reason = reasonName(row.reason);
  return (
    <Peek label={row.document_label} onClose={onClose}>
      <p className="over">{t(kindName(row.kind))}</p>
      <h2><DocLink type={row.document_type} id={row.document_id} label={row.document_label} /></h2>
      <dl className="kv" style={{ marginBlockStart: 12 }}>
        <dt>{t('where.change')}</dt><dd>{f.signedQuantity(signedFor(row, place))}</dd>
        {row.balance_after_milli !== null && <><dt>{t('where.then')}</dt><dd>{f.quantity(row.balance_after_milli)}</dd></>}
        <dt>{t('from')}</dt><dd>{row.from.name}</dd>
        <dt>{t('to')}</dt><dd>{row.to.name}</dd>
        {(reason !== null || row.reason !== null) && <><dt>{t('goods.reason')}</dt><dd>{reason === null ? row.reason : t(reason)}</dd></>}
        {row.unit_cost_minor !== undefined && <><dt>{t('goods.cost')}</dt><dd>{f.money(row.unit_cost_minor)}</dd></>}
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
