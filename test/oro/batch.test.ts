import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualScheduler } from './support/manual-scheduler.ts';
import { createProduct, ref, startShop, type TestShop } from './support/shop-client.ts';

const customer = (name: string, more: object = {}) => ({ type: 'customers', attributes: { name }, ...more });

describe('an asynchronous batch', () => {
  let shop: TestShop;
  let scheduler: ManualScheduler;

  beforeEach(async () => {
    scheduler = new ManualScheduler();
    shop = await startShop({ scheduler, consumer: { delayMs: 10 } });
  });
  afterEach(() => shop.sandbox.close());

  const send = (data: unknown) => shop.office('PATCH', '/admin/api/customers', data);
  const poll = async (id: string) =>
    (await shop.office('GET', `/admin/api/asyncoperations/${id}`)).body.data.attributes;
  const finish = async (data: unknown) => {
    const { body } = await send(data);
    scheduler.advance(1000);
    return { id: body.data.id as string, attributes: await poll(body.data.id) };
  };
  const errorsOf = async (id: string) =>
    (await shop.office('GET', `/admin/api/asyncoperations/${id}/errors`)).body.data;

  it('is accepted with the address of its operation, and nothing is written yet', async () => {
    const { status, headers, body } = await send({ data: [customer('A')] });
    expect(status).toBe(202);
    expect(headers.get('content-location')).toBe(
      `${shop.sandbox.url}/admin/api/asyncoperations/${body.data.id}`,
    );
    expect(headers.get('location')).toBeNull();
    expect(body.data).toMatchObject({
      type: 'asyncoperations',
      attributes: { status: 'new', progress: null, elapsedTime: 0, entityType: 'customers', summary: null },
      relationships: { owner: ref('users', '1'), organization: ref('organizations', '1') },
    });
    expect((await shop.office('GET', '/admin/api/customers')).body.data).toEqual([]);
  });

  it('runs through its states as the consumer works', async () => {
    const { body } = await send({ data: [customer('A'), customer('B')] });
    const states = [];
    for (let step = 0; step < 4; step += 1) {
      const { status, progress } = await poll(body.data.id);
      states.push([status, progress]);
      scheduler.advance(10);
    }
    expect(states).toEqual([
      ['new', null],
      ['running', null],
      ['running', 0.5],
      ['success', 1],
    ]);
    expect((await poll(body.data.id)).summary).toMatchObject({
      readCount: 2,
      writeCount: 2,
      errorCount: 0,
      createCount: 2,
      updateCount: 0,
    });
  });

  it('ends as success when records are bad: the good ones are written, the bad ones are in the errors', async () => {
    const { id, attributes } = await finish({
      data: [
        customer('Good'),
        customer(''),
        customer('x', { attributes: { name: 'x', nope: 1 } }),
        customer('ghost', { id: '99999', meta: { update: true } }),
        customer('grouped', { relationships: { group: ref('customergroups', '9999') } }),
        { attributes: { name: 'no type' } },
        { type: 'customergroups', attributes: { name: 'x' } },
      ],
    });
    expect(attributes).toMatchObject({
      status: 'success',
      summary: { readCount: 7, writeCount: 1, errorCount: 6 },
    });
    const errors = await errorsOf(id);
    expect(errors.map((one: { id: string }) => one.id)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `${id}-1-${n}`),
    );
    expect(
      errors.map(({ attributes: { status, title, source } }: never) => [
        status,
        title,
        (source as { pointer: string }).pointer,
      ]),
    ).toEqual([
      [400, 'not blank constraint', '/data/1/attributes/name'],
      [400, 'extra fields constraint', '/data/2'],
      [404, 'not found http exception', '/data/3'],
      [400, 'form constraint', '/data/4/relationships/group/data'],
      [400, 'entity type constraint', '/data/5'],
      [400, 'entity type constraint', '/data/6'],
    ]);
    expect((await shop.office('GET', '/admin/api/customers')).body.data).toHaveLength(1);
  });

  it('fails only when the body cannot be split', async () => {
    const { id, attributes } = await finish({ data: customer('x') });
    expect(attributes).toMatchObject({
      status: 'failed',
      progress: null,
      summary: { errorCount: 1, readCount: 0 },
    });
    expect(await errorsOf(id)).toEqual([
      {
        type: 'asyncoperationerrors',
        id: `${id}-0-1`,
        attributes: {
          status: 400,
          title: 'async operation exception',
          detail:
            'Failed to parse the data file. Parsing error in [0:0]. Document must start with a named object that has an array as a value.',
          source: null,
        },
      },
    ]);
  });

  it.each(['{"data":[]}', '{"foo":[]}', '{"data":[{"type":"customers"'])(
    'succeeds with nothing read for %s',
    async (body) => {
      expect((await finish(body)).attributes).toMatchObject({
        status: 'success',
        summary: { readCount: 0, errorCount: 0 },
      });
    },
  );

  it('refuses an empty body at once', async () => {
    const { status, body } = await shop.office('PATCH', '/admin/api/customers', '');
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({
      title: 'request data constraint',
      detail: 'The request data should not be empty.',
    });
  });

  it('writes 250 rows in three chunks, and shares included rows between records', async () => {
    const { body } = await send({ data: Array.from({ length: 250 }, (_, n) => customer(`C${n}`)) });
    scheduler.advance(20);
    expect(await poll(body.data.id)).toMatchObject({ status: 'running', progress: 0.25 });
    scheduler.advance(1000);
    expect((await poll(body.data.id)).summary).toMatchObject({ readCount: 250, createCount: 250 });
    const list = await shop.office('GET', '/admin/api/customers?page[size]=1', undefined, {
      'x-include': 'totalCount',
    });
    expect(list.headers.get('x-include-total-count')).toBe('250');
  });

  it('does not create inventory levels, which can be updated only', async () => {
    await createProduct(shop.office, 'SKU-1');
    const { body } = await shop.office('PATCH', '/admin/api/inventorylevels', {
      data: [{ type: 'inventorylevels', id: '1', attributes: { quantity: 8 } }],
    });
    scheduler.advance(1000);
    expect(await errorsOf(body.data.id)).toMatchObject([
      { attributes: { status: 405, title: 'action not allowed exception', source: { pointer: '/data/0' } } },
    ]);
  });

  it('reports included rows that no record needs', async () => {
    const { id, attributes } = await finish({
      data: [customer('A')],
      included: [{ type: 'customergroups', id: 'g', attributes: { name: 'lonely' } }],
    });
    expect(attributes).toMatchObject({ status: 'success', summary: { writeCount: 1, errorCount: 1 } });
    expect(await errorsOf(id)).toMatchObject([
      { id: `${id}-0-1`, attributes: { source: { pointer: '/included/0' } } },
    ]);
  });

  it('stays new while there is no consumer, and is done when one comes back', async () => {
    await fetch(`${shop.sandbox.controlUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ consumer: false }),
    });
    const { id, attributes } = await finish({ data: [customer('A')] });
    expect(attributes.status).toBe('new');
    await fetch(`${shop.sandbox.controlUrl}/faults`, { method: 'DELETE' });
    scheduler.advance(1000);
    expect((await poll(id)).status).toBe('success');
  });

  it('answers 404 for an operation that is not there', async () => {
    expect((await shop.office('GET', '/admin/api/asyncoperations/99')).status).toBe(404);
    const list = await shop.office('GET', '/admin/api/asyncoperations');
    expect([list.status, list.body]).toEqual([404, undefined]);
  });
});
