/** The roles a person can have, and which of them belong to one store. */
export const ROLES = ['owner', 'manager', 'supervisor', 'cashier', 'buyer', 'accountant', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

const ONE_STORE: readonly string[] = ['manager', 'supervisor', 'cashier'];

/** Whether a role is given for one store; the others hold everywhere. */
export function isForOneStore(role: string): boolean {
  return ONE_STORE.includes(role);
}

/** Whether a PIN is six digits and not the same digit or a row; the server has the last word. */
export function isGoodPin(pin: string): boolean {
  if (!/^\d{6}$/.test(pin) || new Set(pin).size === 1) return false;
  return !'0123456789'.includes(pin) && !'9876543210'.includes(pin);
}
