/** The gateway as `serve` starts it, with a storefront key for each of some customers. */
import 'reflect-metadata';
import { createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import { issueApiKey } from '../../src/access/api-keys.ts';
import { createApp } from '../../src/app.ts';
import { createLog } from '../../src/cli/log.ts';
import { loadConfig } from '../../src/config/load.ts';
import { openStore } from '../../src/store/open-store.ts';

export interface ReadyStorefront {
  readonly url: string;
  /** P21 customer ids by the bearer token of their key. */
  readonly customers: Readonly<Record<string, string>>;
  /** Bearer token of a key for background work. */
  readonly syncToken: string;
}

export interface StorefrontOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly customers: number;
}

export async function startStorefrontGateway({
  environment,
  customers,
}: StorefrontOptions): Promise<ReadyStorefront> {
  const config = loadConfig({ GATEWAY_PORT: '0', GATEWAY_LOG_LEVEL: 'error', ...environment });
  const keys = createMemoryKeyStore();
  const tokens: Record<string, string> = {};
  for (let number = 1; number <= customers; number += 1) {
    const customerId = String(100_000 + number);
    const wish = { name: `bench ${customerId}`, role: 'storefront', customerId } as const;
    tokens[(await issueApiKey(keys, wish, Date.now)).token] = customerId;
  }
  const { token: syncToken } = await issueApiKey(keys, { name: 'bench sync', role: 'sync' }, Date.now);
  const app = await createApp({
    config,
    keys,
    store: await openStore(storePlace(environment)),
    log: createLog(config),
    clock: Date.now,
    random: Math.random,
  });
  return { url: app.url, customers: tokens, syncToken };
}

/** With DATABASE_URL in PostgreSQL, as many replicas run; else embedded, in memory. */
const storePlace = ({ DATABASE_URL: url }: Readonly<Record<string, string>>) =>
  url === undefined ? ({ kind: 'memory' } as const) : ({ kind: 'url', url } as const);
