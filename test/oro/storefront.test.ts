/** The storefront API: who asks, what they see of products and addresses. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Call,
  createCustomer,
  createPrice,
  createProduct,
  ref,
  type TestShop,
} from './support/shop-client.ts';
import { startStorefront } from './support/storefront-shop.ts';

describe('the storefront API', () => {
  let shop: TestShop;
  let office: Call;
  let buyer: Call;
  let guest: Call;
  let app: Call;
  let company: string;
  let product: string;

  beforeEach(async () => {
    ({ shop, office, buyer, guest, app, company, product } = await startStorefront());
  });
  afterEach(() => shop.sandbox.close());

  const names = ({ body }: Awaited<ReturnType<Call>>) =>
    body.data.map((row: { attributes: { name: string } }) => row.attributes.name);

  it('says who is signed in, with and without sparse fields', async () => {
    const path =
      '/api/customerusers/mine?include=customer&fields[customerusers]=email,customer&fields[customers]=name';
    const { status, body } = await buyer('GET', path, undefined, { 'x-include': 'noHateoas' });
    expect(status).toBe(200);
    expect(body).toEqual({
      data: {
        type: 'customerusers',
        id: '2',
        attributes: { email: 'buyer@shop.example' },
        relationships: { customer: ref('customers', company) },
      },
      included: [{ type: 'customers', id: company, attributes: { name: 'Company A' } }],
    });
    const whole = (await app('GET', '/api/customerusers/mine?include=userRoles')).body;
    expect(Object.keys(whole.data.attributes)).toEqual([
      'confirmed',
      'email',
      'namePrefix',
      'firstName',
      'middleName',
      'lastName',
      'nameSuffix',
      'birthday',
      'createdAt',
      'updatedAt',
      'enabled',
      'isGuest',
    ]);
    expect(whole.included[0].attributes).toEqual({
      role: 'ROLE_FRONTEND_ADMINISTRATOR',
      label: 'Administrator',
    });
    expect((await app('GET', '/api/customers/mine')).body.data.attributes.name).toBe('Company A');
  });

  it('does not tell guests', async () => {
    const { status, headers, body } = await guest('GET', '/api/customerusers/mine?include=customer');
    expect(status).toBe(403);
    expect(headers.get('cache-control')).toBe('no-cache, private');
    expect(body.errors[0].detail).toBe('No access to this type of entities.');
  });

  it('follows the account at once: disabled, moved to another e-mail, taken over', async () => {
    const me = () => buyer('GET', '/api/customerusers/mine?fields[customerusers]=email');
    const patch = (id: string, attributes: object) =>
      office('PATCH', `/admin/api/customerusers/${id}`, { data: { type: 'customerusers', id, attributes } });
    await patch('2', { enabled: false });
    expect(await me()).toMatchObject({ status: 401, body: undefined });
    await patch('2', { enabled: true });
    expect((await me()).status).toBe(200);
    await patch('2', { email: 'buyer.new@shop.example' });
    expect((await me()).status).toBe(401);
    await patch('1', { email: 'buyer@shop.example' });
    expect((await me()).body.data.id).toBe('1');
  });

  it('shows an administrator the branches too, a buyer only the own customer', async () => {
    await createCustomer(office, 'Branch', { parent: ref('customers', company) });
    await createCustomer(office, 'Stranger');
    expect(names(await app('GET', '/api/customers'))).toEqual(['Company A', 'Branch']);
    expect(names(await buyer('GET', '/api/customers'))).toEqual(['Company A']);
    expect((await buyer('GET', '/api/customers/3')).status).toBe(403);
    expect((await buyer('GET', '/api/customers/99')).status).toBe(404);
  });

  it('shows products with the caller’s prices, in the storefront’s form', async () => {
    const list = await office('POST', '/admin/api/pricelists', {
      data: {
        type: 'pricelists',
        attributes: { name: 'Contract', active: true, priceListCurrencies: ['USD'] },
      },
    });
    await createPrice(office, product, '60', 1, 'item', list.body.data.id);
    await office('POST', '/admin/api/pricelisttocustomers', {
      data: {
        type: 'pricelisttocustomers',
        attributes: { sortOrder: 1, mergeAllowed: true },
        relationships: {
          priceList: ref('pricelists', list.body.data.id),
          customer: ref('customers', company),
        },
      },
    });
    const seen = (await buyer('GET', `/api/products/${product}`)).body.data;
    expect(seen.attributes).toMatchObject({
      sku: 'SKU-1',
      name: 'Product SKU-1',
      url: '/product-sku-1',
      unitPrecisions: [{ unit: 'item', precision: 0, conversionRate: 1, default: true }],
      prices: [{ price: '60.0000', currencyId: 'USD', quantity: '1', unit: 'item' }],
      productAttributes: [],
    });
    expect(seen.attributes.status).toBeUndefined();
    expect(seen.relationships.inventoryStatus.data).toEqual({
      type: 'productinventorystatuses',
      id: 'in_stock',
    });
    expect((await guest('GET', `/api/products/${product}`)).body.data.attributes.prices[0].price).toBe(
      '79.9900',
    );
  });

  it('hides disabled and discontinued products', async () => {
    const off = await createProduct(office, 'SKU-2');
    await office('PATCH', `/admin/api/products/${off}`, {
      data: { type: 'products', id: off, attributes: { status: 'disabled' } },
    });
    const { headers } = await buyer('GET', '/api/products?page[size]=1', undefined, {
      'x-include': 'totalCount',
    });
    expect(headers.get('x-include-total-count')).toBe('1');
    expect((await buyer('GET', `/api/products/${off}`)).status).toBe(403);
  });

  it('searches products, newest first', async () => {
    await createProduct(office, 'SKU-2');
    const skus = async (query: string) =>
      (await buyer('GET', `/api/productsearch${query}`)).body.data.map(
        (row: { attributes: { sku: string } }) => row.attributes.sku,
      );
    const search = (text: string) => skus(`?filter[searchQuery]=${encodeURIComponent(text)}`);
    expect(await skus('')).toEqual(['SKU-2', 'SKU-1']);
    expect(await search('sku = "SKU-001"')).toEqual([]);
    expect(await search('sku in ("SKU-1", "SKU-9") or name ~ "sku-2"')).toEqual(['SKU-2', 'SKU-1']);
    expect(await search('minimalPrice > 50 and inventoryStatus = in_stock')).toEqual(['SKU-1']);
    const [row] = (await buyer('GET', '/api/productsearch?filter[searchQuery]=sku = "SKU-1"')).body.data;
    expect(row.links).toBeUndefined();
    expect(row.attributes.minimalPrices).toEqual([{ price: '79.9900', currencyId: 'USD', unit: 'item' }]);
    expect((await buyer('GET', '/api/productsearch?filter[searchQuery]=nope = 1')).status).toBe(400);
  });

  it.each([
    ['invoices', 404, 'entity type constraint'],
    ['inventorystatuses', 404, 'entity type constraint'],
    ['inventorylevels', 404, 'resource not accessible exception'],
    ['productprices', 404, 'resource not accessible exception'],
    ['paymentterms', 404, 'resource not accessible exception'],
    ['promotions', 404, 'resource not accessible exception'],
    ['extendp21customerbudgets', 404, 'resource not accessible exception'],
    ['productinventorystatuses?page[size]=1', 400, 'filter constraint'],
  ])('answers %s with %i', async (path, status, title) => {
    const answer = await buyer('GET', `/api/${path}`);
    expect([answer.status, answer.body.errors[0].title]).toEqual([status, title]);
  });

  it('lets dictionaries be read', async () => {
    expect((await buyer('GET', '/api/countries/US?include=regions')).body.data.attributes.name).toBe(
      'United States',
    );
    expect((await buyer('GET', '/api/productunits?page[size]=1')).body.data[0].id).toBe('each');
    expect((await buyer('GET', '/api/productinventorystatuses')).body.data.length).toBeGreaterThan(1);
    expect((await buyer('POST', '/api/countries', { data: { type: 'countries', id: 'XX' } })).status).toBe(
      405,
    );
  });

  it('refuses a token of the back office', async () => {
    const token = await shop.token({
      grant_type: 'client_credentials',
      client_id: 'sandbox-back-office',
      client_secret: 'sandbox-secret',
    });
    expect((await shop.as(token)('GET', '/api/customers')).status).toBe(401);
  });

  it('keeps addresses for the caller’s customer', async () => {
    const made = await app('POST', '/api/customeraddresses', {
      data: {
        type: 'customeraddresses',
        attributes: {
          label: 'HQ',
          street: '1 Main St',
          city: 'Rochester',
          postalCode: '14608',
          organization: 'Acme',
        },
        relationships: { country: ref('countries', 'US'), region: ref('regions', 'US-NY') },
      },
    });
    expect(made.body.errors).toBeUndefined();
    expect(made.body.data.relationships.customer).toMatchObject(ref('customers', company));
    expect(made.body.data.relationships.owner).toBeUndefined();
    expect((await buyer('GET', '/api/customeraddresses')).body.data).toHaveLength(1);
    expect((await buyer('POST', '/api/customeraddresses', {})).status).toBe(403);
  });
});
