/** Everything that happened to one record, whichever of its keys is asked for. */
import { sql } from 'kysely';
import type { Instant } from '../instant.ts';
import type { Executor } from '../store/database.ts';

export interface HistoryEntry {
  readonly id: number;
  readonly subject: string;
  readonly key: string;
  readonly at: Instant;
  readonly event: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * Oldest first, at most `limit` of the newest. A record has a key in each system; flows of the same subject know both,
 * so that an order is found by its number in either.
 */
export async function readHistory(
  db: Executor,
  {
    subject,
    key,
    flows,
  }: { readonly subject: string; readonly key: string; readonly flows: readonly string[] },
  limit: number,
): Promise<readonly HistoryEntry[]> {
  const { rows } = await sql<HistoryEntry>`
    with known as (
      select ${key}::text as key
      union
      select unnest(array[record_key, target_id]) from link
      where flow = any(${[...flows]}::text[])
        and (record_key = ${key} or target_id = ${key})
    )
    select * from (
      select id, subject, key, at, event, detail from timeline
      where subject = ${subject} and key in (select key from known where key is not null)
      order by id desc limit ${limit}
    ) as newest order by id`.execute(db);
  return rows;
}
