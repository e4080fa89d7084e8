/** What each record of a source is in its target, and the content last written there. */
import { sql } from 'kysely';
import type { Instant } from '../instant.ts';
import type { Executor } from '../store/database.ts';
import { recordsOf, rowsOf } from './change-queue.ts';
import type { Reference } from './document.ts';
import type { RecordKey } from './flow.ts';
import { nameOf } from './references.ts';

export interface Link {
  readonly key: RecordKey;
  /** Null where the record was looked at and does not belong in the target. */
  readonly targetId: string | null;
  /** Null when nothing is known of what the target holds. */
  readonly fingerprint: string | null;
  readonly readOrder: number;
  readonly retiredAt: Instant | null;
}

export async function readLinks(
  db: Executor,
  flow: string,
  keys: readonly RecordKey[],
): Promise<Map<RecordKey, Link>> {
  const { rows } = await sql<Link>`
    select record_key as key, target_id as "targetId", fingerprint, read_order as "readOrder",
      retired_at as "retiredAt"
    from ${recordsOf(flow, keys)}
    join link on link.flow = given.flow and link.record_key = given.key`.execute(db);
  return new Map(rows.map((link) => [link.key, link]));
}

/** Target ids of records of any flows, by `nameOf`; one question for all. Retired records still have theirs. */
export async function readTargetIds(
  db: Executor,
  references: readonly Reference[],
): Promise<Map<string, string>> {
  const wanted = [...new Map(references.map((one) => [nameOf(one), one])).values()];
  if (wanted.length === 0) return new Map();
  const given = wanted.map(({ $flow, $key }) => ({ flow: $flow, key: $key }));
  const { rows } = await sql<{ flow: string; key: string; targetId: string }>`
    select link.flow, link.record_key as key, link.target_id as "targetId"
    from ${rowsOf(given, sql`flow text, key text`)}
    join link on link.flow = given.flow and link.record_key = given.key
    where link.target_id is not null`.execute(db);
  return new Map(rows.map(({ flow, key, targetId }) => [nameOf({ $flow: flow, $key: key }), targetId]));
}

/**
 * Taken before a source is read: of two readings the one with the higher number is the newer. The database counts, so
 * that replicas whose clocks differ agree.
 */
export async function nextReading(db: Executor): Promise<number> {
  const { rows } = await sql<{ reading: number }>`select nextval('source_reading') as reading`.execute(db);
  return rows[0]?.reading ?? 0;
}

export interface LinkWrite {
  readonly key: RecordKey;
  readonly targetId: string | null;
  readonly fingerprint: string | null;
  readonly retired: boolean;
  /** False when the target was only found to hold this already. */
  readonly written: boolean;
}

export async function saveLinks(
  db: Executor,
  flow: string,
  links: readonly LinkWrite[],
  { reading, now }: { readonly reading: number; readonly now: Instant },
): Promise<void> {
  if (links.length === 0) return;
  const given = rowsOf(
    links.map(({ targetId, ...link }) => ({ ...link, target: targetId })),
    sql`key text, target text, fingerprint text, retired boolean, written boolean`,
  );
  await sql`
    insert into link (flow, record_key, target_id, fingerprint, read_order, written_at, retired_at)
    select ${flow}::text, key, target, fingerprint, ${reading}::bigint,
      case when written then ${now}::timestamptz end, case when retired then ${now}::timestamptz end
    from ${given} order by key
    on conflict (flow, record_key) do update set
      target_id = coalesce(excluded.target_id, link.target_id),
      fingerprint = excluded.fingerprint,
      read_order = greatest(link.read_order, excluded.read_order),
      written_at = coalesce(excluded.written_at, link.written_at),
      retired_at = excluded.retired_at`.execute(db);
}

/** Marks records as met by a run at the source; what it did not meet is gone from there. */
export async function markSeen(
  db: Executor,
  flow: string,
  keys: readonly RecordKey[],
  runId: string,
): Promise<void> {
  await sql`
    update link set seen_run = ${runId}::uuid from ${recordsOf(flow, keys)}
    where link.flow = given.flow and link.record_key = given.key`.execute(db);
}
