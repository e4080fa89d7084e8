/**
 * `customerprices`: the prices a customer pays, out of the price lists that reach it, first list first
 * (oro-observed, custom round 5).
 */
import type { Filter } from '../jsonapi/filter.ts';
import type { ReadQuery } from '../jsonapi/read-query.ts';
import type { Scope } from '../jsonapi/scope.ts';
import type { Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';

/** Assumption: the price list of the website itself is list 1 while it exists, as after an installation. */
const WEBSITE_PRICE_LIST = '1';

export function customerPrices({ api: { store } }: Scope, query: ReadQuery | undefined): readonly Row[] {
  if (!query) return [];
  const [customer = ''] = valuesOf(query.filters, 'customer');
  const [website = ''] = valuesOf(query.filters, 'website');
  if (customer !== '0' && !store.get('customers', customer)) return [];
  const currencies = valuesOf(query.filters, 'currency');
  const units = valuesOf(query.filters, 'unit');
  const isWanted = (row: Row) =>
    (currencies.length === 0 || currencies.includes(String(row.values.currency))) &&
    (units.length === 0 || units.includes(String(row.values.unit)));
  return valuesOf(query.filters, 'product')
    .flatMap((product) => effectivePrices(store, customer, product).filter(isWanted))
    .map((price) => toRow(price, customer, website));
}

const valuesOf = (filters: readonly Filter[], name: string): readonly string[] =>
  filters
    .filter(({ meta }) => meta.name === name)
    .flatMap(({ value }) => (value.kind === 'any' ? value.values.map((one) => String(one.value)) : []));

/** Of prices for the same unit, quantity and currency the one of the list of highest rank counts. */
export function effectivePrices(store: Store, customer: string, product: string): readonly Row[] {
  const found = new Map<string, Row>();
  const prices = store.table('productprices').find('product', product);
  for (const list of priceListsOf(store, customer)) {
    for (const price of prices.filter(({ values }) => values.priceList === list)) {
      const key = [price.values.currency, price.values.unit, price.values.quantity].join(' ');
      if (!found.has(key)) found.set(key, price);
    }
  }
  return [...found.values()].sort((a, b) => Number(a.values.quantity) - Number(b.values.quantity));
}

/** Price lists that reach a customer: its own, its group's, the website's; inactive ones not. */
function priceListsOf(store: Store, customer: string): readonly string[] {
  const group = store.get('customers', customer)?.values.group ?? null;
  const own = assigned(store.table('pricelisttocustomers').find('customer', customer));
  const groups =
    group === null ? [] : assigned(store.table('pricelisttocustomergroups').find('customerGroup', group));
  return [...new Set([...own, ...groups, WEBSITE_PRICE_LIST])].filter(
    (id) => store.get('pricelists', id)?.values.active === true,
  );
}

const assigned = (rows: readonly Row[]): readonly string[] =>
  rows
    .toSorted((a, b) => Number(a.values.sortOrder) - Number(b.values.sortOrder))
    .map(({ values }) => String(values.priceList));

function toRow({ values, written }: Row, customer: string, website: string): Row {
  const { product = '', currency = '', unit = '', quantity = 0, value = null } = values;
  return {
    id: [customer, website, product, currency, unit, quantity].join('-'),
    values: {
      currency,
      quantity,
      value,
      product,
      website,
      unit,
      customer: customer === '0' ? null : customer,
    },
    written,
  };
}
