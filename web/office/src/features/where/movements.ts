/** Movements as seen from one place: a sign, a name for the kind, and the other side. */
import type { Movement, MovementKind } from '@tillbook/api';
import type { PlainKey } from '../../i18n/translate';

const NAMES = {
  receive: 'kind.receive', sale: 'kind.sale', return: 'kind.return', supplier_return: 'kind.supplierReturn', reserve: 'kind.reserve', release: 'kind.release',
  transfer: 'kind.transfer', count: 'kind.count', adjust: 'kind.adjust', opening: 'kind.opening',
} as const satisfies Record<MovementKind, PlainKey>;

export type KindName = (typeof NAMES)[MovementKind];

/** The catalogue's key for a kind of movement. */
export function kindName(kind: MovementKind): KindName {
  return NAMES[kind];
}

/** The change of the place in thousandths: plus where goods came to it, minus where they left it. */
export function signedFor(row: Pick<Movement, 'to' | 'from' | 'quantity_milli'>, place: string): number {
  if (row.to.id === place) return row.quantity_milli;
  if (row.from.id === place) return -row.quantity_milli;
  return row.to.kind === 'store' ? row.quantity_milli : -row.quantity_milli;
}

/** The place at the other end of a movement. */
export function otherSide(row: Pick<Movement, 'to' | 'from'>, place: string): Movement['to'] {
  return row.to.id === place ? row.from : row.to;
}

const REASONS = { breakage: 'reason.breakage', theft: 'reason.theft', own_use: 'reason.ownUse', expiry: 'reason.expiry', correction: 'reason.correction' } as const;

/** The catalogue's key for a reason, or null where the words are the document's own. */
export function reasonName(reason: string | null): (typeof REASONS)[keyof typeof REASONS] | null {
  return reason !== null && reason in REASONS ? REASONS[reason as keyof typeof REASONS] : null;
}
