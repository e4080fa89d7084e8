/**
 * Protects a slow system from us: so many calls at once, and none for a while after repeated failures. Shared by the
 * whole process; one per system.
 */
import {
  BrokenCircuitError,
  type BulkheadPolicy,
  BulkheadRejectedError,
  bulkhead,
  type CircuitBreakerPolicy,
  CountBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import type { ErrorCode, SystemName } from '../../src/errors.ts';
import { GatewayError } from '../../src/errors.ts';
import { waitWith } from './deadline.ts';

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
}

/** Trouble of the system itself; a refusal of what we asked says nothing against its health. */
const unhealthy: ReadonlySet<ErrorCode> = new Set([
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_THROTTLED',
  'UPSTREAM_MALFORMED',
]);

export class CallBudget {
  readonly #system: SystemName;
  readonly #reads: BulkheadPolicy;
  readonly #writes: BulkheadPolicy;
  readonly #breaker: CircuitBreakerPolicy;

  constructor(settings: BudgetSettings) {
    const { breakerShare = 0.6, breakerCalls = 20, breakerPauseMs = 2000, waiting = 2000 } = settings;
    this.#system = settings.system;
    this.#reads = bulkhead(settings.parallelReads, waiting);
    this.#writes = bulkhead(settings.parallelWrites, waiting);
    this.#breaker = circuitBreaker(handleWhen(isSystemsFault), {
      halfOpenAfter: breakerPauseMs,
      breaker: new CountBreaker({
        threshold: breakerShare,
        size: breakerCalls,
        minimumNumberOfCalls: Math.ceil(breakerCalls / 2),
      }),
    });
  }

  /**
   * Runs a call when there is a place for it. Throws UPSTREAM_UNAVAILABLE while the breaker is open and
   * UPSTREAM_THROTTLED when too many calls wait; rejects with the signal's reason when the caller leaves the queue.
   */
  async run<T>(safe: boolean, call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const lane = safe ? this.#reads : this.#writes;
    // The breaker is asked when the place is taken: calls that queued before it opened are turned away too.
    const queued = lane.execute(() => {
      signal?.throwIfAborted();
      return this.#breaker.execute(call);
    });
    try {
      return await waitWith(queued, signal);
    } catch (error) {
      queued.catch(() => undefined);
      throw this.#explained(error);
    }
  }

  #explained(error: unknown): unknown {
    const details = { system: this.#system };
    if (error instanceof BrokenCircuitError) {
      const message = `${this.#system} is not asked for a moment after repeated failures`;
      return new GatewayError('UPSTREAM_UNAVAILABLE', message, details, { cause: error });
    }
    if (error instanceof BulkheadRejectedError) {
      const message = `Too many calls wait for ${this.#system}`;
      return new GatewayError(
        'UPSTREAM_THROTTLED',
        message,
        { ...details, retryAfterMs: 1000 },
        { cause: error },
      );
    }
    return error;
  }
}

const isSystemsFault = (error: Error): boolean => error instanceof GatewayError && unhealthy.has(error.code);

/** True for the error of an open breaker: asking again at once is what the breaker is there to prevent. */
export const isBreakerOpen = (error: unknown): boolean =>
  error instanceof GatewayError && error.cause instanceof BrokenCircuitError;
