import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Call,
  createCustomer,
  createPrice,
  createProduct,
  createUser,
  ref,
  startShop,
  type TestShop,
} from './support/shop-client.ts';
import { clients, signIn } from './support/storefront-shop.ts';

describe('shopping lists', () => {
  let shop: TestShop;
  let nowMs: number;
  let admin: Call;
  let buyer: Call;
  let guest: Call;
  let product: string;
  let unpriced: string;

  beforeEach(async () => {
    nowMs = Date.UTC(2026, 10, 24, 3, 0, 0);
    shop = await startShop({ clients, now: () => nowMs });
    product = await createProduct(shop.office, 'SKU-1');
    unpriced = await createProduct(shop.office, 'SKU-2', 'set');
    await createPrice(shop.office, product, '79.99');
    await createPrice(shop.office, product, '70', 10);
    const customer = await createCustomer(shop.office, 'Company A');
    await createUser(shop.office, 'admin@shop.example', customer, '1');
    await createUser(shop.office, 'buyer@shop.example', customer, '2');
    [admin, buyer, guest] = await Promise.all([
      signIn(shop, 'admin@shop.example'),
      signIn(shop, 'buyer@shop.example'),
      signIn(shop, 'guest', 'guest'),
    ]);
  });
  afterEach(() => shop.sandbox.close());

  const item = (id: string, quantity: number, of = product, unit = 'item') => ({
    type: 'shoppinglistitems',
    id,
    attributes: { quantity },
    relationships: { product: ref('products', of), unit: ref('productunits', unit) },
  });
  const createList = async (call: Call, name: string, items: ReturnType<typeof item>[] = []) => {
    const links = items.map(({ type, id }) => ({ type, id }));
    const answer = await call('POST', '/api/shoppinglists', {
      data: {
        type: 'shoppinglists',
        attributes: { name },
        ...(items.length > 0 ? { relationships: { items: { data: links } } } : {}),
      },
      ...(items.length > 0 ? { included: items } : {}),
    });
    expect(answer.body.errors).toBeUndefined();
    return answer;
  };
  const addItem = (call: Call, list: string, quantity: number, of = product, unit = 'item') => {
    const { id: _id, relationships, ...rest } = item('x', quantity, of, unit);
    return call('POST', '/api/shoppinglistitems', {
      data: { ...rest, relationships: { ...relationships, shoppingList: ref('shoppinglists', list) } },
    });
  };
  const read = async (call: Call, id: string) => (await call('GET', `/api/shoppinglists/${id}`)).body.data;

  it('are made empty or with items, priced for the customer, and the newest is the default', async () => {
    const first = await createList(buyer, 'A');
    expect(first.status).toBe(201);
    expect(first.body.data.attributes).toMatchObject({
      default: true,
      total: '0.0000',
      subTotal: '0.0000',
      currency: 'USD',
      discount: null,
    });
    const { body } = await createList(buyer, 'B', [item('i0', 2), item('i1', 3, unpriced, 'set')]);
    expect(body.data.attributes).toMatchObject({ default: true, total: '159.9800' });
    expect(body.data.relationships.customer).toMatchObject(ref('customers', '1'));
    const [priced, free] = body.included;
    expect(priced).toMatchObject({
      meta: { includeId: 'i0' },
      attributes: {
        quantity: 2,
        currency: 'USD',
        value: '79.9900',
        subTotal: '159.9800',
        totalValue: '159.9800',
        discount: '0.0000',
      },
    });
    expect(free.attributes).toMatchObject({
      currency: null,
      value: null,
      subTotal: null,
      totalValue: null,
      discount: '0.0000',
    });
    expect((await read(buyer, first.body.data.id)).attributes.default).toBe(false);
  });

  it('accept the same name twice', async () => {
    await createList(buyer, 'A');
    expect((await createList(buyer, 'A')).status).toBe(201);
  });

  it('take an item once: the same product and unit again is a 409, and /items sums up', async () => {
    const { id } = (await createList(buyer, 'A')).body.data;
    const first = await addItem(buyer, id, 4);
    expect(first.status).toBe(201);
    const again = await addItem(buyer, id, 5);
    expect(again.status).toBe(409);
    expect(again.body.errors).toEqual([
      { status: '409', title: 'conflict constraint', detail: 'The entity already exists.' },
    ]);
    const { id: _id, ...more } = item('x', 6);
    const sum = await buyer('POST', `/api/shoppinglists/${id}/items`, { data: [more] });
    expect(sum.status).toBe(200);
    expect(sum.body.links.self).toBe(`${shop.sandbox.url}/api/shoppinglists/${id}/items`);
    expect(sum.body.data).toMatchObject([
      { id: first.body.data.id, attributes: { quantity: 10, value: '70.0000', subTotal: '700.0000' } },
    ]);
  });

  it('keep the checksum of product and unit', async () => {
    const { id } = (await createList(buyer, 'A')).body.data;
    // SHA-1 of "1|item" (recording 6.1-custom/058).
    expect((await addItem(buyer, id, 1)).body.data.attributes.checksum).toBe(
      'dd04c9ad2da54e29c9db1351114033fdb4a08ad4',
    );
  });

  it('move updatedAt only when the name really changes', async () => {
    const made = (await createList(buyer, 'A')).body.data;
    const other = (await createList(buyer, 'B')).body.data;
    const patch = (attributes: object) =>
      buyer('PATCH', `/api/shoppinglists/${made.id}`, {
        data: { type: 'shoppinglists', id: made.id, attributes },
      });
    const later = async (change: () => Promise<unknown>) => {
      nowMs += 60_000;
      await change();
      return (await read(buyer, made.id)).attributes.updatedAt;
    };
    const line = (await addItem(buyer, made.id, 1)).body.data;
    const patchLine = (attributes: object) =>
      buyer('PATCH', `/api/shoppinglistitems/${line.id}`, {
        data: { type: 'shoppinglistitems', id: line.id, attributes },
      });
    const start = made.attributes.updatedAt;
    expect(await later(() => patchLine({ quantity: 9 }))).toBe(start);
    expect(await later(() => patchLine({ notes: 'hello' }))).toBe(start);
    expect(await later(() => patch({ default: true }))).toBe(start);
    expect((await read(buyer, other.id)).attributes.default).toBe(false);
    const renamed = await later(() => patch({ name: 'Renamed' }));
    expect(renamed).not.toBe(start);
    expect(await later(() => patch({ name: 'Renamed' }))).toBe(renamed);
    expect(await later(() => buyer('DELETE', `/api/shoppinglistitems/${line.id}`))).toBe(renamed);
  });

  it('are open to an administrator of the same customer, and closed to other buyers', async () => {
    const own = (await createList(admin, 'Admin list')).body.data;
    const hers = (await createList(buyer, 'Buyer list')).body.data;
    expect((await admin('GET', '/api/shoppinglists')).body.data.map(({ id }: { id: string }) => id)).toEqual([
      own.id,
      hers.id,
    ]);
    expect((await buyer('GET', '/api/shoppinglists')).body.data.map(({ id }: { id: string }) => id)).toEqual([
      hers.id,
    ]);
    expect((await addItem(admin, hers.id, 1)).status).toBe(201);
    const denied = await buyer('GET', `/api/shoppinglists/${own.id}`);
    expect(denied.status).toBe(403);
    expect(denied.body.errors[0]).toMatchObject({
      title: 'access denied exception',
      detail: 'No access to the entity.',
    });
    const stranger = await createCustomer(shop.office, 'Company B');
    await createUser(shop.office, 'other@shop.example', stranger, '1');
    const other = await signIn(shop, 'other@shop.example');
    expect((await other('GET', '/api/shoppinglists')).body.data).toEqual([]);
    expect((await other('GET', `/api/shoppinglists/${hers.id}`)).status).toBe(403);
  });

  it('are denied to guests', async () => {
    for (const [method, body] of [
      ['GET', undefined],
      ['POST', { data: { type: 'shoppinglists', attributes: { name: 'G' } } }],
    ] as const) {
      const answer = await guest(method, '/api/shoppinglists', body);
      expect(answer.status).toBe(403);
      expect(answer.headers.get('cache-control')).toBe('no-cache, private');
      expect(answer.body.errors[0].detail).toBe('The access to guest shopping lists is denied.');
    }
  });

  it('are read whole in one call', async () => {
    await createList(buyer, 'A', [item('i0', 2)]);
    const path =
      '/api/shoppinglists?include=items.product&fields[shoppinglists]=name,total,items,customer&fields[shoppinglistitems]=quantity,product,unit&fields[products]=sku&page[size]=-1';
    const { status, body } = await buyer('GET', path, undefined, { 'x-include': 'noHateoas' });
    expect(status).toBe(200);
    expect(body.data).toMatchObject([{ attributes: { name: 'A', total: '159.9800' } }]);
    expect(body.included).toEqual([
      { type: 'products', id: product, attributes: { sku: 'SKU-1' } },
      {
        type: 'shoppinglistitems',
        id: '1',
        attributes: { quantity: 2 },
        relationships: { product: ref('products', product), unit: ref('productunits', 'item') },
      },
    ]);
  });

  it.each(['filter[updatedAt][gte]=2026-01-01T00:00:00Z', 'filter[name]=A', 'sort=-updatedAt', 'sort=name'])(
    'cannot be asked for by %s',
    async (query) => {
      expect((await buyer('GET', `/api/shoppinglists?${query}`)).status).toBe(400);
    },
  );

  it('refuse quantities and units the product does not have', async () => {
    const { id } = (await createList(buyer, 'A')).body.data;
    const titles = async (quantity: number, unit = 'item') =>
      (await addItem(buyer, id, quantity, product, unit)).body.errors.map(
        ({ title }: { title: string }) => title,
      );
    expect(await titles(0)).toEqual(['expression constraint']);
    expect(await titles(-1)).toEqual(['quantity to order constraint', 'expression constraint']);
    expect(await titles(1.5)).toEqual(['quantity unit precision constraint']);
    expect(await titles(1, 'set')).toEqual(['product unit exists constraint']);
  });

  it('have no batch, and are not there in the back office', async () => {
    const batch = await buyer('PATCH', '/api/shoppinglistitems', { data: [] });
    expect(batch.status).toBe(405);
    expect(batch.headers.get('allow')).toBe('OPTIONS, GET, POST, DELETE');
    expect((await shop.office('GET', '/admin/api/shoppinglists')).body.errors[0].title).toBe(
      'resource not accessible exception',
    );
  });

  it('go with their items, and lose an item whose product is deleted', async () => {
    const { id } = (await createList(buyer, 'A', [item('i0', 2)])).body.data;
    await shop.office('DELETE', `/admin/api/products/${product}`);
    expect(await read(buyer, id)).toMatchObject({
      attributes: { total: '0.0000' },
      relationships: { items: { data: [] } },
    });
    expect((await buyer('DELETE', `/api/shoppinglists/${id}`)).status).toBe(204);
    expect((await buyer('GET', `/api/shoppinglists/${id}`)).status).toBe(404);
    expect((await buyer('GET', '/api/shoppinglistitems')).body.data).toEqual([]);
  });
});
