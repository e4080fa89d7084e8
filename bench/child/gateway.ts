/**
 * The gateway as `serve` starts it, with its keys in memory; unless said otherwise nothing is kept from one question to the next. Its database
 * is in memory where neither `GATEWAY_DATA_DIRECTORY` nor `DATABASE_URL` names a place; it syncs with `GATEWAY_SYNC=true`.
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

export async function startGateway(
  environment: Readonly<Record<string, string>>,
  defaults: Readonly<Record<string, string>> = nothingKept,
): Promise<ReadyGateway> {
  const config = loadConfig({ GATEWAY_PORT: '0', GATEWAY_LOG_LEVEL: 'warn', ...defaults, ...environment });
  const keys = createMemoryKeyStore();
  const { token } = await issueApiKey(keys, { name: 'bench', role: 'back-office' }, Date.now);
  const operator = await issueApiKey(keys, { name: 'bench operator', role: 'sync' }, Date.now);
  const { GATEWAY_DATA_DIRECTORY: directory, DATABASE_URL: database } = environment;
  const { url } = await createApp({
    config,
    keys,
    store: await openStore(
      directory === undefined && database === undefined ? { kind: 'memory' } : placeOf(config.gateway),
    ),
    sync: environment.GATEWAY_SYNC === 'true',
    log: createLog(config),
    clock: Date.now,
    random: Math.random,
  });
  return { url, token, operatorToken: operator.token };
}

/** What a question costs is measured, not what the one before it has left. */
export const nothingKept = {
  CACHE_WARM_ITEMS: 'false',
  CACHE_MERGE_MILLISECONDS: '0',
  ...Object.fromEntries(
    ['PRICE', 'STOCK', 'PRODUCT', 'REFERENCE'].flatMap((fact) =>
      ['FRESH', 'RENEW', 'STALE'].map((age) => [`CACHE_${fact}_${age}_SECONDS`, '0']),
    ),
  ),
};
