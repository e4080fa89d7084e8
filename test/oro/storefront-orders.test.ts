/** Orders of the storefront API: placed by shoppers, seen by their company. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Call, createProduct, ref, type TestShop } from './support/shop-client.ts';
import { startStorefront } from './support/storefront-shop.ts';

describe('orders of the storefront API', () => {
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

  const address = (id: string) => ({
    type: 'orderaddresses',
    id,
    attributes: {
      label: 'X',
      street: '801 Scenic Hwy',
      city: 'Haines City',
      postalCode: '33844',
      organization: 'ORO',
    },
    relationships: { country: ref('countries', 'US'), region: ref('regions', 'US-FL') },
  });
  const place = (call: Call, line: object = {}, links: object = {}) =>
    call('POST', '/api/orders', {
      data: {
        type: 'orders',
        attributes: { poNumber: 'PO-1' },
        relationships: {
          billingAddress: ref('orderaddresses', 'b1'),
          shippingAddress: ref('orderaddresses', 's1'),
          lineItems: { data: [{ type: 'orderlineitems', id: 'l1' }] },
        },
      },
      included: [
        {
          type: 'orderlineitems',
          id: 'l1',
          attributes: { quantity: 2, ...line },
          relationships: {
            product: ref('products', product),
            productUnit: ref('productunits', 'item'),
            ...links,
          },
        },
        address('b1'),
        address('s1'),
      ],
    });

  it('are placed at the shop’s price for the caller’s customer, and stock stays as it is', async () => {
    const { status, headers, body } = await place(buyer);
    expect(body.errors).toBeUndefined();
    expect(status).toBe(201);
    const { id } = body.data;
    expect(headers.get('location')).toBe(`${shop.sandbox.url}/api/orders/${id}`);
    expect(body.data.attributes).toMatchObject({
      identifier: id,
      poNumber: 'PO-1',
      currency: 'USD',
      subtotalValue: '159.9800',
      totalValue: '159.9800',
      totalIncludingTax: '159.9800',
      totalTaxAmount: '0.0000',
      paymentStatus: { code: 'pending', label: 'Pending payment' },
      paymentTerm: 'net 30',
      discounts: [],
      shippingTrackings: [],
    });
    expect(body.data.relationships).toMatchObject({
      customer: ref('customers', company),
      customerUser: ref('customerusers', '2'),
      status: ref('orderstatuses', 'open'),
      shippingStatus: ref('ordershippingstatuses', 'not_shipped'),
    });
    const line = body.included.find(({ type }: { type: string }) => type === 'orderlineitems');
    expect(line).toMatchObject({
      meta: { includeId: 'l1' },
      attributes: { price: '79.9900', quantity: 2, rowTotalIncludingTax: '159.9800' },
    });
    const inOffice = (await office('GET', `/admin/api/orders/${id}?include=internalStatus`)).body;
    expect(inOffice.data.relationships).toMatchObject({
      internalStatus: ref('orderinternalstatuses', 'open'),
      status: { data: null },
    });
    expect((await office('GET', '/admin/api/inventorylevels/1')).body.data.attributes.quantity).toBe('0');
  });

  it('are refused at another price, another currency, or with nothing to price', async () => {
    const faults = async (line: object, links: object = {}) =>
      (await place(buyer, line, links)).body.errors.map(
        ({ title, detail }: { title: string; detail: string }) => [title, detail],
      );
    expect(await faults({ price: 1 })).toEqual([
      ['price match constraint', 'The specified price must be equal to 79.99.'],
    ]);
    expect((await place(buyer, { price: '79.9900', currency: 'USD' })).status).toBe(201);
    expect(await faults({ currency: 'EUR' })).toEqual([
      ['currency match constraint', 'The specified currency must be equal to "USD".'],
    ]);
    expect(await faults({}, { productUnit: ref('productunits', 'set') })).toEqual([
      ['product unit exists constraint', 'The product unit does not exist for the product.'],
    ]);
    const unpriced = await createProduct(office, 'SKU-9');
    expect(await faults({}, { product: ref('products', unpriced) })).toEqual([
      ['price not found constraint', 'No matching price found.'],
    ]);
  });

  it('need addresses and lines', async () => {
    const { status, body } = await buyer('POST', '/api/orders', {
      data: { type: 'orders', attributes: { poNumber: 'x' } },
    });
    expect(status).toBe(400);
    expect(body.errors.map(({ source }: { source: { pointer: string } }) => source.pointer)).toEqual([
      '/data/relationships/billingAddress/data',
      '/data/relationships/shippingAddress/data',
      '/data/relationships/lineItems/data',
    ]);
  });

  it('are seen by who placed them and by administrators, without custom fields', async () => {
    const { id } = (await place(buyer)).body.data;
    const other = (await place(app)).body.data.id;
    const ids = async (call: Call) =>
      (await call('GET', '/api/orders')).body.data.map((row: { id: string }) => row.id);
    expect(await ids(buyer)).toEqual([id]);
    expect(await ids(app)).toEqual([id, other]);
    expect((await buyer('GET', `/api/orders/${other}`)).status).toBe(403);
    expect((await guest('GET', '/api/orders')).status).toBe(403);
    const sparse = (await buyer('GET', '/api/orders?fields[orders]=identifier,p21_order_no')).body.data[0];
    expect(sparse.attributes).toEqual({ identifier: id });
    expect((await buyer('PATCH', `/api/orders/${id}`, {})).status).toBe(405);
  });
});
