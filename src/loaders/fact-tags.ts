/** The names by which changes make facts old. Whoever learns of a change invalidates with these. */

/** P21 keeps item ids in upper case (p21-api 3.3). */
export const toSameSku = (sku: string): string => sku.trim().toUpperCase();

export const factTags = {
  /** Price, stock, description and units of an item, by SKU. */
  item: (sku: string) => `item ${toSameSku(sku)}`,
  /** Stock of an item, by P21's uid. */
  itemUid: (itemUid: number) => `item-uid ${itemUid}`,
  /** Prices of a customer, by P21 id. */
  customer: (customerId: string) => `customer ${customerId}`,
  /** Limits of a customer's contracts. */
  budget: (customerId: string) => `budget ${customerId}`,
  shipTo: (shipToId: string) => `ship-to ${shipToId}`,
  /** Pricing rules that may move any price: price pages, books, libraries. */
  allPrices: 'prices',
  allStock: 'stock',
  /** Locations and the company. */
  reference: 'reference',
} as const;
