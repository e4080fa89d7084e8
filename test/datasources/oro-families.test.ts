import { describe, expect, it } from 'vitest';
import { type Answer, type Responder, recorded, rows, startOro } from './oro-recorded-server.ts';
import { oroSources } from './oro-sources.ts';

/** Answers a GET of one resource type with a recorded body. */
const onGet =
  (type: string, answer: Answer): Responder =>
  ({ method, path }) =>
    method === 'GET' && path === `/admin/api/${type}` ? answer : undefined;

/** A recorded single resource, as the list of one that our questions get. */
const asList = (answer: Answer): Answer => {
  const body = answer.body as { data: unknown; included?: unknown };
  return rows([body.data], body.included);
};

describe('customers of the shop', () => {
  it('reads names of the related records, also of a parent that came as a row itself', async () => {
    const child = recorded('6.1-170-customers-include-nested').body as { data: object[]; included: object[] };
    await using oro = await startOro(onGet('customers', rows(child.data, child.included)));
    const [customer] = await oroSources(oro).customers.byIds(['3']);
    expect(customer).toEqual({
      id: '3',
      name: 'ERP Customer 1 Branch',
      p21CustomerId: null,
      externalId: null,
      parent: { id: '2', label: 'ERP Customer 1 renamed' },
      group: null,
      paymentTerm: null,
      taxCode: null,
      internalRating: null,
      creditLimit: null,
      createdAt: '2026-11-24T02:39:28.000Z',
      updatedAt: '2026-11-24T02:39:28.000Z',
    });
  });

  it('finds them by P21 id through the configured numeric attribute with one list', async () => {
    await using oro = await startOro(({ query }) => {
      if (query['filter[p21_customer_id]'] === 'capability-probe') return expectedNumber('p21_customer_id');
      return rows([
        customerRow('7', { p21_customer_id: '100198' }),
        customerRow('8', { p21_customer_id: '100199' }),
      ]);
    });
    const customers = await oroSources(oro).customers.byP21Ids(['100198', '100199', 'not-a-number']);
    expect(customers.map(({ id, p21CustomerId }) => [id, p21CustomerId])).toEqual([
      ['7', '100198'],
      ['8', '100199'],
    ]);
    expect(oro.requests.map(({ query }) => query['filter[p21_customer_id]'])).toEqual([
      'capability-probe',
      '100198,100199',
    ]);
  });

  it('asks one by one where the attribute is a text, because Oro takes the comma literally', async () => {
    await using oro = await startOro(
      ({ query }) => rows(query['filter[p21_ref]'] === 'B-2' ? [customerRow('8', { p21_ref: 'B-2' })] : []),
      { customerKey: 'p21_ref' },
    );
    expect(await oroSources(oro).customers.byP21Ids(['A-1', 'B-2'])).toMatchObject([
      { id: '8', p21CustomerId: 'B-2' },
    ]);
    expect(oro.requests.map(({ query }) => query['filter[p21_ref]'])).toEqual([
      'capability-probe',
      'A-1',
      'B-2',
    ]);
  });

  it('finds nobody, without failing, in a shop that lacks the attribute', async () => {
    await using oro = await startOro(() => recorded('6.1-103-err-400-unknown-filter'));
    expect(await oroSources(oro).customers.byP21Ids(['100198'])).toEqual([]);
  });

  it('asks nothing at all when there is nothing to ask for', async () => {
    await using oro = await startOro(() => rows([]));
    const sources = oroSources(oro);
    expect(await sources.customers.byIds([])).toEqual([]);
    expect(await sources.customers.byIds(['abc', '99999999999'])).toEqual([]);
    expect(await sources.customers.byP21Ids([])).toEqual([]);
    expect(oro.requests).toEqual([]);
  });
});

describe('people and addresses', () => {
  it('reads a customer user with its roles', async () => {
    await using oro = await startOro(onGet('customerusers', asList(recorded('6.1-185-customeruser-get'))));
    const [user] = await oroSources(oro).customerUsers.byCustomerIds(['2']);
    expect(user).toMatchObject({
      id: '1',
      customerId: '2',
      email: 'amanda@example.com',
      firstName: 'Amanda',
      enabled: true,
      confirmed: true,
      isGuest: false,
      lastLogin: null,
      roles: [{ id: '1', label: 'Administrator', role: 'ROLE_FRONTEND_ADMINISTRATOR' }],
    });
    expect(oro.requests[0]?.query).toMatchObject({ 'filter[customer]': '2', include: 'userRoles' });
  });

  it('reads an address with its country, region and uses', async () => {
    await using oro = await startOro(
      onGet('customeraddresses', asList(recorded('6.1-172-customeraddress-get'))),
    );
    const [address] = await oroSources(oro).addresses.byCustomerIds(['2']);
    expect(address).toMatchObject({
      id: '1',
      customerId: '2',
      label: 'HQ',
      street: '1 Main St',
      city: 'Los Angeles',
      postalCode: '90001',
      country: { code: 'US', name: 'United States' },
      region: { code: 'US-CA', name: 'California' },
      primary: true,
      types: [
        { type: 'billing', isDefault: true },
        { type: 'shipping', isDefault: true },
      ],
      p21ShipToId: null,
    });
  });
});

describe('products and stock of the shop', () => {
  it('takes the name without localization, wherever it stands in the list', async () => {
    const { data, included } = recorded('6.1-239-product-after-name-update').body as {
      data: { attributes: object; relationships: object };
      included: object[];
    };
    const product = {
      ...data,
      attributes: { ...data.attributes, status: 'enabled', createdAt: '2026-11-24T02:39:35Z' },
    };
    await using oro = await startOro(onGet('products', rows([product], [...included].reverse())));
    expect(await oroSources(oro).products.bySkus(['SKU-001'])).toMatchObject([
      { sku: 'SKU-001', name: 'Widget One' },
    ]);
  });

  it('reads units with their conversion and which one is primary', async () => {
    await using oro = await startOro(
      onGet(
        'products',
        rows(
          [
            {
              type: 'products',
              id: '3',
              attributes: {
                sku: 'SKU-003',
                status: 'enabled',
                createdAt: '2026-11-24T02:39:35Z',
                updatedAt: '2026-11-24T02:39:35Z',
              },
              relationships: {
                unitPrecisions: { data: [precision('3'), precision('4')] },
                primaryUnitPrecision: { data: precision('3') },
                inventory_status: { data: { type: 'prodinventorystatuses', id: 'in_stock' } },
              },
            },
          ],
          (recorded('6.1-246-inventorylevels-by-skus').body as { included: object[] }).included,
        ),
      ),
    );
    const [product] = await oroSources(oro).products.byIds(['3']);
    expect(product?.inventoryStatus).toBe('in_stock');
    expect(product?.units).toEqual([
      { id: '3', unit: 'item', precision: 0, conversionRate: '1', sell: true, isPrimary: true },
      { id: '4', unit: 'set', precision: 0, conversionRate: '12', sell: true, isPrimary: false },
    ]);
  });

  it('reads one inventory level per product and unit', async () => {
    await using oro = await startOro(onGet('inventorylevels', recorded('6.1-246-inventorylevels-by-skus')));
    expect(await oroSources(oro).inventory.bySkus(['SKU-001', 'SKU-003'])).toEqual([
      { id: '1', productId: '1', sku: 'SKU-001', unit: 'item', isPrimary: false, quantity: '0' },
      { id: '3', productId: '3', sku: 'SKU-003', unit: 'item', isPrimary: false, quantity: '0' },
      { id: '4', productId: '3', sku: 'SKU-003', unit: 'set', isPrimary: false, quantity: '0' },
    ]);
    expect(oro.requests[0]?.query['filter[product.sku]']).toBe('SKU-001,SKU-003');
  });

  it('looks for a SKU with a comma by search, since a filter would take it for two', async () => {
    const found = { createdAt: '2026-11-24T02:39:35Z', updatedAt: '2026-11-24T02:39:35Z', status: 'enabled' };
    await using oro = await startOro(({ query }) => {
      if (query['filter[searchQuery]'] === undefined) return recorded('6.1-227-products-sku-with-comma');
      return rows([
        { type: 'products', id: '8', attributes: { ...found, sku: 'a,b' } },
        { type: 'products', id: '9', attributes: { ...found, sku: 'A,B' } },
      ]);
    });
    expect(await oroSources(oro).products.bySkus(['A,B', 'X', 'C,D'])).toMatchObject([
      { id: '9', sku: 'A,B' },
    ]);
    const filters = oro.requests.map(({ query }) => query['filter[sku]'] ?? query['filter[searchQuery]']);
    expect(filters.sort()).toEqual(['X', 'sku = "A,B" or sku = "C,D"']);
  });
});

describe('prices of the shop', () => {
  it('reads the prices a customer sees, with exact decimals', async () => {
    await using oro = await startOro(onGet('customerprices', recorded('6.1-custom-360-6.1-cp-noHateoas')));
    const prices = await oroSources(oro).prices.forCustomer({
      customerId: '1',
      productIds: ['1'],
      currency: 'USD',
    });
    expect(prices[0]).toEqual({
      id: '1-1-1-USD-item-1',
      customerId: '1',
      websiteId: '1',
      productId: '1',
      sku: null,
      unit: 'item',
      currency: 'USD',
      quantity: '1',
      value: '79.99',
    });
    expect(prices.map(({ quantity }) => quantity)).toEqual(['1', '10', '20']);
  });

  it("reads the guest's prices, which name no customer", async () => {
    await using oro = await startOro(
      onGet('customerprices', recorded('6.1-custom-340-6.1-cp-guest-customer-0')),
    );
    const [price] = await oroSources(oro).prices.forCustomer({ customerId: '0', productIds: ['1'] });
    expect(price).toMatchObject({ customerId: '0', productId: '1', unit: 'item' });
  });

  it('never sends a page or an order to the prices of a customer, which Oro refuses', async () => {
    await using oro = await startOro(
      onGet('customerprices', recorded('6.1-custom-342-6.1-cp-unknown-customer')),
    );
    expect(await oroSources(oro).prices.forCustomer({ customerId: '99999', productIds: ['1'] })).toEqual([]);
    expect(Object.keys(oro.requests[0]?.query ?? {}).filter((name) => /^(page|sort)/.test(name))).toEqual([]);
    expect(oro.requests[0]?.query).toMatchObject({
      'filter[customer]': '99999',
      'filter[website]': '1',
      'filter[product]': '1',
    });
  });

  it('reads what one price list says', async () => {
    await using oro = await startOro(
      onGet('productprices', recorded('6.1-280-productprices-by-product-sku')),
    );
    const prices = await oroSources(oro).prices.ofPriceList('2', ['SKU-001']);
    expect(prices.map(({ priceListId, quantity, value }) => [priceListId, quantity, value])).toEqual([
      ['2', '3', '1.1235'],
      ['2', '1', '10.5'],
      ['2', '10', '9.25'],
    ]);
    expect(oro.requests[0]?.query).toMatchObject({
      'filter[priceList]': '2',
      'filter[product.sku]': 'SKU-001',
    });
  });
});

describe('orders of the shop', () => {
  it('reads an order with its lines, addresses and statuses in one question', async () => {
    await using oro = await startOro(onGet('orders', asList(recorded('6.1-314-order-get-include'))));
    const [order] = await oroSources(oro).orders.byIdentifiers(['ERP-1001']);
    expect(order).toMatchObject({
      id: '1',
      identifier: 'ERP-1001',
      poNumber: 'PO-1',
      p21OrderNo: null,
      currency: 'USD',
      subtotal: '28.5',
      total: '28.5',
      shipUntil: '2027-01-31',
      external: false,
      internalStatus: 'open',
      status: null,
      shippingStatus: 'not_shipped',
      customer: { id: '2', label: 'ERP Customer 1 renamed' },
      customerUser: { id: '1' },
      billingAddress: { id: '1', street: '1 Main St', country: { code: 'US' }, region: { code: 'US-CA' } },
      createdAt: '2026-11-24T02:39:42.000Z',
    });
    expect(
      order?.lines.map(({ sku, quantity, unit, unitPrice }) => [sku, quantity, unit, unitPrice]),
    ).toEqual([
      ['SKU-001', '2', 'item', '10.5'],
      ['SKU-002', '1.5', 'kg', '5'],
    ]);
    expect(oro.requests).toHaveLength(1);
  });

  it('reads totals and the fields that P21 fills', async () => {
    const { data } = recorded('6.1-custom-192-ext-order-patch-p21').body as { data: object };
    const totals = (recorded('6.1-346-ordersubtotals-list').body as { data: { id: string }[] }).data;
    const order = {
      ...data,
      relationships: { orderSubtotals: { data: totals.map(({ id }) => ({ type: 'ordersubtotals', id })) } },
    };
    await using oro = await startOro(onGet('orders', rows([order], totals)));
    const [read] = await oroSources(oro).orders.byIds(['1']);
    expect(read?.p21OrderNo).toBe('1000123');
    expect(read?.charges).toEqual([{ code: 'FRT', description: null, amount: '12.5' }]);
    expect(read?.totals[0]).toEqual({
      id: '1-subtotal-0',
      type: 'subtotal',
      label: 'Subtotal',
      amount: '28.5',
      signedAmount: '28.5',
      currency: 'USD',
      visible: true,
    });
  });

  it('asks for the lines on their own where Oro cuts the list of them', async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => ({ type: 'orderlineitems', id: `${index + 1}` }));
    const line = { quantity: 1, value: '2.0000', currency: 'USD', productUnitCode: 'item' };
    await using oro = await startOro(({ path, query }) => {
      if (path.endsWith('/orders'))
        return rows([{ ...orderRow(1), relationships: { lineItems: { data: ids } } }]);
      if (query['page[size]'] === '1') return rows([]);
      const start = (Number(query['page[number]']) - 1) * 500;
      const found = Array.from({ length: Math.min(500, 1200 - start) }, (_, index) => `${start + index}`);
      return rows(found.map((id) => ({ type: 'orderlineitems', id, attributes: line })));
    });
    const [order] = await oroSources(oro).orders.byIds(['1']);
    expect(order?.lines).toHaveLength(1200);
    expect(oro.requests.at(-1)?.query['filter[orders]']).toBe('1');
  });

  it('finds orders by P21 number one by one, since the attribute is a text', async () => {
    await using oro = await startOro(({ query }) =>
      rows(query['filter[p21_order_no]'] === '1000123' ? [orderRow(1, { p21_order_no: '1000123' })] : []),
    );
    expect(await oroSources(oro).orders.byP21OrderNos(['1000123', '1000124', ''])).toMatchObject([
      { id: '1', p21OrderNo: '1000123' },
    ]);
    expect(oro.requests).toHaveLength(3);
  });

  it('pages newest first, and takes two pages for a window that starts inside one', async () => {
    const all = Array.from({ length: 7 }, (_, index) => orderRow(100 - index));
    await using oro = await startOro(({ query }) => {
      const size = Number(query['page[size]']);
      const start = (Number(query['page[number]']) - 1) * size;
      return rows(all.slice(start, start + size));
    });
    const page = await oroSources(oro).orders.page({ customerIds: ['2'], first: 3, skip: 2 });
    expect(page.map(({ id }) => id)).toEqual(['98', '97', '96']);
    expect(oro.requests.map(({ query }) => query.sort)).toEqual(['-createdAt,-id', '-createdAt,-id']);
  });
});

describe('custom entities', () => {
  it('reads budgets of customers', async () => {
    await using oro = await startOro(onGet('extendp21customerbudgets', recorded('6.1-custom-138-ext-list')));
    const budgets = await oroSources(oro).customEntities.budgets(['2']);
    expect(budgets[0]).toEqual({
      id: '3',
      p21Key: 'K2',
      customerId: '2',
      periodStart: '2026-01-01',
      periodEnd: '2026-12-31',
      limit: '2000.1235',
      spent: '0',
      currency: 'USD',
      note: 'hello',
    });
  });

  it('reads unshipped items of orders', async () => {
    await using oro = await startOro(
      onGet('extendp21unshippeditems', recorded('6.1-custom-184-ext-unshipped-list')),
    );
    expect(await oroSources(oro).customEntities.unshippedItems(['1'])).toEqual([
      { id: '1', orderId: '1', sku: 'ABC', quantityOpen: '12.5', unit: 'each', expectedDate: '2026-12-24' },
      { id: '2', orderId: '1', sku: 'ABD', quantityOpen: '3', unit: 'each', expectedDate: '2026-12-24' },
    ]);
    expect(oro.requests[0]?.query['filter[parent_order]']).toBe('1');
  });

  it('reads rows of any type in camelCase, one question per text value', async () => {
    await using oro = await startOro(({ query }) =>
      query['filter[p21_key]'] === 'K1' ? recorded('6.1-custom-138-ext-list') : rows([]),
    );
    const found = await oroSources(oro).customEntities.rows('extendp21customerbudgets', {
      attribute: 'p21Key',
      values: ['K1', 'K2'],
    });
    expect(found[0]?.attributes).toMatchObject({ limitAmount: '2000.1235', p21Key: 'K2' });
    expect(found[0]?.relationships).toEqual({ customer: '2' });
    expect(oro.requests.map(({ query }) => query['filter[p21_key]']).sort()).toEqual(['K1', 'K2']);
  });

  it('finds no rows, without failing, where the shop has no such entity', async () => {
    await using oro = await startOro(() => recorded('6.1-custom-122-ext-probe-p21customerbudgets'));
    const sources = oroSources(oro);
    expect(await sources.customEntities.budgets(['1'])).toEqual([]);
    expect(await sources.customEntities.rows('extendp21promotions')).toEqual([]);
    expect(await sources.webhooks.list()).toEqual([]);
  });
});

describe('unreadable answers', () => {
  it('names resource, id and attribute of a value that is not what it should be', async () => {
    await using oro = await startOro(() => rows([customerRow('7', { createdAt: 'yesterday' })]));
    await expect(oroSources(oro).customers.byIds(['7'])).rejects.toMatchObject({
      code: 'UPSTREAM_MALFORMED',
      message: 'customers 7: "createdAt" is not a time',
      details: { system: 'ORO', field: 'customers.createdAt' },
    });
  });
});

const precision = (id: string) => ({ type: 'productunitprecisions', id });

const orderRow = (id: number, attributes: object = {}) => ({
  type: 'orders',
  id: `${id}`,
  attributes: {
    currency: 'USD',
    createdAt: '2026-11-24T02:39:42Z',
    updatedAt: '2026-11-24T02:39:42Z',
    ...attributes,
  },
});

const customerRow = (id: string, attributes: object) => ({
  type: 'customers',
  id,
  attributes: {
    name: `C${id}`,
    createdAt: '2026-11-24T02:39:28Z',
    updatedAt: '2026-11-24T02:39:28Z',
    ...attributes,
  },
});

/** The form of recording 6.1/105 for a number. */
const expectedNumber = (field: string): Answer => ({
  status: 400,
  body: {
    errors: [
      {
        status: '400',
        title: 'filter constraint',
        detail: 'Expected big integer value. Given "capability-probe".',
        source: { parameter: `filter[${field}]` },
      },
    ],
  },
});
