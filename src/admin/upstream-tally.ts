/** How both systems answered in the last minute, counted in this process. */
import type { UpstreamObserver } from '../../datasources/upstream/upstream-observer.ts';
import type { SystemName } from '../errors.ts';
import type { Clock } from '../instant.ts';

export interface MinuteOfCalls {
  readonly callsLastMinute: number;
  readonly failedLastMinute: number;
  /** Null without calls. */
  readonly averageMs: number | null;
}

export interface UpstreamTally extends Pick<UpstreamObserver, 'answered'> {
  lastMinute(system: SystemName): MinuteOfCalls;
}

interface Second {
  at: number;
  calls: number;
  failed: number;
  totalMs: number;
}

const seconds = 60;

/** A ring of seconds for each system: what is older than a minute is overwritten. */
export function createUpstreamTally(clock: Clock): UpstreamTally {
  const rings = { P21: createRing(), ORO: createRing() } satisfies Record<SystemName, Second[]>;
  const secondOf = (): number => Math.floor(clock() / 1000);
  return {
    answered: (system, _resource, outcome, elapsedMs) => {
      const slot = slotOf(rings[system], secondOf());
      slot.calls += 1;
      slot.totalMs += elapsedMs;
      if (outcome !== 'ok') slot.failed += 1;
    },
    lastMinute: (system) => {
      const now = secondOf();
      const recent = rings[system].filter(({ at }) => at > now - seconds && at <= now);
      const sum = (value: 'calls' | 'failed' | 'totalMs') =>
        recent.reduce((total, slot) => total + slot[value], 0);
      const calls = sum('calls');
      return {
        callsLastMinute: calls,
        failedLastMinute: sum('failed'),
        averageMs: calls === 0 ? null : Math.round(sum('totalMs') / calls),
      };
    },
  };
}

const createRing = (): Second[] =>
  Array.from({ length: seconds }, () => ({ at: -1, calls: 0, failed: 0, totalMs: 0 }));

function slotOf(ring: Second[], at: number): Second {
  const slot = ring[at % seconds] as Second;
  if (slot.at !== at) Object.assign(slot, { at, calls: 0, failed: 0, totalMs: 0 });
  return slot;
}

/** Tells every observer of each call. */
export const observeAll = (
  first: UpstreamObserver,
  { answered }: Pick<UpstreamObserver, 'answered'>,
): UpstreamObserver => ({
  ...first,
  answered: (...call) => {
    first.answered(...call);
    answered(...call);
  },
});
