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
  get(shelf: string, key: string): Fact<unknown> | undefined;
  set(shelf: string, key: string, entry: Entry<unknown>): void;
  clear(): void;
  /** Entries, and about how many bytes they take. */
  size(): { readonly entries: number; readonly bytes: number };
}

/**
 * Entries of one group stand on one shelf: what they have in common is looked up once for all of a page, and is no part
 * of their keys.
 */
type Shelf = Map<string, Fact<unknown>>;

interface Generation {
  readonly shelves: Map<string, Shelf>;
  entries: number;
  bytes: number;
}

/** A fact and its place in the map. */
const bookkeepingBytes = 110;

/** An empty map and its place among the shelves. */
const shelfBytes = 300;

export function createMemoryTier({ maxEntries, maxBytes }: MemoryLimits): MemoryTier {
  let young = createGeneration();
  let old = createGeneration();

  function add(shelf: string, key: string, fact: Fact<unknown>, size: number): void {
    const shelfSize = young.shelves.has(shelf) ? 0 : sizeOfShelf(shelf);
    if (young.entries >= maxEntries / 2 || young.bytes + size + shelfSize > maxBytes / 2) {
      old = young;
      young = createGeneration();
    }
    shelfOf(young, shelf).set(key, fact);
    young.entries += 1;
    young.bytes += size;
  }

  /** The size of what was there; undefined where nothing was. */
  function remove(generation: Generation, shelf: string, key: string): number | undefined {
    const facts = generation.shelves.get(shelf);
    const fact = facts?.get(key);
    if (facts === undefined || fact === undefined) return undefined;
    const size = sizeOf(key, fact);
    facts.delete(key);
    generation.entries -= 1;
    generation.bytes -= size;
    return size;
  }

  /** What is asked for again is young again. */
  function rejuvenate(shelf: string, key: string): Fact<unknown> | undefined {
    const aged = old.shelves.get(shelf)?.get(key);
    if (aged === undefined) return undefined;
    add(shelf, key, aged, remove(old, shelf, key) ?? 0);
    return aged;
  }

  return {
    get: (shelf, key) => young.shelves.get(shelf)?.get(key) ?? rejuvenate(shelf, key),
    set: (shelf, key, { value, readAt }) => {
      remove(young, shelf, key);
      remove(old, shelf, key);
      const fact = { value: shared(value), readAt, stale: false };
      add(shelf, key, fact, sizeOf(key, fact));
    },
    clear: () => {
      young = createGeneration();
      old = createGeneration();
    },
    size: () => ({ entries: young.entries + old.entries, bytes: young.bytes + old.bytes }),
  };
}

const createGeneration = (): Generation => ({ shelves: new Map(), entries: 0, bytes: 0 });

function shelfOf(generation: Generation, name: string): Shelf {
  const known = generation.shelves.get(name);
  if (known !== undefined) return known;
  const shelf: Shelf = new Map();
  generation.shelves.set(name, shelf);
  generation.bytes += sizeOfShelf(name);
  return shelf;
}

const sizeOfShelf = (name: string): number => shelfBytes + name.length;

const sizeOf = (key: string, { value }: Fact<unknown>): number =>
  bookkeepingBytes + key.length + approximateBytes(value);
