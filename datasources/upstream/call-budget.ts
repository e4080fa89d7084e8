/**
 * Protects a slow system from us: so many calls at once, the urgent ones first, and none for a while after repeated
 * failures. Shared by the whole process; one per system.
 */
import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  CountBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import type { ErrorCode, SystemName } from '../../src/errors.ts';
import { GatewayError } from '../../src/errors.ts';
import { type Priority, usualPriority } from './priority.ts';
import { LaneFullError, PriorityLane, writeShares } from './priority-lane.ts';
import { type BreakerState, noObserver, type UpstreamObserver } from './upstream-observer.ts';

export interface BudgetSettings {
  readonly system: SystemName;
  readonly parallelReads: number;
  readonly parallelWrites: number;
  /** Calls that may wait for a place; more are turned away. */
  readonly waiting?: number;
  /** Share of failures among the last `breakerCalls` calls that opens the breaker. */
  readonly breakerShare?: number;
  readonly breakerCalls?: number;
  /** How long the open breaker keeps calls away before it lets one try. */
  readonly breakerPauseMs?: number;
  readonly observer?: UpstreamObserver;
}

/** What a call says about itself. */
export interface CallTerms {
  /** The call only reads. Reads and writes have places of their own. */
  readonly safe: boolean;
  readonly priority?: Priority | undefined;
  /** The caller's deadline, or its going away: a call whose time is over before it has a place is not sent. */
  readonly signal?: AbortSignal | undefined;
}

/** How busy a system is kept, at this moment. */
export interface UpstreamLoad {
  readonly breaker: BreakerState;
  readonly reads: LaneLoad;
  readonly writes: LaneLoad;
}

export interface LaneLoad {
  /** Calls under way. */
  readonly running: number;
  /** Calls that wait for a place. */
  readonly waiting: number;
  /** Calls that may be under way at once. */
  readonly places: number;
}

/** The part of a budget that calls use. */
export interface Budget {
  run<T>(terms: CallTerms, call: () => Promise<T>): Promise<T>;
}

/** Trouble of the system itself; a refusal of what we asked says nothing against its health. */
const unhealthy: ReadonlySet<ErrorCode> = new Set([
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_THROTTLED',
  'UPSTREAM_MALFORMED',
]);

const breakerStates: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
};

export class CallBudget implements Budget {
  readonly #system: SystemName;
  readonly #reads: PriorityLane;
  readonly #writes: PriorityLane;
  readonly #breaker: CircuitBreakerPolicy;
  readonly #observer: UpstreamObserver;
  readonly #places: { readonly reads: number; readonly writes: number };

  constructor(settings: BudgetSettings) {
    const { breakerShare = 0.6, breakerCalls = 20, breakerPauseMs = 2000, waiting = 2000 } = settings;
    this.#system = settings.system;
    this.#observer = settings.observer ?? noObserver;
    this.#places = { reads: settings.parallelReads, writes: settings.parallelWrites };
    this.#reads = new PriorityLane({ places: settings.parallelReads, waiting });
    this.#writes = new PriorityLane({ places: settings.parallelWrites, waiting, shares: writeShares });
    this.#breaker = circuitBreaker(handleWhen(isSystemsFault), {
      halfOpenAfter: breakerPauseMs,
      breaker: new CountBreaker({
        threshold: breakerShare,
        size: breakerCalls,
        minimumNumberOfCalls: Math.ceil(breakerCalls / 2),
      }),
    });
    this.#breaker.onStateChange((state) => this.#observer.breaker(this.#system, breakerStates[state]));
  }

  get load(): UpstreamLoad {
    const { reads, writes } = this.#places;
    return {
      breaker: breakerStates[this.#breaker.state],
      reads: loadOf(this.#reads, reads),
      writes: loadOf(this.#writes, writes),
    };
  }

  /**
   * Runs a call when there is a place for it. Throws UPSTREAM_UNAVAILABLE while the breaker is open and
   * UPSTREAM_THROTTLED when too many calls wait; rejects with the signal's reason when the caller leaves the queue.
   */
  async run<T>({ safe, priority = usualPriority, signal }: CallTerms, call: () => Promise<T>): Promise<T> {
    const queuedAt = performance.now();
    try {
      return await (safe ? this.#reads : this.#writes).run(
        priority,
        () => {
          this.#observer.waited(this.#system, priority, performance.now() - queuedAt);
          signal?.throwIfAborted();
          // The breaker is asked when the place is taken: calls that queued before it opened are turned away too.
          return this.#breaker.execute(call);
        },
        signal,
      );
    } catch (error) {
      throw this.#explained(error);
    }
  }

  #explained(error: unknown): unknown {
    const details = { system: this.#system };
    if (error instanceof BrokenCircuitError) {
      const message = `${this.#system} is not asked for a moment after repeated failures`;
      return new GatewayError('UPSTREAM_UNAVAILABLE', message, details, { cause: error });
    }
    if (error instanceof LaneFullError) {
      const message = `Too many calls wait for ${this.#system}`;
      const retryAfterMs = 1000;
      return new GatewayError('UPSTREAM_THROTTLED', message, { ...details, retryAfterMs }, { cause: error });
    }
    return error;
  }
}

const loadOf = ({ running, waiting }: PriorityLane, places: number): LaneLoad => ({
  running,
  waiting,
  places,
});

const isSystemsFault = (error: Error): boolean => error instanceof GatewayError && unhealthy.has(error.code);

/** True for the error of an open breaker: asking again at once is what the breaker is there to prevent. */
export const isBreakerOpen = (error: unknown): boolean =>
  error instanceof GatewayError && error.cause instanceof BrokenCircuitError;
