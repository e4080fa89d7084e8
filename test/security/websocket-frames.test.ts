/** Whatever arrives over a WebSocket, the connection goes on or is closed with a code of the protocol, and others live on. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMemoryEventBus } from '../../src/events/memory-event-bus.ts';
import { type LiveGateway, startLiveGateway } from '../subscriptions/support/live-gateway.ts';
import { fc } from '../support/fast-check.ts';

let gateway: LiveGateway;
let token: string;

beforeAll(async () => {
  const events = createMemoryEventBus({ clock: Date.now, onError: () => {} });
  gateway = await startLiveGateway({ p21Url: 'http://127.0.0.1:9', events });
  ({ token } = await gateway.key());
});
afterAll(() => gateway?.close());

/** The library's, the protocol's and the WebSocket's own: none of them is 1011, an error of ours. */
const expectedCodes = [1000, 1005, 1006, 1007, 1009, 4400, 4401, 4403, 4408, 4409, 4429];

const hello = () =>
  JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });

/** The code with which the connection is closed for its first message. */
function closeCode(first: string): Promise<number> {
  const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws');
  socket.addEventListener('open', () => socket.send(first), { once: true });
  return new Promise((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code), { once: true });
  });
}

/** Resolves with the code of the close, or with nothing when the connection still answers pings of the protocol. */
function send(frames: readonly (string | Uint8Array<ArrayBuffer>)[]): Promise<number | undefined> {
  const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws');
  return new Promise((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code), { once: true });
    socket.addEventListener('message', ({ data }) => {
      if (!String(data).includes('"pong"')) return;
      resolve(undefined);
      socket.close();
    });
    socket.addEventListener('open', () => {
      for (const frame of [...frames, JSON.stringify({ type: 'ping' })]) socket.send(frame);
    });
  });
}

const isAlive = async () => expect(await send([hello()])).toBeUndefined();

const message = fc.record(
  {
    id: fc.oneof(fc.string(), fc.integer(), fc.constant('1')),
    type: fc.oneof(
      fc.constantFrom('connection_init', 'subscribe', 'complete', 'ping', 'pong', 'next', 'error'),
      fc.string(),
      fc.constant('__proto__'),
    ),
    payload: fc.oneof(
      fc.anything(),
      fc.record({ query: fc.oneof(fc.string(), fc.constant('subscription { inventoryChanged { sku } }')) }),
    ),
  },
  { requiredKeys: [] },
);

const frame = fc.oneof(
  fc.string(),
  fc.json(),
  message.map((one) => JSON.stringify(one) ?? ''),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
);

it.each([true, false])(
  'is closed with a code of the protocol, or goes on (signed in: %s)',
  async (signedIn) => {
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 6 }), async (frames) => {
        const code = await send(signedIn ? [hello(), ...frames] : frames);
        if (code !== undefined) expect(expectedCodes).toContain(code);
      }),
      { numRuns: 150 },
    );
    await isAlive();
  },
  120_000,
);

it.each([
  ['an object', { toString: 'x' }],
  ['a list', ['opg_a_b']],
  ['a number', 1],
  ['null', null],
])('is closed as one without a key when its key is %s', async (_case, authorization) => {
  for (const payload of [{ authorization }, { 'X-API-Key': authorization }]) {
    expect(await closeCode(JSON.stringify({ type: 'connection_init', payload }))).toBe(4403);
  }
});

it('is closed when a message is larger than it may be', async () => {
  expect(await send([hello(), 'x'.repeat(70_000)])).toBe(1009);
  await isAlive();
});
