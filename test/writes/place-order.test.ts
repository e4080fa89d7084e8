/** Orders from the mutation to P21's tables: placed once, followed, queued while P21 is down, mended by people. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { rowsOf } from '../../sandbox/distributor/cells.ts';
import { type GatewayUnderTest, startGateway } from '../support/gateway.ts';

const placing = `mutation Place($input: PlaceOrderInput!, $key: String, $wait: Int) {
  placeOrder(input: $input, idempotencyKey: $key, waitSeconds: $wait) {
    command { id state attempts reference reason }
    userErrors { code field message }
    order { orderNumber webReference lines { product { sku } ordered { value unitOfMeasure } } }
  }
}`;

let gateway: GatewayUnderTest;
let customer: string;
let skus: string[];

beforeAll(async () => {
  gateway = await startGateway({ P21_WRITE_TIMEOUT_SECONDS: '2', P21_WRITE_LIFE_SECONDS: '4' });
  customer = gateway.distributor.tourCustomerId;
  const { data } = await gateway.ask(
    '{ products(first: 20) { nodes { sku inventory { sellable discontinued } } } }',
  );
  const products = data.products.nodes as {
    sku: string;
    inventory: { sellable: boolean; discontinued: boolean }[];
  }[];
  skus = products
    .filter(
      ({ inventory }) => inventory.length > 0 && inventory.every((at) => at.sellable && !at.discontinued),
    )
    .map(({ sku }) => sku);
}, 120_000);
afterEach(() => gateway.faults(null));
afterAll(() => gateway.close());

const sku = (index: number): string => skus[index] ?? '';

const orderOf = (...quantities: string[]) => ({
  customerId: customer,
  poNumber: 'PO-1',
  lines: quantities.map((quantity, index) => ({ sku: sku(index), quantity })),
});

const place = async (input: object, key: string = randomUUID(), wait = 10) =>
  (await gateway.ask(placing, { input, key, wait })).data.placeOrder;

const follow = async (id: string) =>
  (await gateway.ask('query ($id: ID!) { command(id: $id) { state attempts reason } }', { id })).data.command;

const ordersWith = (reference: string) =>
  rowsOf(gateway.distributor.p21.database, 'oe_hdr').filter((row) => row.web_reference_no === reference);

describe('placeOrder', () => {
  it('answers with the order P21 holds, line by line', async () => {
    const { command, userErrors, order } = await place(orderOf('2', '1'));
    expect(userErrors).toEqual([]);
    expect(command).toMatchObject({ state: 'CONFIRMED', attempts: 1, reason: null });
    expect(order.webReference).toBe(command.reference);
    expect(
      order.lines.map((line: { product: object; ordered: object }) => [line.product, line.ordered]),
    ).toEqual([
      [{ sku: sku(0) }, expect.objectContaining({ value: '2' })],
      [{ sku: sku(1) }, expect.objectContaining({ value: '1' })],
    ]);
    expect(ordersWith(command.reference)).toHaveLength(1);
  });

  it('gives the receipt again for the same key, by argument or header', async () => {
    const first = await place(orderOf('3'), 'again');
    const second = await gateway.ask(
      placing,
      { input: orderOf('3') },
      { headers: { 'idempotency-key': 'again' } },
    );
    expect(second.data.placeOrder.command.id).toBe(first.command.id);
    expect(ordersWith(first.command.reference)).toHaveLength(1);
  });

  it('refuses another order under the same key, and an order without a key', async () => {
    await place(orderOf('3'), 'taken');
    const conflict = await gateway.ask(placing, { input: orderOf('4'), key: 'taken' });
    expect(conflict.errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_CONFLICT');
    const keyless = await gateway.ask(placing, { input: orderOf('4') });
    expect(keyless.errors?.[0]).toMatchObject({
      message: expect.stringContaining('idempotencyKey'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('names every mistake by its field', async () => {
    const { command, userErrors } = await place({
      customerId: customer,
      poNumber: 'PO-1',
      lines: [
        { sku: 'NO-SUCH-ITEM', quantity: '1' },
        { sku: sku(0), quantity: '-1' },
        { sku: sku(1), quantity: '1', unitOfMeasure: 'XX' },
      ],
    });
    expect(command).toBeNull();
    expect(userErrors.map(({ code, field }: { code: string; field: string }) => [code, field])).toEqual(
      expect.arrayContaining([
        ['UNKNOWN_PRODUCT', 'lines.0.sku'],
        ['INVALID_QUANTITY', 'lines.1.quantity'],
        ['UNKNOWN_UNIT', 'lines.2.unitOfMeasure'],
      ]),
    );
  });

  it('keeps a shopper to its own customer', async () => {
    const other = rowsOf(gateway.distributor.p21.database, 'customer').find(
      (row) => String(row.customer_id) !== customer,
    );
    const input = { ...orderOf('1'), customerId: String(other?.customer_id) };
    const answer = await gateway.ask(placing, { input, key: randomUUID() }, { role: 'storefront' });
    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const own = await gateway.ask(
      placing,
      { input: orderOf('1'), key: randomUUID() },
      { role: 'storefront' },
    );
    expect(own.data.placeOrder.command.state).toBe('CONFIRMED');
  });

  it('keeps two lines of one item two lines', async () => {
    const { order } = await place({
      customerId: customer,
      poNumber: 'PO-1',
      lines: [
        { sku: sku(0), quantity: '1' },
        { sku: sku(0), quantity: '2' },
      ],
    });
    expect(order.lines.map((line: { ordered: { value: string } }) => line.ordered.value)).toEqual(['1', '2']);
  });

  it.each([
    ['an answer that is lost after the write', { lostResponse: { times: 1, method: 'POST' } }],
    ['a dirty session after the write', { dirtySession: { when: 'after', times: 1 } }],
    ['a dirty session before the write', { dirtySession: { when: 'before', times: 1 } }],
    ['a commit after the caller gave up', { lateCommitMs: { ms: 2_500, times: 1 } }],
    ['a line that P21 drops', { dropLine: { times: 1 } }],
    ['a record that somebody has open', { recordLock: { times: 1 } }],
    ['an empty 500', { emptyError: { times: 1, method: 'POST' } }],
    ['tokens that are revoked', { revokeTokens: true }],
  ])('arrives once and whole in spite of %s', async (_name, faults) => {
    await gateway.faults(faults);
    const { command } = await place(orderOf('2', '3'), randomUUID(), 1);
    await vi.waitFor(async () => expect((await follow(command.id)).state).toBe('CONFIRMED'), {
      timeout: 25_000,
      interval: 250,
    });
    const orders = ordersWith(command.reference);
    expect(orders).toHaveLength(1);
    const lines = rowsOf(gateway.distributor.p21.database, 'oe_line').filter(
      (row) => row.order_no === orders[0]?.order_no,
    );
    expect(lines.map((row) => Number(row.unit_quantity)).sort()).toEqual([2, 3]);
  });

  it('answers within a second that it is kept while P21 is down, and delivers in order afterwards', async () => {
    await gateway.faults({ failRate: 1 });
    const started = performance.now();
    const first = await place(orderOf('1'));
    const spent = performance.now() - started;
    const second = await place(orderOf('2'));
    expect(first.command.state).not.toBe('CONFIRMED');
    expect(first.order).toBeNull();
    expect(spent).toBeLessThan(5_000);
    await gateway.faults(null);
    for (const { command } of [first, second]) {
      await vi.waitFor(async () => expect((await follow(command.id)).state).toBe('CONFIRMED'), {
        timeout: 25_000,
        interval: 250,
      });
    }
    const [one, two] = [first, second].map(({ command }) => ordersWith(command.reference));
    expect([one?.length, two?.length]).toEqual([1, 1]);
    expect(Number(one?.[0]?.order_no)).toBeLessThan(Number(two?.[0]?.order_no));
  });
});

describe('placeOrders', () => {
  const placingMany = `mutation ($inputs: [PlaceOrderInput!]!, $key: String!, $policy: ErrorPolicy!) {
    placeOrders(inputs: $inputs, idempotencyKey: $key, errorPolicy: $policy) {
      results { command { state } userErrors { code } order { orderNumber } }
    }
  }`;

  it('gives one result a row and lets the good rows through when asked to', async () => {
    const inputs = [orderOf('1'), { ...orderOf('1'), lines: [] }, orderOf('2')];
    const variables = { inputs, key: randomUUID(), policy: 'REJECT_FAILED_ROWS' };
    const { data } = await gateway.ask(placingMany, variables);
    const states = data.placeOrders.results.map(
      (row: { command: { state: string } | null; userErrors: { code: string }[] }) =>
        row.command?.state ?? row.userErrors[0]?.code,
    );
    expect(states).toEqual(['CONFIRMED', expect.any(String), 'CONFIRMED']);
    expect(states[1]).not.toBe('CONFIRMED');
  });

  it('lets nothing through when one row is bad and all or none are asked for', async () => {
    const inputs = [orderOf('1'), { ...orderOf('1'), lines: [] }];
    const variables = { inputs, key: randomUUID(), policy: 'REJECT_EVERYTHING' };
    const { data } = await gateway.ask(placingMany, variables);
    expect(data.placeOrders.results.map((row: { command: unknown }) => row.command)).toEqual([null, null]);
  });
});

describe('commands', () => {
  it('are listed for staff, and for a shopper its own only', async () => {
    const { command } = await place(orderOf('1'));
    const listing = `{ commands(first: 100, filter: { kinds: ["placeOrder"] }) { totalCount nodes { id customer { p21CustomerId } } } }`;
    const all = await gateway.ask(listing);
    expect(all.data.commands.nodes.map(({ id }: { id: string }) => id)).toContain(command.id);
    const own = await gateway.ask(listing, {}, { role: 'storefront' });
    const owners = own.data.commands.nodes.map(
      (row: { customer: { p21CustomerId: string } }) => row.customer.p21CustomerId,
    );
    expect(new Set(owners)).toEqual(new Set([customer]));
  });

  it('show what P21 said to operators only', async () => {
    const { command } = await place(orderOf('1'));
    const query = 'query ($id: ID!) { command(id: $id) { id payload log { step outcome } } }';
    const staff = await gateway.ask(query, { id: command.id }, { role: 'storefront' });
    expect(staff.data.command).toMatchObject({ payload: null, log: null });
    expect(staff.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const admin = await gateway.ask(query, { id: command.id }, { role: 'admin' });
    expect(admin.data.command.log.map((entry: { step: string }) => entry.step)).toEqual(['SEND', 'PROVE']);
  });
});
