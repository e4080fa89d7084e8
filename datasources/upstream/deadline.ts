/** Ends waits: a timeout per attempt and the caller's own signal, told apart afterwards. */
import { waitWith } from '../../src/wait.ts';

export interface Deadline {
  /** Aborts at the timeout or with the caller, whichever comes first. */
  readonly signal: AbortSignal;
  /** Which of the two it was; undefined while neither. The caller counts where both have passed. */
  readonly passed: () => 'timeout' | 'caller' | undefined;
  /** Nobody waits any more: nothing of it stays, neither a timer nor anything at the caller. */
  end(): void;
}

export function startDeadline(timeoutMs: number, caller: AbortSignal | undefined): Deadline {
  // Not `AbortSignal.timeout` and `any`: both are kept until the time is up, and by a caller that lives long even longer.
  const own = new AbortController();
  let isTimeUp = false;
  const timer = setTimeout(() => {
    isTimeUp = true;
    own.abort(new DOMException('The time for this call is up', 'TimeoutError'));
  }, timeoutMs);
  timer.unref();
  const follow = () => own.abort(caller?.reason);
  if (caller?.aborted === true) follow();
  else caller?.addEventListener('abort', follow, { once: true });
  return {
    signal: own.signal,
    passed: () => (caller?.aborted === true ? 'caller' : isTimeUp ? 'timeout' : undefined),
    end: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', follow);
    },
  };
}

/** Resolves after `ms`; rejects with the signal's reason when it aborts first. */
export type Sleep = (ms: number, signal: AbortSignal | undefined) => Promise<void>;

export const sleep: Sleep = (ms, signal) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  return waitWith(promise, signal).finally(() => clearTimeout(timer));
};
