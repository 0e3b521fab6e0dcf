/** The left rail: the pages a role may open, and on every page the proof that stock equals the ledger. */
import { Link, useLocation } from 'react-router';
import { useReader } from '../i18n/provider';
import { Icon } from '../parts/Icon';
import { useGet } from './data';
import { pageAt, pagesFor } from './nav';
import { useMay, useMe } from './session';
import { useAddress } from './url';

export function Mark() {
  return <span className="mark" aria-hidden="true"><b /><b /></span>;
}

function ProofFoot() {
  const { t, f } = useReader();
  const proof = useGet('/proof', { refetchMs: 120_000 }).data;
  const to = useAddress();
  if (proof === undefined) return null;
  const differences = proof.differences + proof.audit_breaks;
  return (
    <Link className={differences > 0 ? 'railproof bad' : 'railproof'} to={to('/#proof')}>
      <span className="eq">{t('proof.equal')}</span>
      <span className="z tn"><span aria-hidden="true">{differences}</span><span className="word" aria-hidden="true"> {t('proof.word', { count: differences })}</span><span className="vh">{t('proof.differences', { count: differences })}</span></span>
      <small>{proof.checked_at === null ? t('proof.never') : t('proof.checked', { time: f.moment(proof.checked_at) })}</small>
    </Link>
  );
}

export function Rail() {
  const { t } = useReader();
  const me = useMe();
  const to = useAddress();
  const here = pageAt(useLocation().pathname);
  const seesStock = useMay('lookUpStock');
  return (
    <nav className="rail" aria-label={t('nav.main')}>
      <Link className="brand" to={to('/')}><Mark /><span><strong>Tillbook</strong><small>{me.company.name}</small></span></Link>
      <div className="navs">
        {pagesFor(me.may).map((group) => (
          <div className="grp" key={group.name ?? 'first'}>
            {group.name !== null && <h2>{t(group.name)}</h2>}
            {group.pages.map((page) => (
              <Link key={page.path} to={to(page.path)} title={t(page.name)} aria-current={here?.path === page.path ? 'page' : undefined}>
                <Icon name={page.icon} size={17} /><span>{t(page.name)}</span>
              </Link>
            ))}
          </div>
        ))}
      </div>
      {seesStock && <ProofFoot />}
    </nav>
  );
}
