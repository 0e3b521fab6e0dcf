/** Action numbers of the permission table, by name; `Me.may` holds the ones the person may do somewhere. */
export const ACTION = {
  returnWithReceipt: 2,
  voidSale: 6,
  reprint: 11,
  lookUpStock: 12,
  receiveGoods: 13,
  adjustStock: 16,
  editProduct: 21,
  changePrice: 23,
  seeCost: 26,
  salesReports: 27,
  customers: 29,
  exportOrErase: 30,
  people: 32,
  tills: 33,
  apiKeys: 34,
  audit: 35,
  placeOrder: 37,
  fulfilOrder: 38,
  refundOrder: 39,
  createCustomer: 40,
  importFiles: 46,
} as const;

export type Action = keyof typeof ACTION;

/** True where the person may do at least one of the actions in some store; the server decides again on every request. */
export function mayAny(may: readonly number[], actions: readonly Action[]): boolean {
  return actions.length === 0 || actions.some((action) => may.includes(ACTION[action]));
}
