/** What flows do, told to whoever watches them. */
import type { AnyFlow } from './flow.ts';
import type { NextTurn } from './next-turn.ts';
import type { Result } from './result.ts';
import type { SyncParts } from './sync-parts.ts';

export type ActivityEvent = 'WRITTEN' | 'PARKED' | 'RUN_STARTED' | 'RUN_ENDED';

type Publishing = Pick<SyncParts, 'publish'>;

export function tellActivity(
  { publish }: Publishing,
  flow: string,
  event: ActivityEvent,
  { count, recordKey = null }: { readonly count: number; readonly recordKey?: string | null },
): void {
  publish({ topic: 'flow', key: flow, payload: { flow, event, count, recordKey } });
}

/** Of a turn: what was written, together, and every record that now waits for a person. */
export function tellTurn(
  parts: Publishing,
  { name }: AnyFlow,
  results: readonly Result[],
  turns: readonly NextTurn[],
): void {
  const written = results.filter(({ state }) => writes.has(state));
  const [only, ...others] = written;
  if (only !== undefined) {
    const recordKey = others.length === 0 ? only.change.key : null;
    tellActivity(parts, name, 'WRITTEN', { count: written.length, recordKey });
  }
  for (const { key } of turns.filter(({ state }) => state === 'PARKED')) {
    tellActivity(parts, name, 'PARKED', { count: 1, recordKey: key });
  }
}

const writes: ReadonlySet<Result['state']> = new Set(['CREATED', 'UPDATED', 'RETIRED']);
