// The price a customer pays: its own price lists, its group's and the default one, of which the smallest price for
// a unit and quantity counts (Oro's "minimal prices" strategy, the default; oro-api 4.7).
import Big from 'big.js';
import type { Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';

export interface EffectivePrice {
  readonly unit: string;
  readonly currency: string;
  /** Smallest quantity the price is for. */
  readonly quantity: number;
  readonly value: Big;
}

/** Assumption: the price list of a fresh installation is the one its configuration names as default. */
const DEFAULT_PRICE_LIST = '1';

/** Only its own lists count for this customer or group (oro-api 4.7). */
const OWN_LISTS_ONLY = 1;

/** Prices of a product for a customer, none for a visitor; by unit, currency and quantity. */
export function effectivePrices(
  store: Store,
  customerId: string | undefined,
  productId: string,
): EffectivePrice[] {
  const lists = new Set(priceListsFor(store, customerId));
  const cheapest = new Map<string, EffectivePrice>();
  for (const row of store.table('productprices').find('product', productId)) {
    if (!lists.has(String(row.values.priceList))) continue;
    const price = toPrice(row);
    const key = `${price.unit} ${price.currency} ${price.quantity}`;
    const known = cheapest.get(key);
    if (!known || price.value.lt(known.value)) cheapest.set(key, price);
  }
  return [...cheapest.values()].sort(byUnitAndQuantity);
}

/** The price for a quantity: that of the largest quantity break it reaches; undefined when there is none. */
export function priceFor(
  prices: readonly EffectivePrice[],
  unit: string,
  quantity: number,
  currency = 'USD',
): EffectivePrice | undefined {
  return prices.findLast((one) => one.unit === unit && one.currency === currency && one.quantity <= quantity);
}

function priceListsFor(store: Store, customerId: string | undefined): readonly string[] {
  const customer = customerId === undefined ? undefined : store.get('customers', customerId);
  const groupId = customer?.values.group;
  const own = customer ? listsOf(store, 'pricelisttocustomers', 'customer', customer.id) : [];
  const onlyOwn = customer ? isOwnOnly(store, 'pricelistcustomerfallbacks', 'customer', customer.id) : false;
  if (onlyOwn) return own;
  const group =
    typeof groupId === 'string' ? listsOf(store, 'pricelisttocustomergroups', 'customerGroup', groupId) : [];
  return [...own, ...group, DEFAULT_PRICE_LIST].filter(
    (id) => store.get('pricelists', id)?.values.active !== false,
  );
}

function listsOf(store: Store, type: string, owner: string, ownerId: string): readonly string[] {
  return store
    .table(type)
    .find(owner, ownerId)
    .map((row) => String(row.values.priceList));
}

function isOwnOnly(store: Store, type: string, owner: string, ownerId: string): boolean {
  return Number(store.table(type).first(owner, ownerId)?.values.fallback) === OWN_LISTS_ONLY;
}

function toPrice({ values }: Row): EffectivePrice {
  return {
    unit: String(values.unit),
    currency: String(values.currency),
    quantity: Number(values.quantity),
    value: new Big(String(values.value)),
  };
}

function byUnitAndQuantity(a: EffectivePrice, b: EffectivePrice): number {
  return a.unit.localeCompare(b.unit) || a.currency.localeCompare(b.currency) || a.quantity - b.quantity;
}
