/**
 * Stores what came of a turn, all of it or nothing: links with fingerprints, the timeline, the queue. A change whose
 * record was noticed again meanwhile stays in the queue for another turn.
 */
import { sql } from 'kysely';
import { type Instant, toInstant } from '../instant.ts';
import type { Executor } from '../store/database.ts';
import { tellTurn } from './activity.ts';
import type { Applied } from './apply.ts';
import { inOrder, notice, recordsOf, rowsOf } from './change-queue.ts';
import type { AnyFlow } from './flow.ts';
import { countMinute } from './flow-minutes.ts';
import { type LinkWrite, saveLinks } from './links.ts';
import { type NextTurn, nextTurn, type Unfinished } from './next-turn.ts';
import type { Result } from './result.ts';
import type { SyncParts } from './sync-parts.ts';
import { recordTimeline } from './timeline.ts';

/** Returns what the queue will do with those that are not done, for whoever counts. */
export async function settle(
  parts: SyncParts,
  flow: AnyFlow,
  holder: string,
  all: Applied,
): Promise<readonly NextTurn[]> {
  const { touched, order } = all;
  const nowMs = parts.clock();
  const now = toInstant(nowMs);
  // Before the change itself is done: were they lost in a crash between, nobody would notice them again.
  await noticeTouched(parts, flow, all.results, touched, now);
  const { results: settled, turns: left } = await parts.db.transaction().execute(async (db) => {
    const held = await lockHeld(db, flow.name, holder, all.results);
    const results = all.results.filter(({ change }) => held.has(change.key));
    await noticeLost(db, flow.name, all.results, held, now);
    const lastWrittenAt = await readLastWritten(db, flow.name);
    const terms = { settings: parts.settings, nowMs, random: parts.random, lastWrittenAt };
    const turns = results.filter(isUnfinished).map((result) => nextTurn(result, terms));
    const done = results.filter((result) => isDone(result));
    await saveLinks(db, flow.name, done.flatMap(toLink), { reading: order, now });
    await keepOrder(db, flow.name, results, order);
    await finish(db, flow.name, holder, done, now);
    await postpone(db, flow.name, holder, turns, now);
    await parkAgain(db, flow.name, holder, results);
    await wakeWaiting(
      db,
      flow.name,
      done.filter(isWritten).map(({ change }) => change.key),
      now,
    );
    await recordTimeline(db, flow, results, turns, now);
    await countMinute(db, flow.name, results, nowMs);
    return { results, turns };
  });
  tellTurn(parts, flow, settled, left);
  return left;
}

const isUnfinished = (result: Result): result is Unfinished =>
  result.state === 'WAITS' || result.state === 'SENT' || result.state === 'FAILED';

const isDone = (result: Result): boolean => !isUnfinished(result) && result.state !== 'STILL_REFUSED';

const isWritten = ({ state }: Result): boolean =>
  state === 'CREATED' || state === 'UPDATED' || state === 'FOUND';

/** Rows of the queue that are still ours, in one order for everybody. */
async function lockHeld(
  db: Executor,
  flow: string,
  holder: string,
  results: readonly Result[],
): Promise<ReadonlySet<string>> {
  const keys = inOrder(results.map(({ change }) => change.key));
  const { rows } = await sql<{ key: string }>`
    select record_key as key from change
    where flow = ${flow} and record_key = any(${keys}::text[]) and held_by = ${holder}
    order by record_key for update`.execute(db);
  return new Set(rows.map(({ key }) => key));
}

/**
 * A worker that was away for longer than its hold may have written over what another one wrote since: those records are
 * written once more, by whoever holds them next.
 */
async function noticeLost(
  db: Executor,
  flow: string,
  results: readonly Result[],
  held: ReadonlySet<string>,
  now: Instant,
): Promise<void> {
  const keys = results.map(({ change }) => change.key).filter((key) => !held.has(key));
  await notice(db, { flow, keys, priority: 'realtime', forced: true, now });
}

async function readLastWritten(db: Executor, flow: string): Promise<Instant | null> {
  const row = await db
    .selectFrom('flow_state')
    .select('last_written_at')
    .where('flow', '=', flow)
    .executeTakeFirst();
  return row?.last_written_at ?? null;
}

async function noticeTouched(
  { db, flows }: SyncParts,
  flow: AnyFlow,
  results: readonly Result[],
  touched: Applied['touched'],
  now: Instant,
): Promise<void> {
  // What a record waits for is looked at once more: it may have been missed.
  const missing = results.flatMap((result) =>
    result.state === 'WAITS' && result.change.attempts === 0
      ? [{ flow: result.reference.$flow, key: result.reference.$key }]
      : [],
  );
  const byFlow = Map.groupBy([...touched, ...missing], (touch) => touch.flow);
  for (const { name } of flows) {
    const keys = byFlow.get(name)?.map(({ key }) => key) ?? [];
    const priority = missing.some((one) => one.flow === name) && name !== flow.name ? 'backfill' : 'realtime';
    await notice(db, { flow: name, keys, priority, now });
  }
}

function toLink(result: Result): LinkWrite[] {
  const { key } = result.change;
  switch (result.state) {
    case 'CREATED':
    case 'UPDATED':
    case 'FOUND': {
      const { targetId, fingerprint } = result;
      return [{ key, targetId, fingerprint, retired: false, written: result.state !== 'FOUND' }];
    }
    case 'RETIRED':
      return [{ key, targetId: result.targetId, fingerprint: null, retired: true, written: true }];
    case 'IGNORED':
      // Kept for a while: an older reading of the same record may still be on its way to the target.
      return [{ key, targetId: null, fingerprint: null, retired: true, written: false }];
    default:
      return [];
  }
}

/** What was found unchanged is as fresh as its reading. */
async function keepOrder(
  db: Executor,
  flow: string,
  results: readonly Result[],
  order: number,
): Promise<void> {
  const keys = results.filter(({ state }) => state === 'UNCHANGED').map(({ change }) => change.key);
  if (keys.length === 0) return;
  await sql`
    update link set read_order = ${order}::bigint from ${recordsOf(flow, keys)}
    where link.flow = given.flow and link.record_key = given.key and read_order < ${order}::bigint`.execute(
    db,
  );
}

/** Takes them out of the queue, but for those noticed again; what reconcile found is mended. */
async function finish(
  db: Executor,
  flow: string,
  holder: string,
  done: readonly Result[],
  now: Instant,
): Promise<void> {
  if (done.length === 0) return;
  const given = rowsOf(
    done.map(({ change }) => ({ key: change.key, version: change.version })),
    sql`key text, version bigint`,
  );
  const { numAffectedRows: gone } = await sql`
    delete from change using ${given}
    where change.flow = ${flow} and change.record_key = given.key and change.version = given.version
      and change.held_by = ${holder}`.execute(db);
  const keys = done.map(({ change }) => change.key);
  if (gone === undefined || Number(gone) < keys.length) await startAgain(db, flow, holder, keys, now);
  const mended = done.filter((result) => isWritten(result) || result.state === 'RETIRED');
  if (mended.length === 0) return;
  await db
    .deleteFrom('discrepancy')
    .where('flow', '=', flow)
    .where(
      'record_key',
      'in',
      mended.map(({ change }) => change.key),
    )
    .execute();
}

/** Those noticed again while they were applied: as if they had just come. */
async function startAgain(
  db: Executor,
  flow: string,
  holder: string,
  keys: readonly string[],
  now: Instant,
): Promise<void> {
  await sql`
    update change set held_by = null, due_at = ${now}::timestamptz, attempts = 0, outages = 0,
      failing_since = null, doubtful = false, edited = null, code = null, reason = null, field = null,
      command_id = null, document = null, fingerprint = null, waits_for_flow = null, waits_for_key = null
    where flow = ${flow} and record_key = any(${[...keys]}::text[]) and held_by = ${holder}`.execute(db);
}

/** For later or for a person; one that was noticed again is never parked, because it may have been mended. */
async function postpone(
  db: Executor,
  flow: string,
  holder: string,
  turns: readonly NextTurn[],
  now: Instant,
): Promise<void> {
  if (turns.length === 0) return;
  const given = rowsOf(
    turns,
    sql`key text, version bigint, state text, due_at timestamptz, attempts integer, outages integer,
      failing_since timestamptz, doubtful boolean, edited jsonb, waits_for_flow text, waits_for_key text,
      command_id text, code text, reason text, field text, document jsonb, fingerprint text`,
  );
  const isSame = sql`(change.version = given.version or given.state = 'SENT')`;
  await sql`
    update change set
      held_by = null,
      -- From here on it counts notices: what is noticed while the command is under way has a turn after it.
      version = case when given.state = 'SENT' then (change.version <> given.version)::integer
        else change.version end,
      state = case when ${isSame} then given.state else 'READY' end,
      due_at = given.due_at,
      parked_at = case when given.state = 'PARKED' and ${isSame} then ${now}::timestamptz end,
      attempts = given.attempts, outages = given.outages, failing_since = given.failing_since,
      doubtful = given.doubtful, edited = given.edited, waits_for_flow = given.waits_for_flow,
      waits_for_key = given.waits_for_key, command_id = given.command_id, code = given.code,
      reason = given.reason, field = given.field, document = given.document,
      fingerprint = given.fingerprint
    from ${given}
    where change.flow = ${flow} and change.record_key = given.key and change.held_by = ${holder}`.execute(db);
}

/** As it was parked before: when, why, and with which document. */
async function parkAgain(
  db: Executor,
  flow: string,
  holder: string,
  results: readonly Result[],
): Promise<void> {
  const keys = results.filter(({ state }) => state === 'STILL_REFUSED').map(({ change }) => change.key);
  if (keys.length === 0) return;
  await sql`
    update change set held_by = null, state = 'PARKED'
    where flow = ${flow} and record_key = any(${keys}::text[]) and held_by = ${holder}`.execute(db);
}

/** Those that waited for these records, parked ones too, have their turn now. */
async function wakeWaiting(db: Executor, flow: string, keys: readonly string[], now: Instant): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    update change set state = 'READY', due_at = ${now}::timestamptz, parked_at = null
    where waits_for_flow = ${flow} and waits_for_key = any(${[...keys]}::text[])
      and held_by is null and state in ('READY', 'PARKED')`.execute(db);
}
