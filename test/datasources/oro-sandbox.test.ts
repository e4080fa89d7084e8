/** The clients of the shop over a sandbox with state. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OroSources } from '../../datasources/oro/oro.datasource.ts';
import { createOroSandbox, type OroSandbox } from '../../sandbox/oro/server.ts';
import { Author, type Link, product, sourcesOf } from './oro-author.ts';

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
