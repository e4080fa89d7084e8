/** What a run does with one page of the source, by its kind. */
import { toInstant } from '../instant.ts';
import { applyReading } from './apply.ts';
import { claimRead, type HeldChange, notice } from './change-queue.ts';
import type { AnyFlow, FlowCall, RecordKey } from './flow.ts';
import { type LeftOutTally, unsaidReason } from './left-out.ts';
import { prepare, type Reading } from './prepare.ts';
import type { Result } from './result.ts';
import { settle } from './settle.ts';
import type { SyncParts } from './sync-parts.ts';
import { newHold, whileHeld } from './turn.ts';

/** How many records came out how. */
export type Counts = Record<string, number>;

export type PageWork = (
  parts: SyncParts,
  flow: AnyFlow,
  reading: Reading,
  call: FlowCall,
  leftOut: LeftOutTally,
) => Promise<Counts>;

/** Applies rows at hand. What somebody else holds, or waits, is left to the queue. */
export const applyPage: PageWork = async (parts, flow, reading, call, leftOut) => {
  const counts: Counts = {};
  await inBatches(parts, flow, [...reading.rows.keys()], async (keys) => {
    const hold = newHold(parts, flow);
    const changes = await claimRead(parts.db, hold, keys);
    count(counts, 'LEFT_TO_QUEUE', keys.length - changes.length);
    if (changes.length === 0) return;
    const results = await whileHeld(parts, hold, async () => {
      const applied = await applyReading(parts, flow, changes, reading, call);
      // What follows from a record is gone through by runs of its own flow; told one by one it would be read twice.
      await settle(parts, flow, hold.holder, { order: reading.order, results: applied, touched: [] });
      return applied;
    });
    for (const { state } of results) count(counts, state, 1);
    addLeftOut(leftOut, results);
  });
  return counts;
};

/** Puts what differs from what was last written into the queue. */
export const comparePage: PageWork = async (parts, flow, reading) => {
  const counts: Counts = {};
  const { writes, retirements, results } = await prepare(parts.db, flow, unheld(reading), reading);
  const waiting = results.filter(({ state }) => state === 'WAITS' || state === 'FAILED');
  const keys = [...writes, ...retirements, ...waiting].map(({ change }) => change.key);
  await notice(parts.db, { flow: flow.name, keys, priority: 'backfill', now: toInstant(parts.clock()) });
  count(counts, 'NOTICED', keys.length);
  count(counts, 'UNCHANGED', reading.rows.size - keys.length);
  return counts;
};

/** Says what `applyPage` would do; reads the target where nothing is known of a record there. */
export const rehearsePage: PageWork = async (parts, flow, reading, call, leftOut) => {
  const counts: Counts = {};
  const { writes, retirements, results } = await prepare(parts.db, flow, unheld(reading), reading);
  const unlinked = writes.filter(({ targetId }) => targetId === null);
  const there = new Set<RecordKey>();
  for (const part of chunksOf(unlinked, flow.target.batchSize)) {
    const keys = part.map(({ change }) => ({ key: change.key, targetId: null }));
    for (const { key } of await flow.target.read(keys, call)) there.add(key);
  }
  for (const { change, targetId } of writes) {
    count(counts, targetId === null && !there.has(change.key) ? 'WOULD_CREATE' : 'WOULD_UPDATE', 1);
  }
  count(counts, 'WOULD_RETIRE', retirements.length);
  addLeftOut(leftOut, results);
  for (const result of results) {
    // What a record waits for is written first in a real run, where that flow is part of it.
    if (result.state === 'WAITS' && flow.after.includes(result.reference.$flow)) {
      count(counts, 'WOULD_CREATE', 1);
    } else count(counts, result.state === 'FAILED' ? 'WOULD_PARK' : result.state, 1);
  }
  return counts;
};

function addLeftOut(leftOut: LeftOutTally, results: readonly Result[]): void {
  for (const result of results) {
    if (result.state === 'IGNORED') leftOut.add(result.why ?? unsaidReason, result.change.key);
  }
}

/** Some batches at once, as many as the flow writes at once. */
async function inBatches(
  { settings }: SyncParts,
  flow: AnyFlow,
  keys: readonly RecordKey[],
  work: (keys: readonly RecordKey[]) => Promise<void>,
): Promise<void> {
  const batches = chunksOf(keys, flow.target.batchSize)[Symbol.iterator]();
  const worker = async () => {
    for (const batch of batches) await work(batch);
  };
  const workers = Array.from({ length: 2 * (flow.parallel ?? settings.parallel) }, worker);
  const ends = await Promise.allSettled(workers);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

export const count = (counts: Counts, name: string, by: number): void => {
  if (by > 0) counts[name] = (counts[name] ?? 0) + by;
};

export const chunksOf = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, place) =>
    list.slice(place * size, (place + 1) * size),
  );

/** Records as changes that nobody holds, for looking only. */
export const unheld = ({ rows }: Pick<Reading, 'rows'>): HeldChange[] =>
  [...rows.keys()].map((key) => ({
    key,
    version: 0,
    noticedAt: '',
    attempts: 0,
    outages: 0,
    failingSince: null,
    doubtful: false,
    forced: false,
    edited: null,
    triedFingerprint: null,
    code: null,
    rejectedCommandId: null,
  }));
