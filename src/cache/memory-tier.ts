/** The first tier: this process, bounded in entries and in bytes, the least recently used go first. */
import { LRUCache } from 'lru-cache';
import { approximateBytes, type Entry } from './entry.ts';

export interface MemoryLimits {
  readonly maxEntries: number;
  /** Approximate; keys and bookkeeping count. */
  readonly maxBytes: number;
}

export interface MemoryTier {
  get(key: string): Entry<unknown> | undefined;
  set(key: string, entry: Entry<unknown>): void;
  clear(): void;
  /** Entries, and about how many bytes they take. */
  size(): { readonly entries: number; readonly bytes: number };
}

/** The slots of an entry in the cache's own lists and maps. */
const bookkeepingBytes = 120;

export function createMemoryTier({ maxEntries, maxBytes }: MemoryLimits): MemoryTier {
  const entries = new LRUCache<string, Entry<unknown>>({
    max: maxEntries,
    maxSize: maxBytes,
    sizeCalculation: ({ value }, key) => bookkeepingBytes + key.length + approximateBytes(value),
  });
  return {
    get: (key) => entries.get(key),
    set: (key, entry) => {
      entries.set(key, entry);
    },
    clear: () => entries.clear(),
    size: () => ({ entries: entries.size, bytes: entries.calculatedSize }),
  };
}
