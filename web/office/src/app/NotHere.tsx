/** An address that leads nowhere (or to something one may not see: the same words), and a page that broke. */
import { Link, useRouteError } from 'react-router';
import { useReader } from '../i18n/provider';
import { State } from '../parts/States';
import { useAddress } from './url';

export function NotHere() {
  const { t } = useReader();
  const to = useAddress();
  return (
    <State title={t('notHere.title')} text={t('notHere.text')}>
      <Link className="btn" to={to('/')}>{t('nav.today')}</Link>
    </State>
  );
}

export function PageFault() {
  const { t } = useReader();
  const error = useRouteError();
  const words = error instanceof Error ? error.message : '';
  return (
    <main>
      <State tone="bad" icon="warning" title={t('fault.title')} text={t('fault.text')} code={words}>
        <button type="button" className="btn p" onClick={() => location.reload()}>{t('fault.reload')}</button>
      </State>
    </main>
  );
}
