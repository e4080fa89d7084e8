/** What keeps the queue fast when a hundred thousand records wait in it, and when each flow went through everything. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createSyncAtScale: Migration = {
  up: async (db) => {
    await sql`create index change_held on change (held_by) where held_by is not null`.execute(db);
    await sql`alter table flow_state add column gone_through_at timestamptz`.execute(db);
    await sql`
      update flow_state set gone_through_at = (
        select max(ended_at) from flow_run
        where flow_run.flow = flow_state.flow and state = 'DONE' and not dry and kind <> 'RECONCILE')`.execute(
      db,
    );
  },
};
