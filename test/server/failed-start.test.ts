/** An app that cannot be opened leaves nothing open: neither connections, nor watched files, nor timers. */
import { copyFile, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RedisProcess } from '../../chaos/redis-process.ts';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import { type App, createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { startRedis } from '../support/redis.ts';
import { inMemory } from '../support/stores.ts';

let distributor: Distributor;
let redis: RedisProcess;
let looker: ReturnType<typeof createClient>;
let store: Store;
let folder: string;
const said: string[] = [];

beforeAll(async () => {
  [distributor, redis, store, folder] = await Promise.all([
    createDistributor({ p21: { items: 60, customers: 12, orders: 20 } }),
    startRedis(),
    openStore(inMemory()),
    mkdtemp(join(tmpdir(), 'failed-start-')),
  ]);
  looker = createClient({ url: redis.url });
  await looker.connect();
});

afterAll(async () => {
  looker?.destroy();
  await redis?.kill();
  await store?.close();
  await distributor?.close();
  await rm(folder, { recursive: true, force: true });
});

const log = pino({ level: 'info' }, { write: (line: string) => void said.push(line) });

const open = (environment: Record<string, string>, more: { store?: Store; replaces?: App } = {}) =>
  createApp({
    config: loadConfig({
      ...distributor.environment,
      GATEWAY_PORT: '0',
      REDIS_URL: redis.url,
      GATEWAY_CONSOLE: 'false',
      GATEWAY_PLAYGROUND: 'false',
      ...environment,
    }),
    keys: createMemoryKeyStore(),
    store,
    log,
    clock: Date.now,
    random: Math.random,
    sync: true,
    ...more,
  });

/** Connections to Redis beside the one that asks. */
const connections = async () => (await looker.clientList()).length - 1;

const noDocuments = () => ({ GATEWAY_TRUSTED_DOCUMENTS_FILE: join(folder, 'nowhere.json') });

describe('an app that cannot be opened', { timeout: 60_000 }, () => {
  it.each<[why: string, environment: () => Record<string, string>, message: RegExp]>([
    ['trusted documents that cannot be read', noDocuments, /GATEWAY_TRUSTED_DOCUMENTS_FILE/],
    [
      'a certificate that cannot be read',
      () => ({ GATEWAY_TLS_CERT_FILE: join(folder, 'nowhere.pem'), GATEWAY_TLS_KEY_FILE: 'nowhere' }),
      /GATEWAY_TLS_CERT_FILE/,
    ],
  ])('because of %s closes its connections', async (_why, environment, message) => {
    await expect(open(environment())).rejects.toThrow(message);
    await expect.poll(connections, { timeout: 10_000 }).toBe(0);
  });

  it('because its port is taken closes its connections', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await setTimeout(10);
    const { port } = other.address() as AddressInfo;
    await expect(open({ GATEWAY_PORT: String(port) })).rejects.toThrow('EADDRINUSE');
    await expect.poll(connections, { timeout: 10_000 }).toBe(0);
    other.close();
  });

  it('because its store does not answer closes its connections', async () => {
    const gone = await openStore(inMemory());
    await gone.close();
    await expect(open({}, { store: gone })).rejects.toThrow();
    await expect.poll(connections, { timeout: 10_000 }).toBe(0);
  });

  it('looks no longer at its certificate', async () => {
    const [cert, key, documents] = ['cert.pem', 'key.pem', 'documents.json'].map((one) => join(folder, one));
    const fixture = (name: string) => join(import.meta.dirname, '../security/fixtures', name);
    await copyFile(fixture('server.pem'), cert ?? '');
    await copyFile(fixture('server.key.pem'), key ?? '');
    await writeFile(documents ?? '', 'no JSON');
    const environment = {
      GATEWAY_TLS_CERT_FILE: cert ?? '',
      GATEWAY_TLS_KEY_FILE: key ?? '',
      GATEWAY_TLS_RELOAD_SECONDS: '1',
      GATEWAY_TRUSTED_DOCUMENTS_FILE: documents ?? '',
    };
    await expect(open(environment)).rejects.toThrow('GATEWAY_TRUSTED_DOCUMENTS_FILE');
    said.length = 0;
    await utimes(cert ?? '', new Date(), new Date());
    await setTimeout(2500);
    expect(said.join('\n')).not.toContain('certificate');
  });
});

describe('an app that was to take the place of another', { timeout: 60_000 }, () => {
  it('and cannot be opened leaves the other one as it was', async () => {
    await using old = await open({});
    await expect.poll(connections, { timeout: 10_000 }).toBeGreaterThan(0);
    const before = await connections();
    await expect(open(noDocuments(), { replaces: old })).rejects.toThrow('GATEWAY_TRUSTED');
    await expect.poll(connections, { timeout: 10_000 }).toBe(before);
    expect((await fetch(`${old.url}/health/ready`)).status).toBe(200);
  });

  it('and can leaves nothing of the other one', async () => {
    const old = await open({});
    await expect.poll(connections, { timeout: 10_000 }).toBeGreaterThan(0);
    const before = await connections();
    await using next = await open({}, { replaces: old });
    await old.close({ isReplaced: true });
    await expect.poll(connections, { timeout: 10_000 }).toBe(before);
    expect((await fetch(`${next.url}/health/ready`)).status).toBe(200);
  });
});
