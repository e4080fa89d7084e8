/** How connections begin, go on and end: sign-in, sharing, slow clients, breaks, revoked keys, shutdown. */
import { createClient as createSseClient } from 'graphql-sse';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readEvents } from '../../client/event-stream.ts';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import type { EventBus } from '../../src/events/event-bus.ts';
import { createMemoryEventBus } from '../../src/events/memory-event-bus.ts';
import { connect, hears } from './support/listener.ts';
import { type LiveGateway, startLiveGateway } from './support/live-gateway.ts';

let p21: P21Sandbox;
let events: EventBus;
let gateway: LiveGateway;
let sku: string;

beforeAll(async () => {
  p21 = await createP21Sandbox({ items: 40, customers: 8, orders: 20 });
  const stocked = new Set([...p21.database.table('inv_loc').all()].map((row) => row.inv_mast_uid));
  const item = [...p21.database.table('inv_mast').all()].find((row) => stocked.has(row.inv_mast_uid));
  sku = String(item?.item_id);
});
afterAll(() => p21?.close());

beforeEach(async () => {
  events = createMemoryEventBus({ clock: Date.now, onError: () => {} });
  gateway = await startLiveGateway({ p21Url: p21.url, events, recheckMs: 30 });
});
afterEach(() => gateway?.close());

const document = `subscription ($skus: [String!], $after: String) {
  inventoryChanged(skus: $skus, after: $after) { cursor isGap sku inventory { onHand { value } } }
}`;

const change = (of = sku) => events.publish('inventory', of, { sku: of, locations: [] });

/** Until so many listen, each with its `connection_init` answered and its subscription open. */
async function until(isSo: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(isSo()).toBe(true), { timeout: 5_000, interval: 5 });
}

/** Publishes until the subscription hears of it: then it is open. */
async function warmUp(listening: { heard: unknown[] }, of = sku): Promise<void> {
  await vi.waitFor(
    async () => {
      await change(of);
      await new Promise((resolve) => setTimeout(resolve, 40));
      expect(listening.heard.length).toBeGreaterThan(0);
    },
    { timeout: 5_000, interval: 40 },
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  listening.heard.length = 0;
}

const callsToP21 = async (): Promise<number> => {
  const report = (await (await fetch(`${p21.controlUrl}/calls`)).json()) as { total: number };
  return report.total;
};

describe('signing in', () => {
  it.each([
    ['no key', null],
    ['an unknown key', 'opg_nobody_secret'],
  ])('with %s ends in 4403, by server-sent events in 401', async (_case, token) => {
    await using stranger = connect(gateway.url, token);
    const { ended } = stranger.listen(document);
    expect(await ended).toMatchObject({ code: 4403 });
    const response = await stream(token ?? '');
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('ends for a key that is revoked, within the time of a look, for both ways', async () => {
    const key = await gateway.key();
    await using client = connect(gateway.url, key.token);
    const listening = client.listen(document);
    const response = await stream(key.token);
    await warmUp(listening);
    await gateway.revoke(key.id);
    expect(await listening.ended).toMatchObject({ code: 4401 });
    expect(await response.text()).not.toContain('event: complete');
    expect((await stream(key.token)).status).toBe(401);
  });
});

const stream = (token: string, query = document): Promise<Response> => post(token, { query });

const post = (token: string, body: unknown): Promise<Response> =>
  fetch(`${gateway.url}/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });

describe('identical subscriptions', () => {
  it('of many keys that see the same cost one answer and one reading of P21', async () => {
    const clients = await Promise.all(
      Array.from({ length: 40 }, async () => connect(gateway.url, (await gateway.key()).token)),
    );
    // What the document does not declare means nothing.
    const listeners = clients.map((client, nth) => client.listen(document, { skus: [sku], nth }));
    await Promise.all(listeners.map((listening) => warmUp(listening)));
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (const { heard } of listeners) heard.length = 0;
    const single = gateway.answers();
    await fetch(`${p21.controlUrl}/calls`, { method: 'DELETE' });
    await change();
    await Promise.all(listeners.map((listening) => hears(listening, 1)));
    expect(gateway.answers() - single).toBe(1);
    const shared = await callsToP21();

    await fetch(`${p21.controlUrl}/calls`, { method: 'DELETE' });
    for (const { stop } of listeners.slice(1)) stop();
    await change();
    await hears(listeners[0] as never, 2);
    expect(shared).toBe(await callsToP21());
    expect(new Set(listeners.map(({ heard }) => JSON.stringify(heard[0]))).size).toBe(1);
    await Promise.all(clients.map((client) => client[Symbol.asyncDispose]()));
  });

  it('are not shared between customers or with other variables', async () => {
    const ids = [...p21.database.table('customer').all()].slice(0, 2).map((row) => String(row.customer_id));
    const clients = await Promise.all(
      ids.map(async (customerId) =>
        connect(gateway.url, (await gateway.key({ role: 'storefront', customerId })).token),
      ),
    );
    const listeners = clients.map((client) => client.listen(document, { skus: [sku] }));
    await Promise.all(listeners.map((listening) => warmUp(listening)));
    const before = gateway.answers();
    await change();
    await Promise.all(listeners.map((listening) => hears(listening, 1)));
    expect(gateway.answers() - before).toBe(2);
    await Promise.all(clients.map((client) => client[Symbol.asyncDispose]()));
  });

  it('answer what changes at once together, and the latest of each key', async () => {
    await using client = connect(gateway.url, (await gateway.key()).token);
    const listening = client.listen(document);
    await warmUp(listening);
    const before = gateway.answers();
    for (let count = 0; count < 20; count += 1) {
      await change();
      await change(`OTHER-${count % 4}`);
    }
    await hears(listening, 5);
    expect(gateway.answers() - before).toBe(1);
    expect(listening.heard.map(({ data }) => data?.inventoryChanged?.sku).sort()).toEqual(
      ['OTHER-0', 'OTHER-1', 'OTHER-2', 'OTHER-3', sku].sort(),
    );
  });
});

describe('after a break', () => {
  it('a client goes on where it was: the cursor in the variables it sends again', async () => {
    await using client = connect(gateway.url, (await gateway.key()).token, { retryAttempts: 5 });
    const variables: Record<string, unknown> = {};
    const heard: string[] = [];
    let socket: WebSocket | undefined;
    client.client.on('connected', (connected) => {
      socket = connected as WebSocket;
    });
    client.client.subscribe<Record<string, { cursor: string; sku: string }>>(
      { query: document, variables },
      {
        next: ({ data }) => {
          heard.push(String(data?.inventoryChanged?.sku));
          variables.after = data?.inventoryChanged?.cursor;
        },
        error: () => {},
        complete: () => {},
      },
    );
    await warmUp({ heard }, 'FIRST');
    socket?.close(4205, 'break');
    for (const one of ['MISSED-1', 'MISSED-2', 'MISSED-1']) await change(one);
    await until(() => heard.length >= 2);
    expect(heard).toEqual(['MISSED-2', 'MISSED-1']);
    await change('LATER');
    await until(() => heard.length >= 3);
    expect(heard).toEqual(['MISSED-2', 'MISSED-1', 'LATER']);
  });

  it('it is told of a gap where that is not known, and hears on', async () => {
    await using client = connect(gateway.url, (await gateway.key()).token);
    const listening = client.listen(document, { after: 'of-another-life' });
    await hears(listening, 1);
    await change();
    await hears(listening, 2);
    expect(listening.heard.map(({ data }) => data?.inventoryChanged)).toMatchObject([
      { isGap: true, sku: null, inventory: null, cursor: expect.any(String) },
      { isGap: false, sku },
    ]);
  });
});

describe('server-sent events', () => {
  it('carry the same messages', async () => {
    const { token } = await gateway.key();
    const client = createSseClient({
      url: `${gateway.url}/stream`,
      headers: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    const heard: unknown[] = [];
    const stop = client.subscribe(
      { query: document },
      { next: (message) => void heard.push(message), error: () => {}, complete: () => {} },
    );
    await warmUp({ heard });
    await change();
    await until(() => heard.length === 1);
    expect(heard).toEqual([{ data: { inventoryChanged: expect.objectContaining({ sku, isGap: false }) } }]);
    stop();
    client.dispose();
  });

  it('carry several subscriptions in one stream, each message with the name of its own', async () => {
    const { token } = await gateway.key();
    const response = await post(token, [
      { id: 'all', query: document },
      { id: 'one', query: document, variables: { skus: ['OTHER'] } },
      { id: 'none', query: 'subscription { nothing }' },
    ]);
    const heard: { id: string; payload?: unknown }[] = [];
    const reading = (async () => {
      for await (const { data } of readEvents(response.body as never, 60_000)) heard.push(JSON.parse(data));
    })();
    const of = (id: string) => heard.filter((message) => message.id === id);
    await vi.waitFor(async () => {
      await change();
      await change('OTHER');
      expect([of('all').length > 1, of('one').length > 0]).toEqual([true, true]);
    });
    expect(of('none')).toEqual([
      {
        id: 'none',
        payload: { errors: [expect.objectContaining({ message: expect.stringContaining('nothing') })] },
      },
      { id: 'none' },
    ]);
    for (const { payload } of of('one'))
      expect(payload).toMatchObject({ data: { inventoryChanged: { sku: 'OTHER' } } });
    await gateway.close();
    await reading;
  });

  it.each([
    ['none', []],
    ['too many', Array.from({ length: 101 }, (_, nth) => ({ id: String(nth), query: document }))],
    ['one without a name', [{ query: document }]],
    ['two of one name', [1, 2].map(() => ({ id: 'same', query: document }))],
    ['one without a document', [{ id: 'empty' }]],
  ])('take no list of %s', async (_case, list) => {
    const response = await post((await gateway.key()).token, list);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('say what is wrong with 400', async () => {
    const response = await stream((await gateway.key()).token, 'subscription { nothing }');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
  });
});

describe('when the gateway ends', () => {
  it('clients are told to connect again, and nobody holds it up', async () => {
    const { token } = await gateway.key();
    await using client = connect(gateway.url, token);
    const listening = client.listen(document);
    const response = await stream(token);
    await warmUp(listening);
    const startedAt = Date.now();
    await gateway.close();
    expect(await listening.ended).toMatchObject({ code: 1001 });
    expect(await response.text()).not.toContain('event: complete');
    expect(Date.now() - startedAt).toBeLessThan(5_000);
  });
});
