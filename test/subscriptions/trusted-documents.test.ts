/** Shoppers who are held to the documents of their shop are held to them when they subscribe as well. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMemoryEventBus } from '../../src/events/memory-event-bus.ts';
import { connect } from './support/listener.ts';
import { type LiveGateway, startLiveGateway } from './support/live-gateway.ts';

const trusted = 'subscription Trusted { inventoryChanged { sku } }';
const other = 'subscription Other { inventoryChanged { sku } }';

let folder: string;
let gateway: LiveGateway;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trusted-'));
  const manifest = join(folder, 'manifest.json');
  const hash = createHash('sha256').update(trusted).digest('hex');
  await writeFile(manifest, JSON.stringify({ [hash]: trusted }));
  gateway = await startLiveGateway({
    p21Url: 'http://127.0.0.1:9',
    events: createMemoryEventBus({ clock: Date.now, onError: () => {} }),
    gateway: { trustedDocumentsFile: manifest, trustedDocumentsOnly: true },
  });
});

afterAll(async () => {
  await gateway?.close();
  await rm(folder, { recursive: true, force: true });
});

const shopper = () => gateway.key({ role: 'storefront', customerId: '100198' });

async function statusOf(token: string, query: string): Promise<number> {
  const response = await fetch(`${gateway.url}/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  await response.body?.cancel();
  return response.status;
}

it('by server-sent events', async () => {
  const [{ token }, staff] = await Promise.all([shopper(), gateway.key()]);
  expect(await statusOf(token, trusted)).toBe(200);
  expect(await statusOf(token, other)).toBe(400);
  expect(await statusOf(token, `${trusted} `)).toBe(400);
  expect(await statusOf(staff.token, other)).toBe(200);
});

it('by WebSocket', async () => {
  await using client = connect(gateway.url, (await shopper()).token);
  const refused = client.listen(other);
  expect(await refused.ended).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
