/** Saved operations in the store: versions are appended, never altered. */
import { sql } from 'kysely';
import type { Instant } from '../instant.ts';
import { toJson } from '../store/columns.ts';
import type { Database, Executor } from '../store/database.ts';

export type OperationVariables = Readonly<Record<string, unknown>>;

export interface OperationVersion {
  readonly version: number;
  readonly name: string;
  readonly document: string;
  readonly variables: OperationVariables | null;
  readonly at: Instant;
  readonly actor: string;
}

/** What counts for each name, by name; what was deleted is left out. */
export async function readOperations(db: Executor): Promise<readonly OperationVersion[]> {
  const rows = await db
    .selectFrom('saved_operation')
    .distinctOn('name')
    .selectAll()
    .orderBy('name')
    .orderBy('version', 'desc')
    .execute();
  return rows.flatMap(({ document, ...row }) => (document === null ? [] : { ...row, document }));
}

export interface NewVersion {
  readonly name: string;
  /** Null: the name is given up. */
  readonly document: string | null;
  readonly variables: OperationVariables | null;
  readonly at: Instant;
  readonly actor: string;
}

/**
 * Appends what `next` makes of the operations as they are then; nothing when it throws. One at a time on all replicas, so
 * that two people do not overwrite each other.
 */
export async function appendVersion(
  db: Database,
  next: (operations: readonly OperationVersion[]) => NewVersion,
): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('gateway.saved_operation'))`.execute(transaction);
    const { variables, ...row } = next(await readOperations(transaction));
    const { version } = await transaction
      .insertInto('saved_operation')
      .values({ ...row, variables: variables === null ? null : toJson(variables) })
      .returning('version')
      .executeTakeFirstOrThrow();
    return version;
  });
}
