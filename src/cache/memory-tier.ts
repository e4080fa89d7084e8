/**
 * The first tier: this process, bounded in entries and in bytes. A page asks for a hundred keys, so a look-up must
 * cost one step into a map: entries stand in the order they came, each remembers whether it was asked for since it was
 * last passed over, and room is made from the front, where those asked for are sent to the back once more.
 */
import { approximateBytes, type Entry, type Fact } from './entry.ts';

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

interface Slot {
  readonly fact: Fact<unknown>;
  readonly bytes: number;
  used: boolean;
}

/** A slot, its fact and its place in the map. */
const bookkeepingBytes = 130;

export function createMemoryTier({ maxEntries, maxBytes }: MemoryLimits): MemoryTier {
  const slots = new Map<string, Slot>();
  let bytes = 0;

  function makeRoom(): void {
    for (const [key, slot] of slots) {
      if (slots.size <= maxEntries && bytes <= maxBytes) return;
      slots.delete(key);
      if (slot.used) {
        slot.used = false;
        slots.set(key, slot);
      } else bytes -= slot.bytes;
    }
  }

  return {
    get: (key) => {
      const slot = slots.get(key);
      if (slot === undefined) return undefined;
      slot.used = true;
      return slot.fact;
    },
    set: (key, { value, readAt }) => {
      const size = bookkeepingBytes + key.length + approximateBytes(value);
      const slot = slots.get(key);
      bytes += size - (slot?.bytes ?? 0);
      slots.set(key, { fact: { value, readAt, stale: false }, bytes: size, used: slot?.used ?? false });
      if (slots.size > maxEntries || bytes > maxBytes) makeRoom();
    },
    clear: () => {
      slots.clear();
      bytes = 0;
    },
    size: () => ({ entries: slots.size, bytes }),
  };
}
