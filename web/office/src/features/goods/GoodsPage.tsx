/** Goods in without a purchase order, and adjustments with a reason; below, the latest of both: who restocked this? */
import type { Movement } from '@tillbook/api';
import { useMemo } from 'react';
import { useList } from '../../app/data';
import { useMay } from '../../app/session';
import { useScope, useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';
import { Act, PageHead } from '../../parts/page';
import { State } from '../../parts/States';
import { MovementDoc } from '../where/MovementDoc';
import { kindName, reasonName, signedFor } from '../where/movements';
import { AdjustForm } from './AdjustForm';
import { RestockForm } from './RestockForm';

function Latest({ kind }: { kind: 'receive' | 'adjust' }) {
  const { t, f } = useReader();
  const { rows, error, isLoading, hasMore, more, isMoreComing, again } = useList('/stock/movements', { query: { kind, store: useScope() } });
  const columns = useMemo((): Column<Movement>[] => [
    { id: 'when', head: t('when'), cell: (row) => <span className="tn">{f.moment(row.recorded_at)}</span> },
    { id: 'document', head: t('document'), cell: (row) => <MovementDoc row={row} /> },
    { id: 'kind', head: t('where.what'), cell: (row) => { const reason = reasonName(row.reason); return reason === null ? t(kindName(row.kind)) : t(reason); } },
    { id: 'place', head: t('store'), hide: 'sm', cell: (row) => row.target.name || row.source.name },
    { id: 'who', head: t('who'), cell: (row) => row.person_name },
    { id: 'quantity', head: t('quantity'), end: true, strong: true, cell: (row) => f.signedQuantity(signedFor(row, null)) },
  ], [t, f]);
  return <section className="panel tablewrap"><header><h2>{t(kind === 'receive' ? 'goods.latestIn' : 'goods.latestAdjust')}</h2></header><DataTable label={t('goods.latestIn')} columns={columns} rows={rows} rowKey={(row) => String(row.id)} isLoading={isLoading} error={error} onAgain={again} hasMore={hasMore} more={more} isMoreComing={isMoreComing} sortable={false} empty={<State title={t('goods.noneYet')} />} /></section>;
}

export function GoodsPage() {
  const { t } = useReader();
  const url = useUrl();
  const mayReceive = useMay('receiveGoods');
  const mayAdjust = useMay('adjustStock');
  const now = url.value('do') === 'adjust' && mayAdjust ? 'adjust' : mayReceive ? 'restock' : 'adjust';
  return (
    <>
      <PageHead title={t(now === 'restock' ? 'goods.restock' : 'goods.adjust')} text={t(now === 'restock' ? 'goods.restockText' : 'goods.adjustText')}>
        {now === 'adjust' && mayReceive && <Act icon="truck" onClick={() => url.set({ do: 'restock' })}>{t('goods.restock')}</Act>}
        {now === 'restock' && mayAdjust && <Act icon="pencil" onClick={() => url.set({ do: 'adjust' })}>{t('goods.adjust')}</Act>}
      </PageHead>
      <div className="pagebody goods"><section className="panel formpanel">{now === 'restock' ? <RestockForm /> : <AdjustForm />}</section><Latest kind={now === 'restock' ? 'receive' : 'adjust'} /></div>
    </>
  );
}
