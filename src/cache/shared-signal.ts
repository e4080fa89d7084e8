/** The patience of many callers of one call: over only when the last of them has left. */

export interface SharedSignal {
  readonly signal: AbortSignal;
  /** Another caller waits; without a signal it waits for ever. */
  join(caller: AbortSignal | undefined): void;
}

export function createSharedSignal(): SharedSignal {
  const all = new AbortController();
  let waiting = 0;
  return {
    signal: all.signal,
    join: (caller) => {
      if (caller?.aborted === true) return;
      waiting += 1;
      caller?.addEventListener(
        'abort',
        () => {
          waiting -= 1;
          if (waiting === 0) all.abort(caller.reason);
        },
        { once: true },
      );
    },
  };
}
