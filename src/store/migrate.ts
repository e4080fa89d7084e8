/**
 * Brings the database to the newest shape. Replicas that start together wait for each other. A migration only adds, so
 * that the previous version keeps working on the new shape while replicas are replaced one by one.
 */
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { createCommands } from './migrations/001-commands.ts';
import { createSync } from './migrations/010-sync.ts';
import { createAccess } from './migrations/030-access.ts';

/** Applied by name; areas number their own tens, so the order of two areas does not matter. */
const migrations: Readonly<Record<string, Migration>> = {
  '001-commands': createCommands,
  '010-sync': createSync,
  '030-access': createAccess,
};

/** Throws what the failing migration threw. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'schema_migration',
    migrationLockTableName: 'schema_migration_lock',
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
