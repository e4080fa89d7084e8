/** What follows from a reading besides the write: other flows' records to look at, and news for subscribers. */
import type { HeldChange } from './change-queue.ts';
import type { AnyFlow, Touch } from './flow.ts';
import type { Reading } from './prepare.ts';
import type { SyncParts } from './sync-parts.ts';

/** A flow whose own code fails here loses its news, not its write. */
export function announceAndTouch(
  { publish, log }: SyncParts,
  flow: AnyFlow,
  changes: readonly HeldChange[],
  { rows }: Reading,
): Touch[] {
  const { announces, alsoTouches } = flow;
  if (announces === undefined && alsoTouches === undefined) return [];
  return changes.flatMap(({ key }) => {
    const row: unknown = rows.get(key);
    if (row === undefined) return [];
    try {
      for (const announcement of announces?.(row) ?? []) publish(announcement);
      return alsoTouches?.(row) ?? [];
    } catch (error) {
      log.error({ flow: flow.name, key, err: error }, 'A flow could not say what follows from a record');
      return [];
    }
  });
}
