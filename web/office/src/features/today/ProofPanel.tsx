/** The proof: stock equals the ledger, when that was last checked, and a way to check it now; beside it how fresh each store is. */
import type { Proof, TodayReport } from '@tillbook/api';
import { useGet, useSend } from '../../app/data';
import { useReader } from '../../i18n/provider';
import { errorWords } from '../../i18n/errors';
import { Fresh } from '../../parts/figures';
import { tell } from '../../parts/Toasts';

function Findings({ proof }: { proof: Proof }) {
  if (proof.findings.length === 0) return null;
  return <ul className="findings">{proof.findings.slice(0, 5).map((finding) => <li key={finding.place + finding.message}><b>{finding.place}</b> {finding.message}</li>)}</ul>;
}

export function ProofPanel({ stores }: { stores: TodayReport['stores'] }) {
  const { t, f } = useReader();
  const proof = useGet('/proof').data;
  const run = useSend('POST /proof', (answer) => tell(t('proof.done', { count: answer.differences })));
  if (proof === undefined) return null;
  const differences = proof.differences + proof.audit_breaks;
  return (
    <section className="books" id="proof" aria-label={t('proof.title')}>
      <div className={differences > 0 ? 'proof bad' : 'proof'}>
        <p className="ttl"><span>{t('proof.equal')}</span><b>{t('proof.differences', { count: proof.differences })}</b></p>
        <p>
          {proof.checked_at === null ? t('proof.never') : t('proof.sentence', { time: f.moment(proof.checked_at), movements: proof.movements, count: proof.audit_breaks })}{' '}
          <button type="button" className="lnk" disabled={run.isPending} onClick={() => run.mutate({ body: {} })}>{run.isPending ? t('proof.running') : t('proof.run')}</button>
        </p>
        {run.isError && <p className="bad-ink" role="alert">{errorWords(t, run.error)}</p>}
        <Findings proof={proof} />
      </div>
      <ul className="fr">{stores.map((store) => <li key={store.id}><b>{store.name}</b><Fresh at={store.last_document_at} /></li>)}</ul>
    </section>
  );
}
