/** Sale, return or exchange, in words; money going out has its own colour. */
import type { Sale } from '@tillbook/api';
import { useReader } from '../../i18n/provider';

export function TypeTag({ type }: { type: Sale['type'] }) {
  const { t } = useReader();
  if (type === 'sale') return <span className="mut">{t('type.sale')}</span>;
  return <span className="tag refund">{t(type === 'return' ? 'type.return' : 'type.exchange')}</span>;
}

const TENDERS = { cash: 'tender.cash', card: 'tender.card', mobile: 'tender.mobile', credit: 'tender.credit', account: 'tender.account' } as const;

/** The name of a way to pay; one we have no words for is shown as the server writes it. */
export function useTenderName(): (kind: string) => string {
  const { t } = useReader();
  return (kind) => (kind in TENDERS ? t(TENDERS[kind as keyof typeof TENDERS]) : kind);
}
