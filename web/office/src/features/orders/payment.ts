/** How an order is to be paid, in words. */
import { useReader } from '../../i18n/provider';

export const METHODS = ['cash', 'card', 'mobile'] as const;
export type Method = (typeof METHODS)[number];
const NAMES = { cash: 'tender.cash', card: 'tender.card', mobile: 'tender.mobile' } as const;

/** The name of a payment method; one we have no words for is shown as the server writes it. */
export function usePaymentName(): (method: string) => string {
  const { t } = useReader();
  return (method) => (method in NAMES ? t(NAMES[method as keyof typeof NAMES]) : method);
}
