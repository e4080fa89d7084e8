/** Prices as the shop keeps them: the effective ones of a customer, and those of single price lists. */
import { isListable } from './comma-values.ts';
import type { JsonApiResource } from './json-api.document.ts';
import { is, type ResourceQuery } from './json-api.query.ts';
import { listByKeys, noneIfMissing, type OroApi, recordIds } from './oro-api.ts';
import type { ProductDatasource } from './product.datasource.ts';
import type {
  OroCustomerPrice,
  OroCustomerPriceList,
  OroPriceBreak,
  OroPriceList,
  OroProductPrice,
} from './product.resource.ts';

const guestId = '0';

export interface CustomerPriceQuery {
  /** Oro customer id; "0" is the guest. */
  readonly customerId: string;
  readonly productIds: readonly string[];
  readonly websiteId?: string;
  readonly currency?: string;
  readonly unit?: string;
}

/** Assumption: the one website of the Community Edition has id 1, as in the recordings; it cannot be listed. */
const onlyWebsiteId = '1';

const effectivePrices: ResourceQuery = {
  type: 'customerprices',
  fields: {
    customerprices: ['currency', 'quantity', 'value', 'product', 'customer', 'website', 'unit'],
    products: ['sku'],
  },
  include: ['product'],
};

const listPrices: ResourceQuery = {
  type: 'productprices',
  fields: {
    productprices: ['currency', 'quantity', 'value', 'product', 'priceList', 'unit'],
    products: ['sku'],
  },
  include: ['product'],
};

const assignments: ResourceQuery = {
  type: 'pricelisttocustomers',
  fields: {
    pricelisttocustomers: ['sortOrder', 'mergeAllowed', 'customer', 'priceList'],
    pricelists: ['name', 'active', 'priceListCurrencies'],
  },
  include: ['priceList'],
};

export class PriceDatasource {
  readonly #api: OroApi;
  readonly #products: Pick<ProductDatasource, 'bySkus'>;

  constructor(api: OroApi, products: Pick<ProductDatasource, 'bySkus'>) {
    this.#api = api;
    this.#products = products;
  }

  /** The prices this customer sees. Customer, website and product are all required by Oro; the customer cannot be a list (6.1-custom/330-339). */
  async forCustomer(query: CustomerPriceQuery): Promise<OroCustomerPrice[]> {
    const filters = [
      is('customer', query.customerId),
      is('website', query.websiteId ?? onlyWebsiteId),
      ...(query.currency === undefined ? [] : [is('currency', query.currency)]),
      ...(query.unit === undefined ? [] : [is('unit', query.unit)]),
    ];
    // 5.1 has no customerprices (oro-observed).
    const rows = await noneIfMissing(
      listByKeys({ ...effectivePrices, filters }, 'product', recordIds(query.productIds), (chunk) =>
        this.#api.whole(chunk),
      ),
    );
    return rows.map(toCustomerPrice);
  }

  /** What one price list says about these products. Oro wants exactly one per question (recording 6.1/281). */
  async ofPriceList(priceListId: string, skus: readonly string[]): Promise<OroProductPrice[]> {
    const query = { ...listPrices, filters: [is('priceList', priceListId)] };
    const ask = (chunk: ResourceQuery) => this.#api.list(chunk);
    const unlistable = skus.filter((sku) => !isListable(sku));
    const products = unlistable.length === 0 ? [] : await this.#products.bySkus(unlistable);
    const [listed, others] = await Promise.all([
      listByKeys(
        query,
        'product.sku',
        skus.filter((sku) => sku !== '' && isListable(sku)),
        ask,
      ),
      listByKeys(
        query,
        'product',
        products.map(({ id }) => id),
        ask,
      ),
    ]);
    return [...listed, ...others].map(toProductPrice);
  }

  /** Price lists given to these customers. */
  async priceListsOf(customerIds: readonly string[]): Promise<OroCustomerPriceList[]> {
    const rows = await listByKeys(assignments, 'customer', recordIds(customerIds), (chunk) =>
      this.#api.list(chunk),
    );
    return rows.flatMap(toCustomerPriceList);
  }
}

const toBreak = (row: JsonApiResource): OroPriceBreak => ({
  id: row.id,
  productId: row.requiredOneId('product'),
  sku: row.one('product')?.text('sku') ?? null,
  unit: row.requiredOneId('unit'),
  currency: row.requiredText('currency'),
  quantity: row.requiredDecimal('quantity'),
  value: row.requiredDecimal('value'),
});

const toCustomerPrice = (row: JsonApiResource): OroCustomerPrice => ({
  ...toBreak(row),
  // The guest's prices name no customer (recording 6.1-custom/340).
  customerId: row.oneId('customer') ?? guestId,
  websiteId: row.requiredOneId('website'),
});

const toProductPrice = (row: JsonApiResource): OroProductPrice => ({
  ...toBreak(row),
  priceListId: row.requiredOneId('priceList'),
});

function toCustomerPriceList(row: JsonApiResource): OroCustomerPriceList[] {
  const priceList = row.one('priceList');
  if (priceList === null) return [];
  return [
    {
      customerId: row.requiredOneId('customer'),
      sortOrder: row.integer('sortOrder') ?? 0,
      mergeAllowed: row.boolean('mergeAllowed'),
      priceList: toPriceList(priceList),
    },
  ];
}

function toPriceList(row: JsonApiResource): OroPriceList {
  const currencies = row.raw('priceListCurrencies') ?? [];
  if (!Array.isArray(currencies)) throw row.unreadable('priceListCurrencies', 'a list of currencies');
  return {
    id: row.id,
    name: row.requiredText('name'),
    active: row.boolean('active'),
    currencies: currencies.map(String),
  };
}
