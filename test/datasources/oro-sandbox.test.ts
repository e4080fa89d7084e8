import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OroSources } from '../../datasources/oro/oro.datasource.ts';
import type { NewOAuthClient } from '../../sandbox/oro/oauth/oauth-client.ts';
import { defaultClient } from '../../sandbox/oro/options.ts';
import { createOroSandbox, type OroSandbox } from '../../sandbox/oro/server.ts';
import { oroSchema } from '../../src/config/config.ts';
import { oroSources } from './oro-sources.ts';

type Link = { readonly type: string; readonly id: string };

/** Writes as a person with the API would: plain requests, nothing of the client under test. */
class Author {
  #token = '';

  constructor(
    private readonly url: string,
    private readonly root = '/admin/api',
    private readonly clientId = 'sandbox-back-office',
  ) {}

  async create(
    type: string,
    attributes: object,
    links: Record<string, Link | Link[]> = {},
    included?: object[],
  ) {
    this.#token ||= await this.#signIn();
    const relationships = Object.entries(links).map(([name, data]) => [name, { data }]);
    const response = await fetch(`${this.url}${this.root}/${type}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.#token}`,
        accept: 'application/vnd.api+json',
        'content-type': 'application/vnd.api+json',
      },
      body: JSON.stringify({
        data: {
          type,
          attributes,
          ...(relationships.length > 0 && { relationships: Object.fromEntries(relationships) }),
        },
        ...(included && { included }),
      }),
    });
    if (response.status !== 201) throw new Error(`${type}: ${response.status} ${await response.text()}`);
    const body = (await response.json()) as { data: Link };
    return { type, id: body.data.id };
  }

  async #signIn(): Promise<string> {
    const response = await fetch(`${this.url}/oauth2-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: this.clientId,
        client_secret: 'sandbox-secret',
      }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }
}

const sourcesOf = (sandbox: OroSandbox, settings: object = {}): OroSources =>
  oroSources({
    config: oroSchema.parse({
      url: sandbox.url,
      clientId: 'sandbox-back-office',
      clientSecret: 'sandbox-secret',
      ...settings,
    }),
  });

const product = (author: Author, sku: string) =>
  author.create(
    'products',
    { sku, status: 'enabled' },
    {
      names: [{ type: 'productnames', id: 'n1' }],
      attributeFamily: { type: 'attributefamilies', id: '1' },
      primaryUnitPrecision: { type: 'productunitprecisions', id: 'u1' },
      inventory_status: { type: 'prodinventorystatuses', id: 'in_stock' },
    },
    [
      { type: 'productnames', id: 'n1', attributes: { string: `Name of ${sku}`, fallback: null } },
      {
        type: 'productunitprecisions',
        id: 'u1',
        attributes: { precision: 0, conversionRate: 1, sell: true },
        relationships: { unit: { data: { type: 'productunits', id: 'each' } } },
      },
    ],
  );

describe('over a shop with state', () => {
  let sandbox: OroSandbox;
  let oro: OroSources;
  let author: Author;
  let customer: Link;

  beforeAll(async () => {
    sandbox = await createOroSandbox();
    oro = sourcesOf(sandbox);
    author = new Author(sandbox.url);
    const group = await author.create('customergroups', { name: 'Wholesale' });
    customer = await author.create('customers', { name: 'Acme', p21_customer_id: 100198 }, { group });
    for (const sku of ['ABC', 'ABD', 'ABE']) await product(author, sku);
  });

  afterAll(() => sandbox.close());

  it('finds a customer by its P21 id with the names around it', async () => {
    expect(await oro.customers.byP21Ids(['100198', '100199'])).toMatchObject([
      { id: customer.id, name: 'Acme', p21CustomerId: '100198', group: { label: 'Wholesale' } },
    ]);
  });

  it('reads users and addresses of a customer', async () => {
    await author.create(
      'customerusers',
      { email: 'bob@example.com', firstName: 'Bob', lastName: 'Doo', password: 'Secret123!', enabled: true },
      { customer },
    );
    await author.create(
      'customeraddresses',
      {
        label: 'HQ',
        street: '1 Main St',
        city: 'Los Angeles',
        postalCode: '90001',
        organization: 'Acme',
        types: [{ addressType: 'shipping', default: true }],
      },
      { customer, country: { type: 'countries', id: 'US' }, region: { type: 'regions', id: 'US-CA' } },
    );
    expect(await oro.customerUsers.byCustomerIds([customer.id])).toMatchObject([
      { email: 'bob@example.com' },
    ]);
    expect(await oro.addresses.byCustomerIds([customer.id])).toMatchObject([
      { region: { code: 'US-CA' }, types: [{ type: 'shipping', isDefault: true }] },
    ]);
  });

  it('finds products and their stock by SKU', async () => {
    const found = await oro.products.bySkus(['ABC', 'ABE', 'abd', 'NOPE']);
    expect(found.map(({ sku, name }) => [sku, name]).sort()).toEqual([
      ['ABC', 'Name of ABC'],
      ['ABE', 'Name of ABE'],
    ]);
    const levels = await oro.inventory.bySkus(['ABC', 'ABE']);
    expect(levels.map(({ sku, unit, quantity }) => [sku, unit, quantity]).sort()).toEqual([
      ['ABC', 'each', '0'],
      ['ABE', 'each', '0'],
    ]);
  });

  it('writes stock in a synchronous and in an asynchronous batch', async () => {
    const [level] = await oro.inventory.bySkus(['ABC']);
    const row = (quantity: string) => ({
      mode: 'update' as const,
      id: level?.id ?? '',
      attributes: { quantity },
    });
    expect(await oro.batch.writeNow('inventorylevels', [row('17.5')])).toEqual([
      { state: 'written', id: level?.id },
    ]);
    expect(await oro.inventory.bySkus(['ABC'])).toMatchObject([{ quantity: '17.5' }]);
    const ghost = { mode: 'update' as const, id: '999999', attributes: { quantity: '1' } };
    expect(await oro.batch.writeLater('inventorylevels', [row('18'), ghost])).toMatchObject([
      { state: 'written', id: level?.id },
      { state: 'rejected' },
    ]);
    expect(await oro.inventory.bySkus(['ABC'])).toMatchObject([{ quantity: '18' }]);
  });

  it('reads an order by identifier in any case, by P21 number and by customer', async () => {
    const [abc] = await oro.products.bySkus(['ABC']);
    await author.create(
      'orders',
      { identifier: 'W-1001', currency: 'USD', poNumber: 'PO-7', p21_order_no: '1000123' },
      { customer, lineItems: [{ type: 'orderlineitems', id: 'l1' }] },
      [
        {
          type: 'orderlineitems',
          id: 'l1',
          attributes: { quantity: 2, value: 15.7, currency: 'USD' },
          relationships: {
            product: { data: { type: 'products', id: abc?.id } },
            productUnit: { data: { type: 'productunits', id: 'each' } },
          },
        },
      ],
    );
    const expected = [
      {
        identifier: 'W-1001',
        p21OrderNo: '1000123',
        total: '31.4',
        internalStatus: 'open',
        lines: [{ sku: 'ABC', quantity: '2', unit: 'each', unitPrice: '15.7' }],
      },
    ];
    expect(await oro.orders.byIdentifiers(['w-1001'])).toMatchObject(expected);
    expect(await oro.orders.byP21OrderNos(['1000123'])).toMatchObject(expected);
    expect(await oro.orders.page({ customerIds: [customer.id], first: 10, skip: 0 })).toMatchObject(expected);
  });

  it('reads budgets and unshipped items', async () => {
    await author.create(
      'extendp21customerbudgets',
      {
        period_start: '2026-01-01',
        period_end: '2026-12-31',
        limit_amount: '1000',
        spent_amount: '10.5',
        currency: 'USD',
        p21_key: 'K1',
      },
      { customer },
    );
    expect(await oro.customEntities.budgets([customer.id])).toMatchObject([
      { p21Key: 'K1', limit: '1000', spent: '10.5', periodEnd: '2026-12-31' },
    ]);
  });

  it('reads a price list, and the prices a customer sees of it', async () => {
    const [abc] = await oro.products.bySkus(['ABC']);
    const product = { type: 'products', id: abc?.id ?? '' };
    const unit = { type: 'productunits', id: 'each' };
    const priceList = await author.create('pricelists', {
      name: 'Contract',
      active: true,
      priceListCurrencies: ['USD'],
    });
    await author.create(
      'productprices',
      { quantity: 10, value: '9.2500', currency: 'USD' },
      { priceList, product, unit },
    );
    await author.create(
      'pricelisttocustomers',
      { sortOrder: 1, mergeAllowed: false },
      { priceList, customer },
    );
    expect(await oro.prices.ofPriceList(priceList.id, ['ABC', 'NOPE'])).toMatchObject([
      { sku: 'ABC', unit: 'each', quantity: '10', value: '9.25', priceListId: priceList.id },
    ]);
    expect(await oro.prices.priceListsOf([customer.id])).toMatchObject([
      { customerId: customer.id, sortOrder: 1, priceList: { name: 'Contract', currencies: ['USD'] } },
    ]);
    expect(
      await oro.prices.forCustomer({ customerId: customer.id, productIds: [product.id], currency: 'USD' }),
    ).toMatchObject([{ sku: 'ABC', quantity: '10', value: '9.25', customerId: customer.id }]);
  });

  it('reads the tax set-up', async () => {
    const tax = await author.create('taxes', { code: 'NY', description: 'New York', rate: 0.08875 });
    const customerTaxCode = await author.create('customertaxcodes', { code: 'RETAIL' });
    const productTaxCode = await author.create('producttaxcodes', { code: 'TOOLS' });
    const taxJurisdiction = await author.create(
      'taxjurisdictions',
      { code: 'NYC', zipCodes: [{ from: '10001', to: '10299' }] },
      { country: { type: 'countries', id: 'US' }, region: { type: 'regions', id: 'US-NY' } },
    );
    await author.create(
      'taxrules',
      { description: 'std' },
      { customerTaxCode, productTaxCode, tax, taxJurisdiction },
    );
    expect(await oro.taxes.taxes()).toMatchObject([{ code: 'NY', rate: '0.08875' }]);
    expect(await oro.taxes.jurisdictions()).toMatchObject([
      { code: 'NYC', regionCode: 'US-NY', zipCodes: [{ from: '10001', to: '10299' }] },
    ]);
    expect(await oro.taxes.rules()).toMatchObject([
      { tax: { label: 'NY' }, customerTaxCode: { label: 'RETAIL' }, jurisdiction: { label: 'NYC' } },
    ]);
  });

  it('takes a filter that is too long for a URL', async () => {
    const skus = Array.from(
      { length: 199 },
      (_, index) => `${'SOME-VERY-LONG-PART-NUMBER-OF-A-SUPPLIER'}-${index}`,
    );
    expect(await oro.products.bySkus([...skus, 'ABD'])).toMatchObject([{ sku: 'ABD' }]);
  });
});

describe('shopping lists over the storefront of a shop', () => {
  it('are read with the application of the customer', async () => {
    const clients: NewOAuthClient[] = [
      defaultClient,
      {
        clientId: 'shopper',
        clientSecret: 'sandbox-secret',
        area: 'storefront',
        grants: ['client_credentials'],
        ownerId: '1',
      },
    ];
    const sandbox = await createOroSandbox({ clients });
    try {
      const author = new Author(sandbox.url);
      const customer = await author.create('customers', { name: 'Acme' });
      const administrator = { type: 'customeruserroles', id: '1' };
      await author.create(
        'customerusers',
        {
          email: 'bob@example.com',
          firstName: 'Bob',
          lastName: 'Doo',
          password: 'Secret123!',
          enabled: true,
        },
        { customer, userRoles: [administrator] },
      );
      const abc = await product(author, 'ABC');
      const shopper = new Author(sandbox.url, '/api', 'shopper');
      await shopper.create(
        'shoppinglists',
        { name: 'Restock' },
        { items: [{ type: 'shoppinglistitems', id: 'i1' }] },
        [
          {
            type: 'shoppinglistitems',
            id: 'i1',
            attributes: { quantity: 5 },
            relationships: {
              product: { data: abc },
              unit: { data: { type: 'productunits', id: 'each' } },
            },
          },
        ],
      );
      const storefrontClients = [
        { customerId: customer.id, clientId: 'shopper', clientSecret: 'sandbox-secret' },
      ];
      const oro = sourcesOf(sandbox, { storefrontClients });
      expect(await oro.shoppingLists.forCustomer(customer.id)).toMatchObject([
        { name: 'Restock', items: [{ sku: 'ABC', productName: 'Name of ABC', quantity: '5', unit: 'each' }] },
      ]);
    } finally {
      await sandbox.close();
    }
  });
});

describe('over a 7.0', () => {
  it('finds customers by externalId with one list', async () => {
    const sandbox = await createOroSandbox({ version: '7.0' });
    try {
      const author = new Author(sandbox.url);
      await author.create('customers', { name: 'Acme', externalId: '100198' });
      await author.create('customers', { name: 'Bolt', externalId: '100199' });
      const oro = sourcesOf(sandbox, { customerKey: 'externalId' });
      const found = await oro.customers.byP21Ids(['100198', '100199']);
      expect(found.map(({ name, p21CustomerId }) => [name, p21CustomerId])).toEqual([
        ['Acme', '100198'],
        ['Bolt', '100199'],
      ]);
    } finally {
      await sandbox.close();
    }
  });
});

describe('what an instance can do', () => {
  const capabilitiesOf = async (options: Parameters<typeof createOroSandbox>[0]) => {
    const sandbox = await createOroSandbox(options);
    try {
      return await sourcesOf(sandbox).capabilities.read();
    } finally {
      await sandbox.close();
    }
  };

  it('is read from a fresh 6.1', async () => {
    expect(await capabilitiesOf({ customEntities: false })).toMatchObject({
      customerKey: 'absent',
      orderKey: 'absent',
      externalId: false,
      ordersByUpdatedAt: true,
      orderRelationship: 'orders',
      webhooks: false,
      customerPrices: true,
    });
  });

  it('is read from a 6.1 prepared for P21', async () => {
    const capabilities = await capabilitiesOf({ version: '6.1' });
    expect(capabilities).toMatchObject({
      customerKey: 'list',
      customerKeyNumeric: true,
      orderKey: 'single',
      externalId: false,
      webhooks: false,
    });
    expect(capabilities.customEntities.size).toBe(5);
  });

  it('is read from a 7.0 prepared for P21', async () => {
    const capabilities = await capabilitiesOf({ version: '7.0' });
    expect(capabilities).toMatchObject({
      customerKey: 'list',
      customerKeyNumeric: true,
      orderKey: 'single',
      externalId: true,
      webhooks: true,
    });
    expect(capabilities.customEntities.size).toBe(5);
  });
});
