/** Sends safe reads again: bounded, with jitter, and only where the error table says that later may help. */
import { GatewayError } from '../../src/errors.ts';
import { isBreakerOpen } from './call-budget.ts';
import type { Sleep } from './deadline.ts';

export interface RetrySettings {
  /** Attempts in all. */
  readonly attempts: number;
  /** Upper bound of the first wait; it doubles with each attempt. */
  readonly firstWaitMs: number;
  /** Longest wait; an upstream that asks for more is not waited for. */
  readonly longestWaitMs: number;
  /** 0 ≤ random < 1. */
  readonly random: () => number;
  readonly sleep: Sleep;
}

/** Throws the last error, or the signal's reason when the caller leaves while waiting. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  settings: RetrySettings,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (let number = 1; ; number += 1) {
    try {
      return await attempt();
    } catch (error) {
      const waitMs = waitBefore(number, error, settings);
      if (waitMs === undefined || signal?.aborted === true) throw error;
      await settings.sleep(waitMs, signal);
    }
  }
}

/** How long to wait after the `number`th attempt failed; undefined when it was the last. */
function waitBefore(number: number, error: unknown, settings: RetrySettings): number | undefined {
  if (number >= settings.attempts || !(error instanceof GatewayError) || isBreakerOpen(error))
    return undefined;
  const { retry } = error.rule;
  if (retry === 'never') return undefined;
  const { firstWaitMs, longestWaitMs, random } = settings;
  const jittered = random() * Math.min(longestWaitMs, firstWaitMs * 2 ** (number - 1));
  const told = retry === 'told' ? (error.details.retryAfterMs ?? 0) : 0;
  return told > longestWaitMs ? undefined : Math.max(told, jittered);
}
