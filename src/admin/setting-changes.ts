/** The changes of settings in the store: appended, never altered. */
import { sql } from 'kysely';
import type { Instant } from '../instant.ts';
import { toJson } from '../store/columns.ts';
import type { Database, Executor } from '../store/database.ts';

export interface SettingChange {
  readonly version: number;
  readonly name: string;
  /** Null: as configured. */
  readonly value: unknown;
  readonly at: Instant;
  readonly actor: string;
}

/** 0 while nothing was ever changed. */
export async function readVersion(db: Executor): Promise<number> {
  const row = await db
    .selectFrom('setting_change')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** The change that counts for each name. */
export async function readNewest(db: Executor): Promise<readonly SettingChange[]> {
  return db
    .selectFrom('setting_change')
    .distinctOn('name')
    .selectAll()
    .orderBy('name')
    .orderBy('version', 'desc')
    .execute();
}

/** Newest first. */
export async function readChanges(db: Executor, limit: number): Promise<readonly SettingChange[]> {
  return db.selectFrom('setting_change').selectAll().orderBy('version', 'desc').limit(limit).execute();
}

export interface NewChanges {
  readonly values: readonly { readonly name: string; readonly value: unknown }[];
  readonly at: Instant;
  readonly actor: string;
  /** Version the person saw; null when it does not matter. */
  readonly seen: number | null;
}

/** All or none. False when somebody has changed something since. */
export async function appendChanges(db: Database, { values, at, actor, seen }: NewChanges): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('gateway.setting_change'))`.execute(transaction);
    if (seen !== null && seen !== (await readVersion(transaction))) return false;
    const rows = values.map(({ name, value }) => ({
      name,
      value: value === null ? null : toJson(value),
      at,
      actor,
    }));
    await transaction.insertInto('setting_change').values(rows).execute();
    return true;
  });
}
