/**
 * What waits for somebody slower than the changes come: the latest of each key, oldest first, and never more than a
 * limit. What replaces an older one goes to the end, so that whoever has taken one has taken all before it.
 */
export interface LatestByKey<V extends { readonly key: string }> {
  put(value: V): void;
  /** The one that waits longest. */
  take(): V | undefined;
  takeAll(most: number): V[];
  /** Puts values before those that wait; of the same key the waiting one stays. */
  putBefore(values: readonly V[]): void;
  readonly isEmpty: boolean;
}

/** Beyond `limit` all that waits is dropped, and the gap after the last of it waits instead. */
export function createLatestByKey<V extends { readonly key: string }>(
  limit: number,
  gapAfter: (last: V) => V,
): LatestByKey<V> {
  const waiting = new Map<string, V>();

  const put = (value: V) => {
    waiting.delete(value.key);
    if (waiting.size < limit) {
      waiting.set(value.key, value);
      return;
    }
    waiting.clear();
    const gap = gapAfter(value);
    waiting.set(gap.key, gap);
  };
  const take = (): V | undefined => {
    const [first] = waiting.values();
    if (first !== undefined) waiting.delete(first.key);
    return first;
  };
  const takeAll = (most: number): V[] => {
    const taken = [...waiting.values()].slice(0, most);
    for (const { key } of taken) waiting.delete(key);
    return taken;
  };
  return {
    put,
    take,
    takeAll,
    putBefore: (values) => {
      for (const value of [...values, ...takeAll(limit)]) put(value);
    },
    get isEmpty() {
      return waiting.size === 0;
    },
  };
}
