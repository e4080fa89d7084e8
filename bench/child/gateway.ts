/**
 * The gateway as `serve` starts it, with one back-office key in memory; nothing is kept from one question to the next.
 * Its database is in memory where `GATEWAY_DATA_DIRECTORY` names no folder.
 */
import 'reflect-metadata';
import { createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import { issueApiKey } from '../../src/access/api-keys.ts';
import { createApp } from '../../src/app.ts';
import { createLog } from '../../src/cli/log.ts';
import { placeOf } from '../../src/cli/store-place.ts';
import { loadConfig } from '../../src/config/load.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { ReadyGateway } from './parts.ts';

export async function startGateway(environment: Readonly<Record<string, string>>): Promise<ReadyGateway> {
  const config = loadConfig({ GATEWAY_PORT: '0', GATEWAY_LOG_LEVEL: 'warn', ...nothingKept, ...environment });
  const keys = createMemoryKeyStore();
  const { token } = await issueApiKey(keys, { name: 'bench', role: 'back-office' }, Date.now);
  const { url } = await createApp({
    config,
    keys,
    store: await openStore(
      environment.GATEWAY_DATA_DIRECTORY === undefined ? { kind: 'memory' } : placeOf(config.gateway),
    ),
    log: createLog(config),
    clock: Date.now,
    random: Math.random,
  });
  return { url, token };
}

/** What a question costs is measured, not what the one before it has left. */
const nothingKept = {
  CACHE_WARM_ITEMS: 'false',
  CACHE_MERGE_MILLISECONDS: '0',
  ...Object.fromEntries(
    ['PRICE', 'STOCK', 'PRODUCT', 'REFERENCE'].flatMap((fact) =>
      ['FRESH', 'RENEW', 'STALE'].map((age) => [`CACHE_${fact}_${age}_SECONDS`, '0']),
    ),
  ),
};
