/** Records that were in the target and that a run over everything did not meet at the source any more. */
import { sql } from 'kysely';
import { toInstant } from '../instant.ts';
import { notice } from './change-queue.ts';
import type { AnyFlow } from './flow.ts';
import type { SyncParts } from './sync-parts.ts';

/** Fewer than these are looked at whatever their share: they are read at the source once more before anything is done. */
const fewAnyway = 20;

const page = 1000;

/**
 * Null when what is gone may be so; else the question for a person: a source that suddenly lacks a large part of its
 * records was more likely read wrongly than emptied.
 */
export async function askAboutGone(
  { db, settings }: SyncParts,
  flow: AnyFlow,
  runId: string,
): Promise<string | null> {
  const { rows } = await sql<{ known: number; gone: number }>`
    select count(*) as known, count(*) filter (where seen_run is distinct from ${runId}::uuid) as gone
    from link where flow = ${flow.name} and target_id is not null and retired_at is null`.execute(db);
  const { known = 0, gone = 0 } = rows[0] ?? {};
  if (gone <= fewAnyway || gone <= known * settings.mostGone) return null;
  return `${gone} of ${known} records are no longer at the source. They were left as they are: check the source, and \
reconcile and repair the flow if it is so.`;
}

/** Puts them into the queue, which reads the source again and takes out of use what is really gone. */
export async function noticeGone({ db, clock }: SyncParts, flow: AnyFlow, runId: string): Promise<number> {
  let last = '';
  for (let noticed = 0; ; ) {
    const { rows } = await sql<{ key: string }>`
      select record_key as key from link
      where flow = ${flow.name} and target_id is not null and retired_at is null
        and seen_run is distinct from ${runId}::uuid and record_key > ${last}
      order by record_key limit ${page}`.execute(db);
    const keys = rows.map(({ key }) => key);
    await notice(db, { flow: flow.name, keys, priority: 'backfill', now: toInstant(clock()) });
    noticed += keys.length;
    last = keys.at(-1) ?? last;
    if (keys.length < page) return noticed;
  }
}
