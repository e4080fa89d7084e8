/**
 * Goes through everything a flow moves, page by page, with a checkpoint after each: a run that is killed, paused or
 * taken over by another replica goes on where it was. The next page is read while one is worked on.
 */
import { toGatewayError } from '../errors.ts';
import { toInstant } from '../instant.ts';
import { tellActivity } from './activity.ts';
import { backoffMs } from './backoff.ts';
import type { AnyFlow, FlowCall, ScanPage } from './flow.ts';
import { noteGoneThrough } from './flow-state.ts';
import { askAboutGone, noticeGone } from './gone.ts';
import { createLeftOutTally, joinLeftOut, type LeftOut } from './left-out.ts';
import { markSeen, nextReading } from './links.ts';
import { startPolling } from './poll.ts';
import type { Signals } from './pump.ts';
import { dropEarlier, findExtra, reconcilePage } from './reconcile.ts';
import { applyPage, type Counts, comparePage, type PageWork, rehearsePage } from './run-page.ts';
import { checkpoint, endRun, postponeRun, prolongRun, type Run, type RunPhase, releaseRun } from './runs.ts';
import type { SyncParts } from './sync-parts.ts';

const runBackoff = { firstMs: 2000, longestMs: 60_000 };

interface Position {
  readonly phase: RunPhase;
  readonly cursor: string | null;
  readonly total: number | null;
  readonly scanned: number;
  readonly counts: Counts;
  readonly leftOut: LeftOut;
}

/** Works on a claimed run until it is done, stopped or fails; never throws what a system did. */
export async function workOnRun(
  parts: SyncParts,
  flow: AnyFlow,
  run: Run,
  holder: string,
  { closing, cutting }: Signals,
): Promise<void> {
  const { db, clock, settings, random, log } = parts;
  const hold = () => ({ holder, nowMs: clock(), holdMs: settings.holdMs });
  const beat = setInterval(() => {
    prolongRun(db, run.id, hold()).catch((err) => log.warn({ err }, 'A run could not be prolonged'));
  }, settings.holdMs / 3);
  beat.unref();
  try {
    const call: FlowCall = { signal: cutting, priority: 'backfill' };
    if (run.scanned === 0) tellActivity(parts, flow.name, 'RUN_STARTED', { count: 0 });
    const reason = await goThrough(parts, flow, run, { now: hold, closing }, call);
    if (reason === undefined) await releaseRun(db, run.id, holder, toInstant(clock()));
    else {
      if (!run.dry && run.kind !== 'RECONCILE') await noteGoneThrough(db, flow, clock(), settings.timeZone);
      const scanned = await endRun(db, run.id, { state: 'DONE', reason }, toInstant(clock()));
      tellActivity(parts, flow.name, 'RUN_ENDED', { count: scanned });
      log.info({ flow: flow.name, run: run.id, kind: run.kind }, 'A run is done');
    }
  } catch (thrown) {
    if (cutting.aborted) return await releaseRun(db, run.id, holder, toInstant(clock()));
    const { message } = toGatewayError(thrown);
    log.warn({ flow: flow.name, run: run.id, reason: message }, 'A run failed and goes on later');
    const dueMs = clock() + backoffMs(run.failures + 1, runBackoff, random);
    await postponeRun(db, run.id, { reason: message, dueMs });
  } finally {
    clearInterval(beat);
  }
}

interface RunHold {
  now(): { readonly holder: string; readonly nowMs: number; readonly holdMs: number };
  readonly closing: AbortSignal;
}

/** What to say at the end (null: nothing); undefined when the run was stopped. */
async function goThrough(
  parts: SyncParts,
  flow: AnyFlow,
  run: Run,
  hold: RunHold,
  call: FlowCall,
): Promise<string | null | undefined> {
  let position: Position = { ...run, counts: { ...run.counts } };
  while (true) {
    const next = await phases[position.phase](parts, flow, run, position, hold, call);
    if (next === undefined) return undefined;
    if (typeof next === 'object' && next !== null && 'done' in next) return next.done;
    position = next;
  }
}

type Phase = (
  parts: SyncParts,
  flow: AnyFlow,
  run: Run,
  position: Position,
  hold: RunHold,
  call: FlowCall,
) => Promise<Position | { readonly done: string | null } | undefined>;

const scanSource: Phase = async (parts, flow, run, position, hold, call) => {
  const work = workOf(run);
  if (position.cursor === null && !run.dry && run.kind !== 'RECONCILE') await startPolling(parts, flow, call);
  let next = readPage(parts, flow, position.cursor, call);
  next.catch(() => {});
  for (let here = position; ; ) {
    const startedMs = parts.clock();
    const { page, order } = await next;
    if (page.next !== null) {
      next = readPage(parts, flow, page.next, call);
      next.catch(() => {});
    }
    const rows = new Map<string, unknown>(page.rows.map((row) => [flow.source.keyOf(row), row]));
    const leftOut = createLeftOutTally();
    const counts = await work(parts, flow, { rows, order }, call, leftOut);
    if (!run.dry) await markSeen(parts.db, flow.name, [...rows.keys()], run.id);
    const isLast = page.next === null;
    here = {
      phase: isLast ? phaseAfterSource(flow, run) : 'SOURCE',
      cursor: page.next,
      total: page.total ?? here.total,
      scanned: here.scanned + page.rows.length,
      counts: sum(here.counts, counts),
      leftOut: joinLeftOut(here.leftOut, leftOut.sum()),
    };
    if (!(await store(parts, run, here, startedMs, hold))) return undefined;
    if (isLast) return here;
  }
};

async function readPage(
  { db }: SyncParts,
  flow: AnyFlow,
  cursor: string | null,
  call: FlowCall,
): Promise<{ readonly page: ScanPage<unknown>; readonly order: number }> {
  const order = await nextReading(db);
  return { page: await flow.source.scan(cursor, call), order };
}

const phaseAfterSource = (flow: AnyFlow, { kind }: Run): RunPhase =>
  kind === 'RECONCILE' && flow.target.scan !== null ? 'TARGET' : 'GONE';

const scanTarget: Phase = async (parts, flow, run, position, hold, call) => {
  for (let here = position; ; ) {
    const startedMs = parts.clock();
    const page = await flow.target.scan?.(here.cursor, call);
    if (page === undefined) return { ...here, phase: 'GONE', cursor: null };
    const counts = await findExtra(parts, flow, run.id, page.records, call);
    const isLast = page.next === null;
    here = {
      ...here,
      phase: isLast ? 'GONE' : 'TARGET',
      cursor: page.next,
      counts: sum(here.counts, counts),
    };
    if (!(await store(parts, run, here, startedMs, hold))) return undefined;
    if (isLast) return here;
  }
};

/** What the run did not meet at the source is looked at by the queue, unless it is suspiciously much. */
const lookAfterGone: Phase = async (parts, flow, run, position, hold) => {
  if (run.dry) return { done: null };
  const startedMs = parts.clock();
  const question = await askAboutGone(parts, flow, run.id);
  const gone = question === null ? await noticeGone(parts, flow, run.id) : 0;
  if (run.kind === 'RECONCILE') await dropEarlier(parts.db, flow.name, run.id);
  const counts = gone === 0 ? position.counts : sum(position.counts, { GONE: gone });
  if (!(await store(parts, run, { ...position, counts }, startedMs, hold))) return undefined;
  return { done: question };
};

const phases: Readonly<Record<RunPhase, Phase>> = {
  SOURCE: scanSource,
  TARGET: scanTarget,
  GONE: lookAfterGone,
};

function workOf({ id, kind, dry }: Run): PageWork {
  if (dry) return rehearsePage;
  switch (kind) {
    case 'MIGRATE':
      return applyPage;
    case 'COMPARE':
      return comparePage;
    case 'RECONCILE':
      return reconcilePage(id);
  }
}

/** False when the run is to stop here. */
async function store(
  { db, clock }: SyncParts,
  run: Run,
  position: Position,
  startedMs: number,
  hold: RunHold,
): Promise<boolean> {
  const spentMs = clock() - startedMs;
  const goesOn = await checkpoint(db, run.id, { ...position, spentMs }, hold.now());
  return goesOn && !hold.closing.aborted;
}

const sum = (one: Counts, other: Counts): Counts =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [
      name,
      (one[name] ?? 0) + (other[name] ?? 0),
    ]),
  );
