import { describe, expect, it } from 'vitest';
import type { BatchRow } from '../../datasources/oro/batch.resource.ts';
import { type Answer, type Responder, readRecording, recorded, startOro } from './oro-recorded-server.ts';
import { oroSources } from './oro-sources.ts';

const level = (id: string, quantity: string): BatchRow => ({ mode: 'update', id, attributes: { quantity } });
const customer = (name: string): BatchRow => ({ mode: 'create', attributes: { name } });

/** Five rows, as in recording 6.1/385. */
const fiveCustomers = ['Batch ok', '', 'x', 'ghost', 'Batch ok 2'].map(customer);

/** Answers a PATCH, then each poll with the next of the answers, then the errors. */
const operation = (accepted: Answer, polls: readonly Answer[], errors?: Answer): Responder => {
  let asked = 0;
  return ({ method, path }) => {
    if (method === 'PATCH') return accepted;
    if (path.endsWith('/errors')) return errors;
    asked += 1;
    return polls[Math.min(asked, polls.length) - 1];
  };
};

const ended = (summary: object, status = 'success'): Answer => ({
  status: 200,
  body: { data: { type: 'asyncoperations', id: '3', attributes: { status, progress: 1, summary } } },
});

const counts = (readCount: number, errorCount: number) => ({
  aggregateTime: 95,
  readCount,
  writeCount: readCount - errorCount,
  errorCount,
  createCount: 0,
  updateCount: readCount - errorCount,
});

describe('a synchronous batch', () => {
  it('sends rows as Oro wants them and answers with what was written, in order', async () => {
    await using oro = await startOro(() => recorded('6.1-533-sync-inventory-ok'));
    const outcomes = await oroSources(oro).batch.writeNow('inventorylevels', [
      level('1', '31'),
      level('2', '31'),
    ]);
    expect(outcomes).toEqual([
      { state: 'written', id: '1' },
      { state: 'written', id: '2' },
    ]);
    expect(oro.requests[0]).toMatchObject({
      method: 'PATCH',
      path: '/admin/api/inventorylevels',
      headers: { 'x-mode': 'sync', 'content-type': 'application/vnd.api+json' },
      body: {
        data: [
          { type: 'inventorylevels', id: '1', meta: { update: true }, attributes: { quantity: '31' } },
          { type: 'inventorylevels', id: '2', meta: { update: true }, attributes: { quantity: '31' } },
        ],
      },
    });
  });

  it('tells the ids of records that were made', async () => {
    await using oro = await startOro(() => recorded('6.1-540-sync-customers-create'));
    const outcomes = await oroSources(oro).batch.writeNow('customers', [
      customer('sync a'),
      { mode: 'update', id: '2', attributes: { name: 'ERP Customer 1' } },
    ]);
    expect(outcomes.map((outcome) => outcome.state === 'written' && outcome.id)).toEqual(['25', '2']);
  });

  it('refused for some rows names them, and the others as not written', async () => {
    await using oro = await startOro(() => recorded('6.1-534-sync-inventory-partly-bad'));
    const rowsToWrite = [level('1', '32'), level('2', 'abc'), level('999999', '1')];
    const outcomes = await oroSources(oro).batch.writeNow('inventorylevels', rowsToWrite);
    expect(outcomes).toMatchObject([
      { state: 'skipped' },
      {
        state: 'rejected',
        faults: [{ status: 400, detail: 'This value is not valid.', pointer: '/data/1/attributes/quantity' }],
      },
      { state: 'rejected', faults: [{ status: 404, title: 'not found http exception' }] },
    ]);
  });

  it('is never sent twice by itself', async () => {
    await using oro = await startOro(() => ({
      status: 503,
      headers: { 'content-type': 'text/html' },
      body: '<html></html>',
    }));
    await expect(oroSources(oro).batch.writeNow('customers', [customer('a')])).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
    expect(oro.requests).toHaveLength(1);
  });

  it('is refused here beyond the limits of Oro, which would answer with a failed operation', async () => {
    await using oro = await startOro(() => undefined);
    const { batch } = oroSources(oro);
    const many = Array.from({ length: 101 }, (_, index) => level(`${index + 1}`, '1'));
    await expect(batch.writeNow('inventorylevels', many)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const included = Array.from({ length: 51 }, (_, index) => ({ type: 'productnames', id: `n${index}` }));
    await expect(batch.writeNow('products', [{ mode: 'create', included }])).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { field: 'rows.included' },
    });
    expect(oro.requests).toEqual([]);
  });

  it('follows the operation that a busy shop, or a 5.1, answers with instead', async () => {
    await using oro = await startOro(
      operation(recorded('6.1-584-noconsumer-sync'), [
        recorded('6.1-583-noconsumer-poll'),
        ended(counts(1, 0)),
      ]),
    );
    const outcomes = await oroSources(oro).batch.writeNow('customers', [customer('no consumer sync')]);
    expect(outcomes).toEqual([{ state: 'written', id: null }]);
  });

  it('sends related records with it and finds their errors back', async () => {
    await using oro = await startOro(() => ({
      status: 400,
      body: {
        errors: [
          {
            status: '400',
            title: 'not blank constraint',
            source: { pointer: '/included/1/attributes/string' },
          },
        ],
      },
    }));
    const product = (sku: string): BatchRow => ({
      mode: 'create',
      attributes: { sku },
      relationships: { names: [{ type: 'productnames', id: `n-${sku}` }] },
      included: [{ type: 'productnames', id: `n-${sku}`, attributes: { string: '' } }],
    });
    const outcomes = await oroSources(oro).batch.writeNow('products', [product('A'), product('B')]);
    expect(outcomes).toMatchObject([{ state: 'skipped' }, { state: 'rejected' }]);
    expect(oro.requests[0]?.body).toMatchObject({
      data: [
        { type: 'products', relationships: { names: { data: [{ type: 'productnames', id: 'n-A' }] } } },
        {},
      ],
      included: [{ type: 'productnames', id: 'n-A', attributes: { string: '' } }, { id: 'n-B' }],
    });
  });
});

describe('an asynchronous batch', () => {
  it('is followed to its end, and its errors are put to their rows', async () => {
    await using oro = await startOro(
      operation(
        recorded('6.1-385-batch-customers-partly-bad'),
        [
          recorded('6.1-386-batch-customers-partly-bad-poll-new'),
          recorded('6.1-387-batch-customers-partly-bad-poll-running'),
          ended(counts(5, 4)),
        ],
        recorded('6.1-389-batch-customers-partly-bad-errors'),
      ),
    );
    const outcomes = await oroSources(oro).batch.writeLater('customers', fiveCustomers);
    expect(outcomes.map(({ state }) => state)).toEqual([
      'written',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(outcomes[3]).toMatchObject({ faults: [{ status: 404, title: 'not found http exception' }] });
    expect(oro.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PATCH /admin/api/customers',
      'GET /admin/api/asyncoperations/3',
      'GET /admin/api/asyncoperations/3',
      'GET /admin/api/asyncoperations/3',
      'GET /admin/api/asyncoperations/3/errors',
    ]);
    expect(oro.requests[0]?.headers['x-mode']).toBeUndefined();
  });

  it('whose errors are none is not asked for errors', async () => {
    await using oro = await startOro(
      operation(recorded('6.1-377-batch-customers-create'), [
        recorded('6.1-384-batch-customers-mixed-poll-success'),
      ]),
    );
    const outcomes = await oroSources(oro).batch.writeLater('customers', [customer('a'), level('2', '1')]);
    expect(outcomes).toEqual([
      { state: 'written', id: null },
      { state: 'written', id: '2' },
    ]);
    expect(oro.requests.some(({ path }) => path.endsWith('/errors'))).toBe(false);
  });

  it('that "succeeds" without having read the rows is not believed', async () => {
    await using oro = await startOro(
      operation(recorded('6.1-377-batch-customers-create'), [
        recorded('6.1-405-batch-empty-array-poll-success'),
      ]),
    );
    expect(await oroSources(oro).batch.writeLater('customers', [customer('a')])).toMatchObject([
      { state: 'unknown' },
    ]);
  });

  it('that could not be read at all wrote nothing', async () => {
    await using oro = await startOro(
      operation(
        recorded('6.1-377-batch-customers-create'),
        [ended(counts(0, 1), 'failed')],
        recorded('6.1-402-batch-not-array-errors'),
      ),
    );
    expect(await oroSources(oro).batch.writeLater('customers', [customer('a')])).toMatchObject([
      { state: 'rejected', faults: [{ title: 'async operation exception', pointer: null }] },
    ]);
  });

  it('that does not end, as without a consumer, is unknown after two minutes', async () => {
    const time = { nowMs: 0 };
    await using oro = await startOro(
      operation(recorded('6.1-584-noconsumer-sync'), [recorded('6.1-583-noconsumer-poll')]),
    );
    const outcomes = await oroSources(oro, time).batch.writeLater('customers', [customer('a')]);
    expect(outcomes).toEqual([{ state: 'unknown', reason: 'operation 39 did not end in time' }]);
    expect(time.nowMs).toBeLessThanOrEqual(120_000);
  });

  it('whose operation cannot be found any more is unknown, not refused', async () => {
    await using oro = await startOro(
      operation(recorded('6.1-377-batch-customers-create'), [{ status: 404, body: '' }]),
    );
    expect(await oroSources(oro).batch.writeLater('customers', [customer('a')])).toMatchObject([
      { state: 'unknown' },
    ]);
  });

  it('of nothing sends nothing, since Oro would take an empty batch for a success', async () => {
    await using oro = await startOro(() => undefined);
    expect(await oroSources(oro).batch.writeLater('customers', [])).toEqual([]);
    expect(oro.requests).toEqual([]);
  });
});

describe('batches of a type', () => {
  it('are known from the methods it allows', async () => {
    await using oro = await startOro(({ method, path }) => {
      if (method !== 'OPTIONS') return undefined;
      if (path.endsWith('/extendp21customerbudgets'))
        return readRecording('6.1-custom-126-ext-budgets-options').response;
      return { status: 200, headers: { allow: 'OPTIONS, GET, PATCH, POST, DELETE' }, body: '' };
    });
    const { batch } = oroSources(oro);
    expect(await batch.isAllowed('customers')).toBe(true);
    expect(await batch.isAllowed('extendp21customerbudgets')).toBe(false);
  });
});
