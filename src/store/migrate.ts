/**
 * Brings the database to the newest shape. Replicas that start together wait for each other. A migration only adds, so
 * that the previous version keeps working on the new shape while replicas are replaced one by one.
 */
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { createCommands } from './migrations/001-commands.ts';
import { createSync } from './migrations/010-sync.ts';
import { createAccess } from './migrations/030-access.ts';
import { createSettings } from './migrations/040-settings.ts';
import { createSyncAtScale } from './migrations/050-sync-at-scale.ts';
import { createSavedOperations } from './migrations/060-saved-operations.ts';
import { createLeftOut } from './migrations/070-left-out.ts';

/** Applied by name; areas number their own tens, so the order of two areas does not matter. */
const migrations: Readonly<Record<string, Migration>> = {
  '001-commands': createCommands,
  '010-sync': createSync,
  '030-access': createAccess,
  '040-settings': createSettings,
  '050-sync-at-scale': createSyncAtScale,
  '060-saved-operations': createSavedOperations,
  '070-left-out': createLeftOut,
};

/** Throws what the failing migration threw. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  for (;;) {
    const applied = await appliedNames(db);
    const error = await migrateBeside(db, applied);
    if (error === undefined) return;
    // A newer replica may have migrated meanwhile, which is no fault of this one.
    if ((await appliedNames(db)).length === applied.length) throw error;
  }
}

async function migrateBeside<T>(db: Kysely<T>, applied: readonly string[]): Promise<unknown> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...ofNewerVersions(applied), ...migrations }) },
    migrationTableName: table,
    migrationLockTableName: 'schema_migration_lock',
    allowUnorderedMigrations: true,
  });
  return (await migrator.migrateToLatest()).error;
}

const table = 'schema_migration';

/**
 * What this version does not know was applied by a newer one: while replicas are replaced, and after a step back, it goes
 * on beside it, because migrations only add.
 */
const ofNewerVersions = (applied: readonly string[]): Record<string, Migration> =>
  Object.fromEntries(applied.map((name) => [name, { up: async () => {} }]));

async function appliedNames<T>(db: Kysely<T>): Promise<readonly string[]> {
  const { rows } = await sql<{ exists: boolean }>`select to_regclass(${table}) is not null as exists`.execute(
    db,
  );
  if (rows[0]?.exists !== true) return [];
  const applied = await sql<{ name: string }>`select name from ${sql.table(table)}`.execute(db);
  return applied.rows.map(({ name }) => name);
}
