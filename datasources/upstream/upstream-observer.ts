/** What calls report about themselves, for metrics. Names only, never keys or values. */
import type { ErrorCode, SystemName } from '../../src/errors.ts';
import type { Priority } from './priority.ts';

export interface UpstreamObserver {
  /** A call got its place after so long. */
  waited(system: SystemName, priority: Priority, waitMs: number): void;
  /** One attempt ended: answered or failed. */
  answered(system: SystemName, resource: string, outcome: 'ok' | ErrorCode, elapsedMs: number): void;
  /** The breaker opened, closed, or lets one call try. */
  breaker(system: SystemName, state: BreakerState): void;
}

export type BreakerState = 'closed' | 'half-open' | 'open';

export const noObserver: UpstreamObserver = {
  waited: () => undefined,
  answered: () => undefined,
  breaker: () => undefined,
};
