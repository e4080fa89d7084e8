/** Operations that staff keep by name. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createSavedOperations: Migration = {
  up: async (db) => {
    await sql`
      create table saved_operation (
        version bigint generated always as identity primary key,
        name text not null,
        document text,
        variables jsonb,
        at timestamptz not null,
        actor text not null
      )`.execute(db);
    await sql`create index saved_operation_name on saved_operation (name, version)`.execute(db);
  },
};
