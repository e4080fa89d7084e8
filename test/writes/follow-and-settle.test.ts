/** What becomes of orders that P21 does not take at once: followed by who asked, settled by people, through the graph alone. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { rowsOf } from '../../sandbox/distributor/cells.ts';
import type { ReasonCode } from '../../src/commands/command.ts';
import { toJson } from '../../src/store/columns.ts';
import { connect } from '../subscriptions/support/listener.ts';
import { type GatewayUnderTest, startGateway } from '../support/gateway.ts';

const receipt = 'command { id status state reference } userErrors { code }';
const placing = `mutation ($input: PlaceOrderInput!, $key: String, $wait: Int) {
  placeOrder(input: $input, idempotencyKey: $key, waitSeconds: $wait) { ${receipt} order { orderNumber } }
}`;

let gateway: GatewayUnderTest;
let customerId: string;
let skus: string[];

beforeAll(async () => {
  gateway = await startGateway({ P21_WRITE_TIMEOUT_SECONDS: '2', P21_WRITE_LIFE_SECONDS: '4' });
  customerId = gateway.distributor.tourCustomerId;
  const { data } = await gateway.ask(
    '{ products(first: 20) { nodes { sku isCharge inventory { sellable discontinued } } } }',
  );
  const products = data.products.nodes as {
    sku: string;
    isCharge: boolean;
    inventory: { sellable: boolean; discontinued: boolean }[];
  }[];
  skus = products
    .filter(({ isCharge, inventory }) => !isCharge && inventory.length > 0)
    .filter(({ inventory }) => inventory.every((at) => at.sellable && !at.discontinued))
    .map(({ sku }) => sku);
}, 120_000);
afterEach(() => gateway.faults(null));
afterAll(() => gateway.close());

const orderOf = (quantity: string) => ({
  customerId,
  poNumber: 'PO-1',
  lines: [{ sku: skus[0], quantity }],
});

const place = async (quantity: string, wait = 0) =>
  (await gateway.ask(placing, { input: orderOf(quantity), key: randomUUID(), wait })).data.placeOrder;

const asAdmin = async (query: string, variables: object) => {
  const { data, errors } = await gateway.ask(query, { ...variables }, { role: 'admin' });
  return errors === undefined ? data : { code: errors[0]?.extensions.code };
};

const statusOf = async (id: string) =>
  (await gateway.ask('query ($id: ID!) { command(id: $id) { status } }', { id })).data.command.status;

const settled = (id: string, status: string) =>
  vi.waitFor(async () => expect(await statusOf(id)).toBe(status), { timeout: 25_000, interval: 250 });

const ordersWith = (reference: string) =>
  rowsOf(gateway.distributor.p21.database, 'oe_hdr').filter((row) => row.web_reference_no === reference);

describe('an order that P21 cannot take yet', () => {
  it('is QUEUED with a receipt, and told of to who follows it until it is there', async () => {
    await gateway.faults({ failRate: 1 });
    const { command, order } = await place('1', 10);
    expect([command.status, order]).toEqual(['QUEUED', null]);
    await using shopper = connect(`${gateway.app.url}/graphql`, 'opg_storefront_secret');
    const listening = shopper.listen(
      'subscription ($id: ID!) { commandChanged(id: $id) { id state command { status reference } } }',
      { id: command.id },
    );
    await delay(300);
    await gateway.faults(null);
    await settled(command.id, 'CONFIRMED');
    const last = { status: 'CONFIRMED', reference: command.reference };
    await vi.waitFor(() =>
      expect(listening.heard.at(-1)?.data?.commandChanged).toEqual({
        id: command.id,
        state: 'CONFIRMED',
        command: last,
      }),
    );
    listening.stop();
  });

  it('arrives although its caller went away before an answer came', async () => {
    await gateway.faults({ latencyMs: { ms: 900, jitterMs: 0 } });
    const key = randomUUID();
    const body = JSON.stringify({
      query: placing,
      variables: { input: orderOf('2'), key, wait: 20 },
    });
    const leaving = fetch(`${gateway.app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer opg_back-office_secret' },
      body,
      signal: AbortSignal.timeout(1_500),
    });
    await expect(leaving).rejects.toThrow();
    const kept = gateway.store.db.selectFrom('command').select('id').where('idempotency_key', '=', key);
    expect(await kept.execute()).toHaveLength(1);
    await gateway.faults(null);
    const { data } = await gateway.ask(placing, { input: orderOf('2'), key, wait: 20 });
    expect(data.placeOrder.command.status).toBe('CONFIRMED');
    expect(ordersWith(data.placeOrder.command.reference)).toHaveLength(1);
  });
});

describe('the header Idempotency-Key', () => {
  it('is one key for each row of many', async () => {
    const query = `mutation ($inputs: [PlaceOrderInput!]!) {
      placeOrders(inputs: $inputs, errorPolicy: REJECT_FAILED_ROWS, waitSeconds: 20) { results { ${receipt} } }
    }`;
    const send = async (quantities: string[]) => {
      const headers = { 'idempotency-key': 'many-1' };
      const { data } = await gateway.ask(query, { inputs: quantities.map(orderOf) }, { headers });
      return data.placeOrders.results as { command: { id: string } | null; userErrors: { code: string }[] }[];
    };
    const first = await send(['1', '2']);
    const ids = first.map(({ command }) => command?.id);
    expect(new Set(ids).size).toBe(2);
    expect((await send(['1', '2'])).map(({ command }) => command?.id)).toEqual(ids);
    const changed = await send(['1', '3']);
    expect(changed[0]?.command?.id).toBe(ids[0]);
    expect(changed[1]).toEqual({ command: null, userErrors: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
  });
});

describe('a person', () => {
  const park = async (code: ReasonCode = 'REFUSED') => {
    const { command } = await place('1', 20);
    await gateway.store.db
      .updateTable('command')
      .set({ state: 'PARKED', reason: toJson<unknown>({ code, detail: 'Terms are not valid' }) })
      .where('id', '=', command.id)
      .execute();
    return command.id as string;
  };
  const doing = (name: string, argument = '') =>
    `mutation ($id: ID!${argument === '' ? '' : ', $payload: JSON'}) { ${name}(id: $id${argument}) { status } }`;

  it('reads why a command waits, in the words of P21', async () => {
    const id = await park();
    const query =
      'query ($id: ID!) { command(id: $id) { status payload reasonDetail { code detail } log { step } } }';
    expect(await asAdmin(query, { id })).toMatchObject({
      command: {
        status: 'PARKED',
        payload: { customerId },
        reasonDetail: { code: 'REFUSED', detail: 'Terms are not valid' },
        log: [{ step: 'SEND' }, { step: 'PROVE' }],
      },
    });
  });

  it('sends it on after P21 was asked whether it has it', async () => {
    const id = await park();
    expect(await asAdmin(doing('retryCommand'), { id })).toMatchObject({ retryCommand: {} });
    await settled(id, 'CONFIRMED');
    const { command } = await asAdmin('query ($id: ID!) { command(id: $id) { reference attempts } }', { id });
    expect(command.attempts).toBe(1);
    expect(ordersWith(command.reference)).toHaveLength(1);
  });

  it('may not turn it into a command about somebody else, nor take back what P21 holds', async () => {
    const id = await park();
    const payload = { ...orderOf('1'), customerId: '999999' };
    expect(await asAdmin(doing('retryCommand', ', payload: $payload'), { id, payload })).toEqual({
      code: 'BAD_USER_INPUT',
    });
    expect(await asAdmin(doing('cancelCommand'), { id })).toEqual({ code: 'CONFLICT' });
  });

  it('declares right what P21 holds, or sends all of a kind on', async () => {
    const id = await park();
    expect(await asAdmin(doing('acceptCommandAsIs'), { id })).toEqual({
      acceptCommandAsIs: { status: 'CONFIRMED' },
    });
    const other = await park('REPAIR_REFUSED');
    const redriving = 'mutation ($filter: CommandFilter!) { redriveCommands(filter: $filter) }';
    expect(await asAdmin(redriving, { filter: { reasons: ['REPAIR_REFUSED'] } })).toEqual({
      redriveCommands: 1,
    });
    await settled(other, 'CONFIRMED');
  });

  it('needs the scope operate', async () => {
    const id = await park();
    const { errors } = await gateway.ask(doing('retryCommand'), { id }, { role: 'storefront' });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
