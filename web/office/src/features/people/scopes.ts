/** What an API key can be allowed: the actions of the permission table that a program may have, by number. */
import { ACTION } from '../../app/actions';

const NAMES = {
  [ACTION.lookUpStock]: 'scope.stock',
  [ACTION.receiveGoods]: 'scope.receive',
  [ACTION.editProduct]: 'scope.products',
  [ACTION.seeCost]: 'scope.cost',
  [ACTION.salesReports]: 'scope.reports',
  [ACTION.customers]: 'scope.customers',
  [ACTION.placeOrder]: 'scope.placeOrder',
  [ACTION.fulfilOrder]: 'scope.fulfilOrder',
  [ACTION.createCustomer]: 'scope.createCustomer',
  [ACTION.importFiles]: 'scope.import',
} as const;

export const SCOPES = Object.keys(NAMES).map(Number);

/** The catalogue's key for an action a key may have; null for one we have no words for. */
export function scopeName(action: number): (typeof NAMES)[keyof typeof NAMES] | null {
  return action in NAMES ? NAMES[action as keyof typeof NAMES] : null;
}
