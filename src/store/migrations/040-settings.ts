/** Settings that people change while the gateway runs. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createSettings: Migration = {
  up: async (db) => {
    await sql`
      create table setting_change (
        version bigint generated always as identity primary key,
        name text not null,
        value jsonb,
        at timestamptz not null,
        actor text not null
      )`.execute(db);
    await sql`create index setting_change_name on setting_change (name, version)`.execute(db);
  },
};
