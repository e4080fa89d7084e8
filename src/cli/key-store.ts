/**
 * Where API keys are: in the database that all replicas share, or, with the embedded one, in a file of the data
 * directory, because the embedded database opens for one process and keys are made beside a running gateway.
 */

import { readFileSync } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createFileKeyStore } from '../access/api-key-stores.ts';
import type { ApiKeyStore } from '../access/api-keys.ts';
import { type AuditEntry, type AuditLog, createStoreAudit } from '../access/audit.ts';
import { auditKeys } from '../access/audited-keys.ts';
import { createStoreKeys } from '../access/store-keys.ts';
import { gatewaySchema } from '../config/config.ts';
import type { Environment } from '../config/load.ts';
import { toInstant } from '../instant.ts';
import { openStore, type Store } from '../store/open-store.ts';

/** The keys of a gateway whose database is open. */
export const keysOf = (store: Store, environment: Environment): ApiKeyStore =>
  store.kind === 'postgresql'
    ? createStoreKeys(store.db, Date.now)
    : createFileKeyStore(keyFile(environment));

/** For commands: works without the rest of the configuration, and leaves a trace of every change. */
export async function withKeys<T>(
  environment: Environment,
  work: (keys: ApiKeyStore) => Promise<T>,
): Promise<T> {
  const url = databaseUrl(environment);
  if (url === undefined) {
    const audit = createFileAudit(join(dataDirectory(environment), 'audit.log'));
    return auditing(createFileKeyStore(keyFile(environment)), audit, work);
  }
  await using store = await openStore({ kind: 'url', url, connections: 1 });
  const audit = createStoreAudit(store.db, Date.now, (error) => {
    throw error;
  });
  // Awaited here: the store closes when this function is left.
  return await auditing(createStoreKeys(store.db, Date.now), audit, work);
}

async function auditing<T>(
  keys: ApiKeyStore,
  audit: AuditLog,
  work: (keys: ApiKeyStore) => Promise<T>,
): Promise<T> {
  const done = await work(auditKeys(keys, audit, 'command line'));
  await audit.flush();
  return done;
}

const keyFile = (environment: Environment): string => join(dataDirectory(environment), 'keys.json');

const dataDirectory = ({ GATEWAY_DATA_DIRECTORY }: Environment): string =>
  gatewaySchema.pick({ dataDirectory: true }).parse({ dataDirectory: GATEWAY_DATA_DIRECTORY }).dataDirectory;

function databaseUrl({ DATABASE_URL, DATABASE_URL_FILE }: Environment): string | undefined {
  if (DATABASE_URL) return DATABASE_URL;
  return DATABASE_URL_FILE ? readFileSync(DATABASE_URL_FILE, 'utf8').trimEnd() : undefined;
}

/** One JSON object a line. */
function createFileAudit(path: string): AuditLog {
  const lines: string[] = [];
  const toLine = (entry: AuditEntry) => `${JSON.stringify({ at: toInstant(Date.now()), ...entry })}\n`;
  return {
    record: (entry) => void lines.push(toLine(entry)),
    flush: async () => {
      if (lines.length === 0) return;
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
      await appendFile(path, lines.splice(0).join(''), { mode: 0o600 });
    },
  };
}
