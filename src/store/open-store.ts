/**
 * The gateway's own database: a PostgreSQL server by its URL, or PGlite in a folder (or in memory) when there is none.
 * The same SQL runs on both.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { GatewayError } from '../errors.ts';
import { toInstant } from '../instant.ts';
import type { Database, Tables } from './database.ts';
import { lockDirectory } from './directory-lock.ts';
import { migrate } from './migrate.ts';
import { createPgliteDialect } from './pglite-dialect.ts';

/**
 * `url`: PostgreSQL, shared by any number of replicas. `directory`: embedded, for one process. `memory`: gone with its
 * process; `image` is a file that PGlite's `dumpDataDir` made, which takes a tenth of the time of a database made anew.
 */
export type StorePlace =
  | { readonly kind: 'url'; readonly url: string; readonly connections?: number }
  | { readonly kind: 'directory'; readonly path: string }
  | MemoryPlace;

interface MemoryPlace {
  readonly kind: 'memory';
  readonly image?: string;
}

export interface Store extends AsyncDisposable {
  readonly kind: 'postgresql' | 'embedded';
  readonly db: Database;
  /**
   * Gives back the room of rows that are gone and counts those that are there: a server does that by itself, the embedded
   * database never does.
   */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

/** Opens and migrates. Throws CONFIG_INVALID naming the place when the database cannot be reached or opened. */
export async function openStore(place: StorePlace): Promise<Store> {
  const store = place.kind === 'url' ? openServer(place) : await openEmbedded(place);
  try {
    await migrate(store.db);
  } catch (cause) {
    await store.close().catch(() => {});
    throw new GatewayError(
      'CONFIG_INVALID',
      `${describe(place)}: ${(cause as Error).message}`,
      {},
      { cause },
    );
  }
  return store;
}

function openServer({ url, connections = 10 }: { url: string; connections?: number }): Store {
  const pool = new pg.Pool({ connectionString: url, max: connections, types: parsers });
  // A connection that dies while idle is replaced by the next one asked for.
  pool.on('error', () => {});
  // One that dies between two statements of a transaction tells nobody but itself; the next statement fails.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return toStore('postgresql', db);
}

async function openEmbedded(place: { kind: 'directory'; path: string } | MemoryPlace): Promise<Store> {
  const unlock = place.kind === 'directory' ? await takeDirectory(place.path) : () => {};
  const pglite = new PGlite({
    ...(place.kind === 'directory' && { dataDir: join(place.path, 'pgdata') }),
    ...(place.kind === 'memory' &&
      place.image !== undefined && { loadDataDir: new Blob([await readFile(place.image)]) }),
    parsers: { [types.TIMESTAMPTZ]: readInstant, [types.INT8]: Number },
  });
  const db = new Kysely<Tables>({ dialect: createPgliteDialect(pglite) });
  return toStore('embedded', db, unlock);
}

/** PGlite keeps its files in a folder of their own below, so that the lock is not one of them. */
async function takeDirectory(path: string): Promise<() => void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  try {
    return lockDirectory(path);
  } catch (cause) {
    throw new GatewayError(
      'CONFIG_INVALID',
      `the database in ${path}: ${(cause as Error).message}`,
      {},
      { cause },
    );
  }
}

function toStore(kind: Store['kind'], db: Database, unlock = () => {}): Store {
  const tidy = async () => {
    if (kind === 'embedded') await sql`vacuum (analyze)`.execute(db);
  };
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= db.destroy().finally(unlock);
    return closing;
  };
  return { kind, db, tidy, close, [Symbol.asyncDispose]: close };
}

/** Both drivers answer with their own objects; the gateway wants ISO instants, and counters as numbers. */
const readInstant = (text: string): string => toInstant(Date.parse(text));

const parsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === types.TIMESTAMPTZ) return readInstant;
    if (oid === types.INT8) return Number;
    return pg.types.getTypeParser(oid, format);
  },
} as pg.CustomTypesConfig;

const describe = (place: StorePlace): string =>
  place.kind === 'url'
    ? `DATABASE_URL (${new URL(place.url).host})`
    : place.kind === 'directory'
      ? `the database in ${place.path}`
      : 'the database in memory';
