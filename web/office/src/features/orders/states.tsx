/** The life of an order: what each state is called, how it looks, and which acts it allows. */
import type { OrderState } from '@tillbook/api';
import { useReader } from '../../i18n/provider';

export const STATES: OrderState[] = ['pending', 'confirmed', 'completed', 'cancelled', 'refunded'];
export type OrderAct = 'confirm' | 'complete' | 'cancel' | 'refund';

const ACTS: Record<OrderState, OrderAct[]> = { pending: ['cancel', 'confirm'], confirmed: ['cancel', 'complete'], completed: ['refund'], cancelled: [], refunded: [] };
const TONES: Record<OrderState, string> = { pending: 'tag warn', confirmed: 'tag info', completed: 'tag good', cancelled: 'tag', refunded: 'tag refund' };

/** What can be done with an order in a state, the primary act last. */
export function actsIn(state: OrderState): OrderAct[] {
  return ACTS[state];
}

export function StateTag({ state }: { state: OrderState }) {
  const { t } = useReader();
  return <span className={TONES[state]}>{t(`order.${state}`)}</span>;
}
