/** Ends waits: a timeout per attempt and the caller's own signal, told apart afterwards. */
import { waitWith } from '../../src/wait.ts';

export interface Deadline {
  /** Aborts at the timeout or with the caller, whichever comes first. */
  readonly signal: AbortSignal;
  /** Which of the two it was; undefined while neither. The caller counts where both have passed. */
  readonly passed: () => 'timeout' | 'caller' | undefined;
}

export function startDeadline(timeoutMs: number, caller: AbortSignal | undefined): Deadline {
  const timeout = AbortSignal.timeout(timeoutMs);
  return {
    signal: caller === undefined ? timeout : AbortSignal.any([caller, timeout]),
    passed: () => (caller?.aborted === true ? 'caller' : timeout.aborted ? 'timeout' : undefined),
  };
}

/** Resolves after `ms`; rejects with the signal's reason when it aborts first. */
export type Sleep = (ms: number, signal: AbortSignal | undefined) => Promise<void>;

export const sleep: Sleep = (ms, signal) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  return waitWith(promise, signal).finally(() => clearTimeout(timer));
};
