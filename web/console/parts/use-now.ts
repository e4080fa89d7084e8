/** The time, for ages that grow while they are looked at. One clock for the whole page. */
import { useSyncExternalStore } from 'react';

const tickMs = 1000;

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function listen(onTick: () => void): () => void {
  listeners.add(onTick);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const listener of listeners) listener();
  }, tickMs);
  return () => {
    listeners.delete(onTick);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Milliseconds; moves once a second. */
export const useNow = (): number => useSyncExternalStore(listen, () => now);
