/**
 * Looks what changed at the source of a flow since the watermark. Each look reaches back a little while rows may become
 * visible after the time they carry (`seen-changes`); the watermark comes from the data, but never passes the time it is at
 * the source, whatever our own clock says: a row dated in the future must not carry it along, or what really changes until
 * then would be passed over. It is stored when the keys are in the queue.
 */
import { sql } from 'kysely';
import { GatewayError, toGatewayError } from '../errors.ts';
import { type Instant, toInstant } from '../instant.ts';
import { backoffMs } from './backoff.ts';
import { notice, noticeAgain } from './change-queue.ts';
import type { AnyFlow, ChangePage, FlowCall } from './flow.ts';
import type { SeenChanges } from './seen-changes.ts';
import type { SyncParts } from './sync-parts.ts';

/** The first look of all, for the latest change: at a source that says no time the clock may be hours behind ours. */
const firstLookBackMs = 86_400_000;

const pollBackoff = { firstMs: 1000, longestMs: 60_000 };

/** Takes the polls that are due and that no other replica is at. */
export async function claimPolls(
  { db, replica, settings }: SyncParts,
  flows: readonly string[],
  nowMs: number,
): Promise<{ readonly flow: string; readonly watermark: string | null; readonly failures: number }[]> {
  if (flows.length === 0) return [];
  const { rows } = await sql<{ flow: string; watermark: string | null; failures: number }>`
    update flow_state set poll_held_by = ${replica}, poll_due_at = ${toInstant(nowMs + settings.holdMs)}::timestamptz
    where flow = any(${[...flows]}::text[]) and poll_due_at <= ${toInstant(nowMs)}::timestamptz
    returning flow, watermark, poll_failures as failures`.execute(db);
  return rows;
}

export interface Poll {
  /** Null at the first look of all, which only notes from where the next ones go on. */
  readonly watermark: string | null;
  /** Polls in a row that failed before this one. */
  readonly failures: number;
  /** Keys are in the queue, and more may follow. */
  readonly onNoticed?: () => void;
}

/** One look, all pages of it. Never throws what the source did: the state of the flow says it. Returns keys noticed. */
export async function poll(
  parts: SyncParts,
  flow: AnyFlow,
  { watermark, failures, onNoticed = () => {} }: Poll,
  seen: SeenChanges,
  signal: AbortSignal,
): Promise<number> {
  const { clock, settings, random, log } = parts;
  const startedMs = clock();
  try {
    const call: FlowCall = { signal, priority: 'realtime' };
    if (watermark === null) await startPolling(parts, flow, call);
    const look = { watermark: watermark ?? '', onNoticed };
    const noticed = watermark === null ? 0 : await readChanges(parts, flow, look, seen, call);
    const endedMs = clock();
    const rested = endedMs + restShare * (endedMs - startedMs);
    await endPoll(parts, flow, nextRound(rested, settings.pollMs * (flow.pollRounds ?? 1)), 0, null);
    return noticed;
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    const { message } = toGatewayError(thrown);
    log.warn({ flow: flow.name, reason: message }, 'A poll failed');
    const dueMs = clock() + backoffMs(failures + 1, pollBackoff, random);
    await endPoll(parts, flow, dueMs, failures + 1, message);
    return 0;
  }
}

/**
 * Notes from where the polls of a flow go on: when a gateway first looks, or a run over everything begins to read. What
 * changes from then on is theirs, what changed before is the run's. Does nothing a second time.
 */
export async function startPolling(parts: SyncParts, flow: AnyFlow, call: FlowCall): Promise<void> {
  if (flow.source.changes === null) return;
  const { db, sourceClocks } = parts;
  const clock = sourceClocks[flow.direction];
  const { watermark } = await db
    .selectFrom('flow_state')
    .select('watermark')
    .where('flow', '=', flow.name)
    .executeTakeFirstOrThrow();
  if (watermark !== null) return;
  const opening = toInstant(clock() - firstLookBackMs);
  let reached = opening;
  for await (const page of changePages(flow, opening, call)) {
    reached = latest([reached, ...timesOf(page), page.watermark], toInstant(clock()));
  }
  await db
    .updateTable('flow_state')
    .set({ watermark: reached })
    .where('flow', '=', flow.name)
    .where('watermark', 'is', null)
    .execute();
}

async function readChanges(
  parts: SyncParts,
  flow: AnyFlow,
  { watermark, onNoticed }: { readonly watermark: string; readonly onNoticed: () => void },
  seen: SeenChanges,
  call: FlowCall,
): Promise<number> {
  const { clock, db, sourceClocks } = parts;
  const startedMs = clock();
  const opening = seen.openingAt(watermark, startedMs);
  seen.forgetBefore(opening);
  let reached = watermark;
  let noticed = 0;
  for await (const page of changePages(flow, opening, call)) {
    const nowMs = clock();
    const times = timesOf(page);
    const now = toInstant(nowMs);
    const latestMs = Math.min(sourceClocks[flow.direction](), seen.latestAt(nowMs));
    // A page without rows repeats the moment it was asked for, which need not come from the data.
    const told = page.watermark > opening ? [page.watermark] : [];
    reached = latest([reached, ...times, ...told], toInstant(latestMs));
    const { fresh, second } = seen.sort(page.keys, times, { nowMs, reached });
    await notice(db, { flow: flow.name, keys: fresh, priority: 'realtime', now });
    await noticeAgain(db, { flow: flow.name, keys: second, now });
    noticed += fresh.length + second.length;
    if (fresh.length + second.length > 0) onNoticed();
    await keepWatermark(parts, flow, reached);
  }
  seen.looked(watermark, startedMs);
  return noticed;
}

/** A look at a mass of changes goes through all of them again while they are recent: it leaves room for their writes. */
const restShare = 2;

/** All flows look at the same moments, so that what several of them ask a source is asked once. */
const nextRound = (nowMs: number, everyMs: number): number => (Math.floor(nowMs / everyMs) + 1) * everyMs;

async function* changePages(flow: AnyFlow, opening: Instant, call: FlowCall): AsyncGenerator<ChangePage> {
  for (let since: string = opening, cursor: string | null = null, more = true; more; ) {
    const page: ChangePage | undefined = await flow.source.changes?.(since, call, cursor);
    if (page === undefined) return;
    yield page;
    more = page.hasMore;
    if (more) requireProgress(flow, page, since, cursor);
    cursor = page.next ?? null;
    if (cursor === null) since = page.watermark;
  }
}

const timesOf = ({ keys, times, watermark }: ChangePage): string[] =>
  keys.map((_, place) => times?.[place] ?? watermark);

/** The latest of these that is not in the future; the first one is not. */
function latest(times: readonly string[], now: Instant): string {
  const nowMs = Date.parse(now);
  const known = times.filter((time) => Date.parse(time) <= nowMs);
  return known.reduce((one, other) => (Date.parse(other) > Date.parse(one) ? other : one), known[0] ?? now);
}

function requireProgress(flow: AnyFlow, page: ChangePage, since: string, cursor: string | null): void {
  const moved = page.next == null ? page.watermark > since : page.next !== cursor;
  if (moved) return;
  throw new GatewayError(
    'UPSTREAM_MALFORMED',
    `${flow.name}: more records than a page holds changed at ${since}, and the next page cannot be asked for`,
  );
}

async function keepWatermark(
  { db, replica, settings, clock }: SyncParts,
  flow: AnyFlow,
  watermark: string,
): Promise<void> {
  await db
    .updateTable('flow_state')
    .set({ watermark, poll_due_at: toInstant(clock() + settings.holdMs) })
    .where('flow', '=', flow.name)
    .where('poll_held_by', '=', replica)
    .execute();
}

async function endPoll(
  { db, replica, clock }: SyncParts,
  flow: AnyFlow,
  dueMs: number,
  failures: number,
  fault: string | null,
): Promise<void> {
  await db
    .updateTable('flow_state')
    .set({
      poll_due_at: toInstant(dueMs),
      poll_held_by: null,
      poll_failures: failures,
      poll_fault: fault,
      ...(fault === null && { polled_at: toInstant(clock()) }),
    })
    .where('flow', '=', flow.name)
    .where('poll_held_by', '=', replica)
    .execute();
}
