/** Movements as seen from one store: a sign, a name for the kind, the other side, and the balance after each. */
import type { Movement, MovementKind, Place } from '@tillbook/api';
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

const ON_HAND = ['store', 'reserved'];

/** Whether goods in a place are on hand of a store; `null` stands for any store of the chain. */
function isOnHand(place: Place, storeName: string | null): boolean {
  return ON_HAND.includes(place.kind) && (storeName === null || place.name === storeName);
}

/** The change of a store's on hand in thousandths: setting aside moves goods inside the store and changes nothing. */
export function signedFor(row: Pick<Movement, 'source' | 'target' | 'quantity_milli'>, storeName: string | null): number {
  const came = isOnHand(row.target, storeName) ? row.quantity_milli : 0;
  const went = isOnHand(row.source, storeName) ? row.quantity_milli : 0;
  return came - went;
}

/** The place at the other end of a movement. */
export function otherSide(row: Pick<Movement, 'source' | 'target'>, storeName: string): Place {
  return isOnHand(row.target, storeName) ? row.source : row.target;
}

const PLACES = { supplier: 'place.supplier', customer: 'place.customer', loss: 'place.loss', opening: 'place.opening', damaged: 'place.damaged', reserved: 'place.reserved', in_transit: 'place.inTransit' } as const;

/** The catalogue's key for a place that is no shelf of a store; null for a shelf, which has the store's name. */
export function placeName(place: Place): (typeof PLACES)[keyof typeof PLACES] | null {
  return place.kind in PLACES ? PLACES[place.kind as keyof typeof PLACES] : null;
}

/** The balance after each movement, newest first, counted back from the closing figure. */
export function balancesAfter(rows: Movement[], closingMilli: number, storeName: string): Map<number, number> {
  const after = new Map<number, number>();
  let balance = closingMilli;
  for (const row of rows) {
    after.set(row.id, balance);
    balance -= signedFor(row, storeName);
  }
  return after;
}

const REASONS = { breakage: 'reason.breakage', theft: 'reason.theft', own_use: 'reason.ownUse', expiry: 'reason.expiry', correction: 'reason.correction' } as const;

/** The catalogue's key for a reason, or null where the words are the document's own. */
export function reasonName(reason: string | null): (typeof REASONS)[keyof typeof REASONS] | null {
  return reason !== null && reason in REASONS ? REASONS[reason as keyof typeof REASONS] : null;
}

const DOCUMENTS = { restock: 'doc.restock', adjustment: 'doc.adjustment', opening: 'doc.opening', order: 'doc.order', transfer: 'doc.transfer', count: 'doc.count' } as const;

/** The catalogue's key for a document that has no number of its own, or null where the server's word must do. */
export function documentName(type: string): (typeof DOCUMENTS)[keyof typeof DOCUMENTS] | null {
  return type in DOCUMENTS ? DOCUMENTS[type as keyof typeof DOCUMENTS] : null;
}
