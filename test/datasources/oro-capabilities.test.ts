import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type Responder,
  recorded,
  rows,
  type SeenRequest,
  startOro,
} from './oro-recorded-server.ts';
import { oroSources } from './oro-sources.ts';

/** The form of recordings 6.1/103 and 6.1/105. */
const filterFault = (field: string, detail: string): Answer => ({
  status: 400,
  body: {
    errors: [
      { status: '400', title: 'filter constraint', detail, source: { parameter: `filter[${field}]` } },
    ],
  },
});

const unsupported = (field: string): Answer => filterFault(field, 'The filter is not supported.');

const filtersOf = ({ query }: SeenRequest): string[] =>
  Object.keys(query).flatMap((name) => /^filter\[([^\]]+)\]/.exec(name)?.[1] ?? []);

/** A shop that lacks these resources and `type.filter`s; numbers are told by their name. */
const shop =
  (lacks: readonly string[]): Responder =>
  (request) => {
    const type = request.path.split('/').at(-1) ?? '';
    if (lacks.includes(type)) return undefined;
    const missing = filtersOf(request).find((field) => lacks.includes(`${type}.${field}`));
    if (missing !== undefined) return unsupported(missing);
    if (request.query['filter[p21_customer_id]'] === 'capability-probe') {
      return filterFault('p21_customer_id', 'Expected big integer value. Given "capability-probe".');
    }
    return rows([]);
  };

describe('what a shop can do', () => {
  it('is all there in a fully prepared 7.0', async () => {
    await using oro = await startOro(shop([]));
    const capabilities = await oroSources(oro).capabilities.read();
    expect(capabilities).toMatchObject({
      customerKey: 'list',
      customerKeyNumeric: true,
      externalId: true,
      ordersByUpdatedAt: true,
      orderRelationship: 'orders',
      webhooks: true,
      customerPrices: true,
    });
    expect(capabilities.customEntities).toContain('extendp21ordercharges');
  });

  it('says what a fresh 6.1 lacks, each with a reason', async () => {
    const lacks = [
      'customers.p21_customer_id',
      'customers.externalId',
      'orders.p21_order_no',
      'webhooks',
      'extendp21customerbudgets',
      'extendp21unshippeditems',
      'extendp21ordercharges',
      'extendp21promotions',
      'extendp21rewardprograms',
    ];
    await using oro = await startOro(shop(lacks));
    const capabilities = await oroSources(oro).capabilities.read();
    expect(capabilities).toMatchObject({
      customerKey: 'absent',
      orderKey: 'absent',
      externalId: false,
      ordersByUpdatedAt: true,
      webhooks: false,
    });
    expect(capabilities.customEntities.size).toBe(0);
    expect(capabilities.missing.map(({ name }) => name).sort()).toEqual(
      lacks.filter((name) => name !== 'customers.externalId').sort(),
    );
    expect(capabilities.missing.every(({ reason }) => reason.endsWith('.'))).toBe(true);
  });

  it.each([
    ['6.1 whose customers have p21_customer_id', ['customers.externalId', 'webhooks'], 'p21_customer_id', []],
    ['7.0 whose customers have p21_customer_id', [], 'p21_customer_id', []],
    ['7.0 by externalId', ['customers.p21_customer_id'], 'externalId', []],
    [
      '6.1 by externalId',
      ['customers.externalId', 'webhooks'],
      'externalId',
      [/^The shop has no externalId .*6\.1\.10\): add a bigint field .* ORO_CUSTOMER_KEY/],
    ],
    [
      '6.1 by a field that is not there',
      ['customers.externalId', 'customers.p21_customer_id', 'webhooks'],
      'p21_customer_id',
      [/^Customers cannot be found by "p21_customer_id".*(?<!externalId, which this shop has)\.$/],
    ],
    [
      '7.0 by a field that is not there',
      ['customers.p21_customer_id'],
      'p21_customer_id',
      [/^Customers cannot be found by "p21_customer_id".* or use externalId, which this shop has\.$/],
    ],
  ])('says of the key of customers what is true of a %s', async (_shop, lacks, customerKey, expected) => {
    await using oro = await startOro(shop(lacks), { customerKey });
    const { missing } = await oroSources(oro).capabilities.read();
    const ofCustomers = missing.filter(({ name }) => name.startsWith('customers.'));
    expect(ofCustomers.map(({ reason }) => reason)).toEqual(
      expected.map((words) => expect.stringMatching(words)),
    );
  });

  it('knows a 5.1 by what it answers', async () => {
    await using oro = await startOro(
      shop(['orders.updatedAt', 'orderlineitems.orders', 'customerprices', 'webhooks']),
    );
    expect(await oroSources(oro).capabilities.read()).toMatchObject({
      ordersByUpdatedAt: false,
      orderRelationship: 'order',
      customerPrices: false,
    });
  });

  it('knows a text attribute, which takes one value a call', async () => {
    await using oro = await startOro(shop([]), { customerKey: 'p21_ref' });
    const { customerKey, missing } = await oroSources(oro).capabilities.read();
    expect(customerKey).toBe('single');
    expect(missing.map(({ name }) => name)).toContain('customers.p21_ref');
  });

  it('takes a list for externalId', async () => {
    await using oro = await startOro(shop([]), { customerKey: 'externalId' });
    expect(await oroSources(oro).capabilities.read()).toMatchObject({
      customerKey: 'list',
      customerKeyNumeric: false,
    });
  });

  it('tells a missing right from a missing entity', async () => {
    await using oro = await startOro((request) =>
      request.path.endsWith('extendp21promotions') ? recorded('6.1-473-err-403-list') : shop([])(request),
    );
    const { missing } = await oroSources(oro).capabilities.read();
    expect(missing).toContainEqual({
      name: 'extendp21promotions',
      reason: "The role of the application's user may not view extendp21promotions.",
    });
  });

  it('is asked once and again after minutes', async () => {
    await using oro = await startOro(shop([]));
    const time = { nowMs: 0 };
    const { capabilities } = oroSources(oro, time);
    await Promise.all([capabilities.read(), capabilities.read()]);
    const once = oro.requests.length;
    await capabilities.read();
    expect(oro.requests).toHaveLength(once);
    time.nowMs += 6 * 60_000;
    await capabilities.read();
    expect(oro.requests).toHaveLength(2 * once);
  });

  it('is not concluded from a shop that does not answer, and asked again when it does', async () => {
    let down = true;
    await using oro = await startOro((request) =>
      down
        ? { status: 503, headers: { 'content-type': 'text/html' }, body: '<html></html>' }
        : shop([])(request),
    );
    const time = { nowMs: 0 };
    const { customers } = oroSources(oro, time);
    await expect(customers.byP21Ids(['100198'])).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    down = false;
    expect(await customers.byP21Ids(['100198'])).toEqual([]);
    expect(oro.requests.at(-1)?.query['filter[p21_customer_id]']).toBe('100198');
  });
});
