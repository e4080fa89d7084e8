/** Batches whose answer carries the rows, where a consumer is quick enough. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualScheduler } from './support/manual-scheduler.ts';
import { createCustomer, ref, startShop, type TestShop } from './support/shop-client.ts';

const customer = (name: string, more: object = {}) => ({ type: 'customers', attributes: { name }, ...more });
const SYNC = { 'x-mode': 'sync' };

describe('a synchronous batch', () => {
  let shop: TestShop;

  beforeEach(async () => {
    shop = await startShop();
  });
  afterEach(() => shop.sandbox.close());

  const sync = (type: string, data: unknown) => shop.office('PATCH', `/admin/api/${type}`, data, SYNC);

  it('answers the rows in the order of the request, with the ids they had in it', async () => {
    const old = await createCustomer(shop.office, 'Old');
    const { status, body } = await sync('customers', {
      data: [
        customer('B', { id: 'tmp' }),
        customer('A'),
        customer('Older', { id: old, meta: { update: true } }),
      ],
    });
    expect(status).toBe(200);
    expect(body.data.map((row: { attributes: { name: string } }) => row.attributes.name)).toEqual([
      'B',
      'A',
      'Older',
    ]);
    expect(body.data.map((row: { meta?: object }) => row.meta)).toEqual([
      { dataId: 'tmp' },
      undefined,
      { dataId: old },
    ]);
    expect(body.links).toEqual({ self: `${shop.sandbox.url}/admin/api/customers` });
  });

  it('answers included rows with the ids they had', async () => {
    const made = await createCustomer(shop.office, 'Buyer');
    const line = (id: string) => ({
      type: 'orderlineitems',
      id,
      attributes: { quantity: 1, value: 5, currency: 'USD', freeFormProduct: 'Thing', productSku: 'T' },
      relationships: { productUnit: ref('productunits', 'item') },
    });
    const order = (identifier: string, lineId: string) => ({
      type: 'orders',
      attributes: { identifier, currency: 'USD' },
      relationships: {
        customer: ref('customers', made),
        lineItems: { data: [{ type: 'orderlineitems', id: lineId }] },
      },
    });
    const { status, body } = await sync('orders', {
      data: [order('S-1', 'l1'), order('S-2', 'l2')],
      included: [line('l1'), line('l2')],
    });
    expect(body.errors).toBeUndefined();
    expect(status).toBe(200);
    expect(body.included.map((row: { meta: object }) => row.meta)).toEqual([
      { includeId: 'l1' },
      { includeId: 'l2' },
    ]);
    expect(body.data[1].attributes.totalValue).toBe('5.0000');
  });

  it('writes all or nothing', async () => {
    const { status, body } = await sync('customers', {
      data: [customer('ok'), customer(''), customer('ghost', { id: '999', meta: { update: true } })],
    });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      {
        status: '400',
        title: 'not blank constraint',
        detail: 'This value should not be blank.',
        source: { pointer: '/data/1/attributes/name' },
      },
      {
        status: '404',
        title: 'not found http exception',
        detail: 'An entity with the requested identifier does not exist.',
        source: { pointer: '/data/2' },
      },
    ]);
    expect((await shop.office('GET', '/admin/api/customers')).body.data).toEqual([]);
  });

  it('takes 100 records and 50 included ones; beyond that the operation has failed already', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, n) => customer(`C${n}`));
    expect((await sync('customers', { data: rows(100) })).status).toBe(200);
    const { status, body } = await sync('customers', { data: rows(101) });
    expect(status).toBe(202);
    expect(body.data.attributes).toMatchObject({
      status: 'failed',
      progress: null,
      summary: { aggregateTime: 0, errorCount: 1, readCount: 0 },
    });
    expect(
      (await sync('customers', { data: rows(1), included: Array.from({ length: 51 }, () => ({})) })).status,
    ).toBe(202);
  });

  it('answers an empty list to a truncated body', async () => {
    const { status, body } = await sync('customers', '{"data":[{"type":');
    expect([status, body]).toEqual([200, []]);
  });
});

describe('a synchronous batch without a consumer', () => {
  it('waits 25 seconds and answers the operation, which is done once a consumer comes', async () => {
    const scheduler = new ManualScheduler();
    const shop = await startShop({ scheduler, consumer: { enabled: false } });
    try {
      const answer = shop.office('PATCH', '/admin/api/customers', { data: [customer('late')] }, SYNC);
      while (scheduler.pending < 2) await new Promise(setImmediate);
      scheduler.advance(25_000);
      const { status, body } = await answer;
      expect(status).toBe(202);
      expect(body.data.attributes.status).toBe('new');
      shop.sandbox.parts.faults.set({ consumer: true });
      scheduler.advance(1000);
      const done = await shop.office('GET', `/admin/api/asyncoperations/${body.data.id}`);
      expect(done.body.data.attributes).toMatchObject({ status: 'success', summary: { createCount: 1 } });
    } finally {
      await shop.sandbox.close();
    }
  });
});
