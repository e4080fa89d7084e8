/** Takes away what nobody will ask for any more. */
import { sql } from 'kysely';
import { toInstant } from '../instant.ts';
import type { SyncParts } from './sync-parts.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Readings under way are over long before. */
const keepUnlinkedMs = dayMs;
/** Oro tries an event again within minutes; a replay by hand is a change like any other. */
const keepEventsMs = 7 * dayMs;
const keepMinutesMs = 14 * dayMs;
const keepRunsMs = 90 * dayMs;

/** Safe on every replica at once. */
export async function sweep({ db, tidy, clock, settings }: SyncParts): Promise<void> {
  const nowMs = clock();
  const before = (ms: number) => toInstant(nowMs - ms);
  await db.deleteFrom('webhook_event').where('received_at', '<', before(keepEventsMs)).execute();
  await db.deleteFrom('flow_minute').where('minute', '<', before(keepMinutesMs)).execute();
  await db.deleteFrom('flow_run').where('ended_at', '<', before(keepRunsMs)).execute();
  await db
    .deleteFrom('timeline')
    .where('at', '<', before(settings.keepTimelineDays * dayMs))
    .execute();
  await sql`
    delete from link
    where target_id is null and retired_at < ${before(keepUnlinkedMs)}::timestamptz`.execute(db);
  await tidy?.();
}
