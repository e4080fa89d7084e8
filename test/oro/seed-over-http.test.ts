/** The shop of the sandbox’s distributor, read over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { loadConfig } from '../../src/config/load.ts';
import {
  type Document,
  type Identifier,
  p21Rows,
  type Resource,
  readShop,
  shopRows,
} from './support/distributor-under-test.ts';

let distributor: Distributor;

beforeAll(async () => {
  distributor = await createDistributor({ p21: { items: 300, customers: 30, orders: 300 } });
});
afterAll(() => distributor.close());

const p21 = (table: string) => p21Rows(distributor, table);
const shop = (type: string) => shopRows(distributor, type);

describe('over HTTP', () => {
  it.each([
    ['customers', 'parent,group,paymentTerm,taxCode,users,addresses,account'],
    ['customerusers', 'customer,userRoles'],
    ['customeraddresses', 'customer,country,region'],
    ['products', 'names,unitPrecisions,primaryUnitPrecision,taxCode,inventory_status,attributeFamily'],
    ['inventorylevels', 'product,productUnitPrecision'],
    ['pricelisttocustomers', 'customer,priceList'],
    [
      'orders',
      'lineItems,shippingTrackings,billingAddress,shippingAddress,customer,customerUser,paymentTerm',
    ],
    ['extendp21customerbudgets', 'customer'],
    ['extendp21unshippeditems', 'parent_order'],
    ['extendp21ordercharges', 'parent_order'],
    ['extendp21promotions', 'customer'],
    ['extendp21rewardprograms', 'customer'],
  ])('every record of %s is read, with %s', async (type, include) => {
    const page = 'page[size]=1000&page[number]=1';
    const document = await readShop(distributor, `/admin/api/${type}?include=${include}&${page}`);
    expect(document.data).toHaveLength(shop(type).length);
    expect(document.data.length).toBeGreaterThan(0);
    expect(danglingIn(document, include.split(','))).toEqual([]);
  });

  it('one record of each is read by itself', async () => {
    for (const type of ['customers', 'customerusers', 'products', 'orders', 'extendp21promotions']) {
      const [first] = shop(type);
      const { data } = await readShop(distributor, `/admin/api/${type}?filter[id]=${first?.id}`);
      expect(data.map(({ id }) => id)).toEqual([first?.id]);
    }
  });

  it('list prices of the website are read by the shop price list', async () => {
    const { data } = await readShop(
      distributor,
      '/admin/api/productprices?filter[priceList]=1&include=product,unit&page[size]=1000',
    );
    expect(data).toHaveLength(shop('productprices').filter(({ values }) => values.priceList === '1').length);
    expect(data.length).toBeGreaterThan(shop('products').length / 2);
  });
});

/** References among these relationships whose record did not come along. */
function danglingIn({ data, included = [] }: Document, relationships: readonly string[]): Identifier[] {
  const here = new Set([...data, ...included].map(({ type, id }) => `${type}/${id}`));
  return data
    .flatMap((resource) => relationships.flatMap((name) => referencesOf(resource, name)))
    .filter(({ type, id }) => !here.has(`${type}/${id}`));
}

const referencesOf = ({ relationships = {} }: Resource, name: string): readonly Identifier[] => {
  const held = relationships[name]?.data ?? [];
  return 'id' in held ? [held] : held;
};

describe('the tour', () => {
  const clients = () =>
    loadConfig(distributor.environment).oro.storefrontClients as readonly {
      customerId: string;
      clientId: string;
      clientSecret: string;
    }[];

  it('starts with settings a gateway accepts', () => {
    expect(clients().length).toBeGreaterThan(3);
  });

  it('has a customer with a budget, open invoices, several users and orders on their way', () => {
    const { tourCustomerId } = distributor;
    const customer = shop('customers').find(({ values }) => values.p21_customer_id === tourCustomerId);
    const owned = (type: string) => shop(type).filter(({ values }) => values.customer === customer?.id);
    expect(owned('customerusers').length).toBeGreaterThan(1);
    expect(owned('extendp21customerbudgets').length).toBeGreaterThan(0);
    expect(owned('orders').map(({ values }) => values.shippingStatus)).toContain('partially_shipped');
    const owed = p21('invoice_hdr').filter(
      (row) => String(row.customer_id_number) === tourCustomerId && row.paid_in_full_flag === 'N',
    );
    expect(owed.length).toBeGreaterThan(0);
  });

  it('shows its shopping lists, priced, to the storefront application of that customer only', async () => {
    const [mine, other] = clients();
    const path = '/api/shoppinglists?include=items.product';
    const lists = await readShop(distributor, path, mine);
    expect(lists.data.map(({ attributes }) => attributes?.name)).toEqual([
      'Master shopping list',
      'Weekly order',
    ]);
    expect(lists.data.every(({ attributes }) => Number(attributes?.total) > 0)).toBe(true);
    const items = lists.included?.filter(({ type }) => type === 'shoppinglistitems') ?? [];
    expect(items.length).toBeGreaterThan(3);
    const others = await readShop(distributor, path, other);
    expect(others.data.map(({ id }) => id)).not.toContain(lists.data[0]?.id);
  });
});
