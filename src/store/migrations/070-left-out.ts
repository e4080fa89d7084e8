/** Why a run left records out. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createLeftOut: Migration = {
  up: async (db) => {
    await sql`alter table flow_run add column left_out jsonb not null default '{}'::jsonb`.execute(db);
  },
};
