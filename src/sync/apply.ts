/** One turn of a batch of changes: read, map, write. What comes of it is stored by `settle.ts`. */
import type { HeldChange } from './change-queue.ts';
import { failureOf } from './failure.ts';
import type { AnyFlow, FlowCall, Touch } from './flow.ts';
import { nextReading } from './links.ts';
import { type PlannedWrite, prepare, type Reading, readSource } from './prepare.ts';
import type { Result } from './result.ts';
import type { SyncParts } from './sync-parts.ts';
import { announceAndTouch } from './touch.ts';
import { retireBatch, writeBatch } from './write.ts';

export interface Applied {
  /** When the source was read (`nextReading`). */
  readonly order: number;
  readonly results: readonly Result[];
  /** Records of other flows that may differ because of these. */
  readonly touched: readonly Touch[];
}

/** Reads the source itself. Never throws what a system did: that is in the results. */
export async function applyChanges(
  parts: SyncParts,
  flow: AnyFlow,
  changes: readonly HeldChange[],
  call: FlowCall,
): Promise<Applied> {
  const order = await nextReading(parts.db);
  try {
    const { rows, failed } = await readSource(flow, changes, call);
    const unread = new Set(failed.map(({ change }) => change.key));
    const left = changes.filter(({ key }) => !unread.has(key));
    const touched = announceAndTouch(parts, flow, left, { rows, order });
    const results = await applyReading(parts, flow, left, { rows, order }, call);
    return { order, results: [...failed, ...results], touched };
  } catch (thrown) {
    if (call.signal.aborted) throw thrown;
    return { order, results: changes.map((change) => ({ change, ...failureOf(thrown, true) })), touched: [] };
  }
}

/**
 * With rows read before; the reading's `order` tells when, so that they never overwrite a newer one. Announces nothing:
 * that is for records somebody noticed.
 */
export async function applyReading(
  parts: SyncParts,
  flow: AnyFlow,
  changes: readonly HeldChange[],
  reading: Reading,
  call: FlowCall,
): Promise<Result[]> {
  const { writes, retirements, results } = await prepare(parts.db, flow, changes, reading);
  const written: Result[] = [];
  for (const batch of toBatches(writes, flow.target.batchSize)) {
    written.push(...(await writeBatch(flow, batch, call)));
  }
  const retired = await retireBatch(flow, retirements, call);
  return [...results, ...written, ...retired];
}

/**
 * As large as the target takes. A record whose batches failed as a whole before goes in ever smaller company, until
 * either it has got through or it is seen to be the one that spoils them.
 */
export function toBatches(writes: readonly PlannedWrite[], batchSize: number): PlannedWrite[][] {
  const bySize = Map.groupBy(writes, ({ change }) =>
    Math.max(1, batchSize >> Math.max(0, change.outages - 1)),
  );
  return [...bySize].flatMap(([size, group]) =>
    Array.from({ length: Math.ceil(group.length / size) }, (_, place) =>
      group.slice(place * size, (place + 1) * size),
    ),
  );
}
