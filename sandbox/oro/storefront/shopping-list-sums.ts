// Prices of shopping list items and sums of lists, always those of the list's own customer.
import Big from 'big.js';
import type { Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';
import { priceFor, shopperPrices } from './shopper-prices.ts';

export interface ItemPrice {
  readonly currency: string;
  readonly value: Big;
  readonly subTotal: Big;
}

function itemsOf(store: Store, list: Row): readonly Row[] {
  return store.table('shoppinglistitems').find('shoppingList', list.id);
}

/** Undefined when the customer has no price for the product in this unit (recording 6.1/506). */
export function itemPrice(store: Store, { values }: Row): ItemPrice | undefined {
  const list = store.get('shoppinglists', String(values.shoppingList ?? values.savedForLaterList));
  const prices = shopperPrices(store, String(list?.values.customer ?? ''), String(values.product));
  const quantity = Number(values.quantity ?? 0);
  const price = priceFor(prices, String(values.unit), quantity);
  if (price === undefined) return undefined;
  return { currency: price.currency, value: price.value, subTotal: price.value.times(quantity) };
}

export function listTotal(store: Store, list: Row): string {
  const none = new Big(0);
  return itemsOf(store, list)
    .reduce((sum, item) => sum.plus(itemPrice(store, item)?.subTotal ?? none), none)
    .toFixed(4);
}
