/**
 * Kysely over the embedded PostgreSQL. Kysely's own PGlite dialect keeps one connection for everybody, so a statement
 * made beside an open transaction would join it; here each transaction has PGlite to itself and others wait.
 */
import type { PGlite, Transaction } from '@electric-sql/pglite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PGliteAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

export const createPgliteDialect = (pglite: PGlite): Dialect => ({
  createAdapter: () => new PGliteAdapter(),
  createDriver: () => createDriver(pglite),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});

const createDriver = (pglite: PGlite): Driver => ({
  init: async () => {},
  acquireConnection: async () => new PgliteConnection(pglite),
  beginTransaction: (connection) => (connection as PgliteConnection).begin(),
  commitTransaction: (connection) => (connection as PgliteConnection).end('commit'),
  rollbackTransaction: (connection) => (connection as PgliteConnection).end('rollback'),
  releaseConnection: async () => {},
  destroy: () => pglite.close(),
});

interface OpenTransaction {
  readonly transaction: Transaction;
  /** Lets PGlite commit or roll back, and waits until it has. */
  end(how: 'commit' | 'rollback'): Promise<void>;
}

class PgliteConnection implements DatabaseConnection {
  #open: OpenTransaction | undefined;

  constructor(private readonly pglite: PGlite) {}

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const on = this.#open?.transaction ?? this.pglite;
    const { rows, affectedRows } = await on.query<R>(sql, [...parameters]);
    return { rows, numAffectedRows: BigInt(affectedRows ?? 0) };
  }

  // biome-ignore lint/correctness/useYield: the interface asks for it; nothing here streams.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The embedded database does not stream rows; page through them.');
  }

  async begin(): Promise<void> {
    this.#open = await openTransaction(this.pglite);
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.end(how);
  }
}

/** PGlite runs a transaction as one function; this holds that function open until the end is decided. */
async function openTransaction(pglite: PGlite): Promise<OpenTransaction> {
  const begun = Promise.withResolvers<Transaction>();
  const decided = Promise.withResolvers<'commit' | 'rollback'>();
  const closed = pglite.transaction(async (transaction) => {
    begun.resolve(transaction);
    if ((await decided.promise) === 'rollback') await transaction.rollback();
  });
  closed.catch(begun.reject);
  return {
    transaction: await begun.promise,
    end: (how) => {
      decided.resolve(how);
      return closed;
    },
  };
}
