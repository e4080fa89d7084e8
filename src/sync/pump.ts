/**
 * Works off the queue of one flow: as many turns at once as the flow writes at once, and twice as many that read and
 * store meanwhile, so that the target never waits. Stops by itself when nothing is due; `wake` starts it again.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { backoffMs } from './backoff.ts';
import type { AnyFlow } from './flow.ts';
import type { SyncParts } from './sync-parts.ts';
import { type TurnReport, takeTurn } from './turn.ts';

export interface Pump {
  /** Something may be due. */
  wake(): void;
  /** Resolves when turns under way have come to their end. */
  idle(): Promise<void>;
}

/** How long a flow leaves a system alone that is in trouble. */
const outageBackoff = { firstMs: 1000, longestMs: 30_000 };

/** `closing`: no new turn is begun. `cutting`: turns under way are cut off. */
export interface Signals {
  readonly closing: AbortSignal;
  readonly cutting: AbortSignal;
}

export function createPump(parts: SyncParts, flow: AnyFlow, { closing, cutting }: Signals): Pump {
  const workers = 3 * (flow.parallel ?? parts.settings.parallel);
  const running = new Set<Promise<void>>();
  /** Woken since a worker last found nothing. */
  let hasNews = false;
  let outages = 0;

  const wake = () => {
    hasNews = true;
    if (running.size < workers && !closing.aborted) start();
  };

  const start = () => {
    const worker: Promise<void> = work().finally(() => {
      running.delete(worker);
      if (hasNews && running.size === 0) wake();
    });
    running.add(worker);
  };

  const work = async () => {
    while (!closing.aborted) {
      hasNews = false;
      const { taken, outage } = await turn();
      if (outage) {
        outages += 1;
        await rest(backoffMs(outages, outageBackoff, parts.random));
      } else if (taken > 0) outages = 0;
      if (taken === 0) return;
      // A full batch means that there is more: another worker is worth its start.
      if (taken >= flow.target.batchSize && running.size < workers) start();
    }
  };

  const turn = async (): Promise<TurnReport> => {
    try {
      const urgent = await takeTurn(parts, flow, 'realtime', cutting);
      return urgent.taken > 0 ? urgent : await takeTurn(parts, flow, 'backfill', cutting);
    } catch (err) {
      if (cutting.aborted) return { taken: 0, outage: false };
      // The store is in trouble: what was held is due again when its hold is over.
      parts.log.error({ flow: flow.name, err }, 'A turn of a flow could not be stored');
      return { taken: 0, outage: true };
    }
  };

  const rest = (ms: number) => wait(ms, undefined, { signal: closing, ref: false }).catch(() => {});

  return {
    wake,
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
