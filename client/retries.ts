/** When to try again: later and later, spread, and never sooner than told. */

export interface RetryPolicy {
  /** Tries in all; 1 never tries again. */
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
}

export const usualRetries: RetryPolicy = { attempts: 6, firstDelayMs: 250, longestDelayMs: 15_000 };

export interface Waiting {
  /** 0 <= random < 1. */
  readonly random: () => number;
  /** Rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

export const realWaiting: Waiting = { random: Math.random, sleep };

/** The pause after so many tries. `toldMs`: what `Retry-After` said. */
export function delayAfter(tries: number, policy: RetryPolicy, random: number, toldMs = 0): number {
  const longest = Math.min(policy.longestDelayMs, policy.firstDelayMs * 2 ** (tries - 1));
  return Math.max(toldMs, Math.round(longest * (0.5 + random / 2)));
}

/** Milliseconds of a `Retry-After` header in seconds; 0 without one. */
export const toldDelay = (headers: Headers): number => {
  const seconds = Number(headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
};

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
