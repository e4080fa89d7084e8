/** One turn of one flow: take what is due, apply it, store what came of it. */
import { toInstant } from '../instant.ts';
import { applyChanges } from './apply.ts';
import { type ChangePriority, claim, type Hold, prolong, release } from './change-queue.ts';
import type { AnyFlow } from './flow.ts';
import { settle } from './settle.ts';
import type { SyncParts } from './sync-parts.ts';

export interface TurnReport {
  /** Changes taken; fewer than the target's batch means that no more are due. */
  readonly taken: number;
  /** The system itself is in trouble: the flow had better wait a little. */
  readonly outage: boolean;
}

let holds = 0;

/** Another name for every hold, so that two of one replica do not take each other's. */
export function newHold({ replica, clock, settings }: SyncParts, flow: AnyFlow): Hold {
  holds += 1;
  const nowMs = clock();
  return {
    flow: flow.name,
    holder: `${replica}.${holds}`,
    now: toInstant(nowMs),
    until: toInstant(nowMs + settings.holdMs),
  };
}

/** Throws only when the store does not answer; the hold then runs out by itself. */
export async function takeTurn(
  parts: SyncParts,
  flow: AnyFlow,
  priority: ChangePriority,
  signal: AbortSignal,
): Promise<TurnReport> {
  const hold = newHold(parts, flow);
  const changes = await claim(parts.db, hold, priority, flow.target.batchSize);
  if (changes.length === 0) return { taken: 0, outage: false };
  const { results } = await whileHeld(parts, hold, async () => {
    const applied = await applyChanges(parts, flow, changes, { signal, priority });
    await settle(parts, flow, hold.holder, applied);
    return applied;
  });
  const outage = results.every((result) => result.state === 'FAILED' && result.retry === 'outage');
  return { taken: changes.length, outage };
}

/** Prolongs the hold while `work` goes on; gives the changes back when it throws, as ones that may be half done. */
export async function whileHeld<T>(parts: SyncParts, hold: Hold, work: () => Promise<T>): Promise<T> {
  const { db, clock, settings, log } = parts;
  const beat = setInterval(() => {
    const until = toInstant(clock() + settings.holdMs);
    prolong(db, { ...hold, until }).catch((err) => log.warn({ err }, 'A hold could not be prolonged'));
  }, settings.holdMs / 3);
  beat.unref();
  try {
    return await work();
  } catch (thrown) {
    await release(db, { ...hold, now: toInstant(clock()) }).catch(() => {});
    throw thrown;
  } finally {
    clearInterval(beat);
  }
}
