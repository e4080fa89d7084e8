/** What opens the systems behind the gateway stands in no answer, no log line and no table, whatever fails. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import { createApiKey } from '../../src/access/api-keys.ts';
import { type App, createApp } from '../../src/app.ts';
import { examineFor } from '../../src/cli/doctor.ts';
import { loadConfig } from '../../src/config/load.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { inMemory } from '../support/stores.ts';

const keySecret = 'Key-Secret-4711';
const secrets = {
  P21_PASSWORD: 'P21-Secret-4711',
  ORO_CLIENT_SECRET: 'Oro-Secret-4711',
  ORO_WEBHOOK_SECRET: 'Webhook-Secret-4711',
  P21_HOOK_TOKEN: 'Hook-Secret-4711',
};

/** A signed token of either system, too: both are three parts in base64url. */
const aSecret = /\w+-Secret-4711|eyJ[\w-]+\.[\w-]+\.[\w-]+/;

let distributor: Distributor;
let store: Store;
let app: App;
const logged: string[] = [];
const answered: string[] = [];

beforeAll(async () => {
  distributor = await createDistributor({
    p21: { items: 60, customers: 12, orders: 20, password: secrets.P21_PASSWORD },
  });
  store = await openStore(inMemory());
  // The shop's application is given another secret than it has, so that it refuses the gateway.
  const environment = {
    ...distributor.environment,
    ...secrets,
    GATEWAY_PORT: '0',
    GATEWAY_LOG_LEVEL: 'trace',
  };
  const config = loadConfig(environment);
  const keys = createMemoryKeyStore([
    createApiKey('admin', keySecret, { name: 'admin', role: 'admin' }, Date.now),
  ]);
  app = await createApp({
    config,
    keys,
    store,
    // As it is written, without what the process does to its lines.
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
    clock: Date.now,
    random: Math.random,
    sync: true,
    examine: examineFor(config, environment, keys),
  });
}, 120_000);

afterAll(async () => {
  await app?.close();
  await store?.close();
  await distributor?.close();
});

async function ask(query: string): Promise<string> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer opg_admin_${keySecret}` },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  answered.push(text);
  return text;
}

const place = (key: string) =>
  ask(`mutation { placeOrder(idempotencyKey: "${key}", input: {
    customerId: "${distributor.tourCustomerId}", lines: [{ sku: "${distributor.window.items[0]?.sku}", quantity: "1" }]
  }) { command { state reason { message } } userErrors { message } } }`);

const questions = [
  '{ customer(oroId: "1") { name oro { name } } }',
  '{ customers(first: 3) { nodes { name } } }',
  '{ findings { kind subject remedy } settings { settings { name } } accessKeys { id name } }',
  '{ systemStatus { system reachable } }',
];

const faults = [{ failRate: 1 }, { revokeTokens: true }, { emptyError: { probability: 1 } }];

async function askEverything(round: string): Promise<void> {
  for (const question of questions) await ask(question);
  await place(`secrets-${round}`);
  await fetch(`${app.url}/hooks/p21`, { method: 'POST', headers: { authorization: 'Bearer Hook-Secret' } });
  await fetch(`${app.url}/graphql`, { headers: { authorization: `Bearer opg_admin_${keySecret}x` } });
}

describe('the secrets of the gateway', { timeout: 120_000 }, () => {
  it('are in no answer, log line or row, while both systems refuse and fail', async () => {
    await askEverything('well');
    for (const [round, fault] of faults.entries()) {
      distributor.p21.faults.apply(fault as never);
      await askEverything(String(round));
      distributor.p21.faults.clear();
    }
    const tables = await store.db.introspection.getTables();
    const rows: string[] = [];
    for (const { name } of tables)
      rows.push(
        JSON.stringify(
          await store.db
            .selectFrom(name as never)
            .selectAll()
            .execute(),
        ),
      );
    expect(rows.join('').length).toBeGreaterThan(1000);
    expect(answered.join('')).toContain('"UPSTREAM_');
    expect(logged.length).toBeGreaterThan(3);
    for (const text of [...answered, ...logged, ...rows]) expect(text).not.toMatch(aSecret);
  });
});
