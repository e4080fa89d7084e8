/** Settings changed through the graph, as they count in two replicas over one store. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import { createApiKey } from '../../src/access/api-keys.ts';
import { type App, createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { type GatewayUnderTest, startGateway } from '../support/gateway.ts';

let gateway: GatewayUnderTest;
let other: App;
let sku: string;

const admin = { role: 'admin' } as const;

beforeAll(async () => {
  gateway = await startGateway();
  const key = createApiKey('admin', 'secret', { name: 'admin', role: 'admin' }, Date.now);
  other = await createApp({
    config: loadConfig({ ...gateway.distributor.environment, GATEWAY_PORT: '0', GATEWAY_CONSOLE: 'false' }),
    keys: createMemoryKeyStore([key]),
    store: gateway.store,
    log: pino({ level: 'silent' }),
    clock: Date.now,
    random: Math.random,
    sync: true,
  });
  const { data } = await gateway.ask('{ products(first: 1) { nodes { sku } } }');
  sku = data.products.nodes[0].sku;
}, 120_000);

afterAll(async () => {
  await other?.close();
  await gateway?.close();
});

const change = (name: string, value: unknown) =>
  gateway.ask(
    'mutation ($values: [SettingValueInput!]!) { changeSettings(values: $values) { version } }',
    { values: [{ name, value }] },
    admin,
  );

/** Where a replica found the stock of the item: counts of the cache by source. */
async function stockCounts(url: string): Promise<Record<string, number>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer opg_admin_secret' },
    body: JSON.stringify({ query: `{ inventory(skus: ["${sku}"]) { sku } }` }),
  });
  const { extensions } = (await response.json()) as {
    extensions: { cache: { stock: Record<string, number> } };
  };
  return extensions.cache.stock;
}

describe('a changed setting', () => {
  it('of freshness counts on every replica without a restart', async () => {
    for (const { url } of [gateway.app, other]) {
      await stockCounts(url);
      expect(await stockCounts(url)).toMatchObject({ memory: 1 });
    }
    await change('cache.stockFreshSeconds', 0);
    await change('cache.stockRenewSeconds', 0);
    expect(await stockCounts(gateway.app.url)).toMatchObject({ upstream: 1 });
    // The other replica looks every two seconds.
    await expect.poll(async () => (await stockCounts(other.url)).upstream, { timeout: 10_000 }).toBe(1);
  });

  it('of mapping counts for what flows do from then on, on the replica that runs them', async () => {
    /** Products that belong in the shop, as a run sees it. */
    const wanted = async () => {
      const { id } = await other.operations.runFlow('products', 'COMPARE', true);
      await expect.poll(async () => (await other.operations.run(id)).state, { timeout: 30_000 }).toBe('DONE');
      const { IGNORED: _ignored, WOULD_RETIRE: _retired, ...rest } = (await other.operations.run(id)).counts;
      return Object.values(rest).reduce((sum, count) => sum + count, 0);
    };
    expect(await wanted()).toBeGreaterThan(50);
    await change('flows.skuPattern', '^NOTHING-IS-CALLED-SO$');
    await expect.poll(wanted, { timeout: 60_000, interval: 500 }).toBe(0);
  }, 120_000);

  it('is refused by name when it cannot be, and to who is no admin', async () => {
    const { errors } = await change('flows.skuPattern', '([');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'flows.skuPattern' });
    const refused = await gateway.ask('{ settings { version } }', {}, { role: 'sync' });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('leaves its trace in the audit log', async () => {
    const { data } = await gateway.ask(
      '{ auditLog(filter: { action: "SETTING_CHANGED" }) { nodes { subject actor role outcome detail } } }',
      {},
      admin,
    );
    expect(data.auditLog.nodes[0]).toEqual({
      subject: 'flows.skuPattern',
      actor: 'admin',
      role: 'admin',
      outcome: 'OK',
      detail: { value: '^NOTHING-IS-CALLED-SO$' },
    });
  });
});
