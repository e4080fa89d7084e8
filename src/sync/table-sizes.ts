/**
 * PostgreSQL plans by what it counted last. While a first migration or a mass change runs, its tables grow a hundredfold
 * within the minute until the server counts by itself, and the embedded one never does: they are counted here as soon as
 * they have doubled, or a look at a hundred records would go through all of them.
 */
import { sql } from 'kysely';
import type { Executor } from '../store/database.ts';

/** Pages below which a table is read fast in any way. */
const fewPages = 16;

/** Safe on every replica at once; costs a look into the catalogue when nothing has grown. */
export async function countGrown(db: Executor): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where oid in ('change'::regclass, 'link'::regclass)
      and pg_relation_size(oid) > 2::bigint * greatest(relpages, ${fewPages})
        * current_setting('block_size')::integer`.execute(db);
  for (const { name } of rows) await sql`analyze ${sql.table(name)}`.execute(db);
}
