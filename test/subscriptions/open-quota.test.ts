/** What one key may hold open, and that what ends makes room. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import { createMemoryEventBus } from '../../src/events/memory-event-bus.ts';
import { connect } from './support/listener.ts';
import { type LiveGateway, startLiveGateway } from './support/live-gateway.ts';

let p21: P21Sandbox;
let gateway: LiveGateway;

beforeAll(async () => {
  p21 = await createP21Sandbox({ items: 10, customers: 2, orders: 0 });
});
afterAll(() => p21?.close());

beforeEach(async () => {
  const events = createMemoryEventBus({ clock: Date.now, onError: () => {} });
  gateway = await startLiveGateway({
    p21Url: p21.url,
    events,
    gateway: { maxSocketsPerKey: 2, maxSubscriptionsPerKey: 3 },
  });
});
afterEach(() => gateway?.close());

const document = 'subscription { inventoryChanged { sku } }';

/** Resolves with the code of its close, or when it is let in. */
function open(token: string): Promise<{ readonly socket: WebSocket; readonly code?: number }> {
  const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws');
  const hello = { type: 'connection_init', payload: { authorization: `Bearer ${token}` } };
  socket.addEventListener('open', () => socket.send(JSON.stringify(hello)));
  return new Promise((resolve) => {
    socket.addEventListener('message', () => resolve({ socket }), { once: true });
    socket.addEventListener('close', ({ code }) => resolve({ socket, code }), { once: true });
  });
}

describe('connections of one key', () => {
  it('are as many as configured, and one that ends makes room for another', async () => {
    const { token } = await gateway.key();
    const [first, second] = [await open(token), await open(token)];
    expect([first.code, second.code]).toEqual([undefined, undefined]);
    expect((await open(token)).code).toBe(1013);
    expect((await open((await gateway.key()).token)).code).toBeUndefined();
    first.socket.close();
    await vi.waitFor(async () => expect((await open(token)).code).toBeUndefined());
  });
});

describe('subscriptions of one key', () => {
  it('are as many as configured over all connections and transports, and say so', async () => {
    const { token } = await gateway.key();
    await using client = connect(gateway.url, token);
    const listening = [1, 2, 3].map(() => client.listen(document));
    const stream = () =>
      fetch(`${gateway.url}/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: document }),
      });
    await vi.waitFor(async () => {
      const response = await stream();
      const isOpen = response.status === 200;
      if (isOpen) await response.body?.cancel();
      expect(isOpen).toBe(false);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    });
    listening[0]?.stop();
    await vi.waitFor(async () => {
      const response = await stream();
      expect(response.status).toBe(200);
      await response.body?.cancel();
    });
  });
});

describe('subscriptions that one key asks for', () => {
  it('count as requests do, those that are refused as well', async () => {
    const events = createMemoryEventBus({ clock: Date.now, onError: () => {} });
    const limited = await startLiveGateway({ p21Url: p21.url, events, gateway: { rateLimitPerKey: 4 } });
    try {
      const { token } = await limited.key();
      // One connection for all of them, which counts as well.
      await using client = connect(limited.url, token, { lazy: false });
      const ends: unknown[] = [];
      for (const _time of [1, 2, 3, 4]) {
        ends.push(await client.listen('subscription { nothingLikeIt }').ended);
      }
      const invalid = [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }];
      expect(ends).toMatchObject([
        invalid,
        invalid,
        invalid,
        [{ extensions: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) } }],
      ]);
    } finally {
      await limited.close();
    }
  });
});
