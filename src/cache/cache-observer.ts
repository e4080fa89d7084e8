/** What the cache reports about itself, for metrics and for the answer's own account. */

/** Where the answer to one key came from. `stale`: P21 did not answer and the last known value stood in. */
export type LookupResult = 'memory' | 'redis' | 'upstream' | 'stale' | 'failed';

export const lookupResults: readonly LookupResult[] = ['memory', 'redis', 'upstream', 'stale', 'failed'];

export type LookupCounts = Readonly<Record<LookupResult, number>>;

export interface CacheObserver {
  /** One question about several keys of a fact was answered. */
  looked(fact: string, counts: LookupCounts): void;
  /** One upstream call was made for so many keys, which so many questions had asked for. */
  merged(fact: string, keys: number, questions: number): void;
  /** The second tier could not be reached. */
  tierFailed(operation: string): void;
}

export const noCacheObserver: CacheObserver = {
  looked: () => undefined,
  merged: () => undefined,
  tierFailed: () => undefined,
};

/** What one request got from the cache, by fact. */
export interface CacheTally {
  add(fact: string, counts: LookupCounts): void;
  counts(): Readonly<Record<string, LookupCounts>>;
}

export function createCacheTally(): CacheTally {
  const sums: Record<string, Record<LookupResult, number>> = {};
  return {
    add: (fact, counts) => {
      const sum = sums[fact];
      if (sum === undefined) sums[fact] = { ...counts };
      else for (const result of lookupResults) sum[result] += counts[result];
    },
    counts: () => sums,
  };
}
