/**
 * The first tier: this process, bounded in entries and in bytes. A page asks for a hundred keys and a catalogue has
 * hundreds of thousands, so a look-up must cost one step into a map and an entry nothing beside itself: entries live in
 * two generations. What is asked for moves into the young one; when that is half of what may be kept, it becomes the
 * old one, and what was left in the old one is forgotten.
 */
import { approximateBytes, type Entry, type Fact } from './entry.ts';
import { shared } from './shared-text.ts';

export interface MemoryLimits {
  readonly maxEntries: number;
  /** Approximate; keys and bookkeeping count. */
  readonly maxBytes: number;
}

export interface MemoryTier {
  /** As it is handed out: nothing is made for one that is asked for. */
  get(key: string): Fact<unknown> | undefined;
  set(key: string, entry: Entry<unknown>): void;
  clear(): void;
  /** Entries, and about how many bytes they take. */
  size(): { readonly entries: number; readonly bytes: number };
}

interface Generation {
  readonly facts: Map<string, Fact<unknown>>;
  bytes: number;
}

/** A fact and its place in the map. */
const bookkeepingBytes = 110;

export function createMemoryTier({ maxEntries, maxBytes }: MemoryLimits): MemoryTier {
  let young = createGeneration();
  let old = createGeneration();

  function add(key: string, fact: Fact<unknown>): void {
    const size = sizeOf(key, fact);
    if (young.facts.size >= maxEntries / 2 || young.bytes + size > maxBytes / 2) {
      old = young;
      young = createGeneration();
    }
    young.facts.set(key, fact);
    young.bytes += size;
  }

  function remove(generation: Generation, key: string): void {
    const fact = generation.facts.get(key);
    if (fact === undefined) return;
    generation.facts.delete(key);
    generation.bytes -= sizeOf(key, fact);
  }

  return {
    get: (key) => {
      const fact = young.facts.get(key);
      if (fact !== undefined) return fact;
      const aged = old.facts.get(key);
      if (aged === undefined) return undefined;
      remove(old, key);
      add(key, aged);
      return aged;
    },
    set: (key, { value, readAt }) => {
      remove(young, key);
      remove(old, key);
      add(key, { value: shared(value), readAt, stale: false });
    },
    clear: () => {
      young = createGeneration();
      old = createGeneration();
    },
    size: () => ({ entries: young.facts.size + old.facts.size, bytes: young.bytes + old.bytes }),
  };
}

const createGeneration = (): Generation => ({ facts: new Map(), bytes: 0 });

const sizeOf = (key: string, { value }: Fact<unknown>): number =>
  bookkeepingBytes + key.length + approximateBytes(value);
