/**
 * The first tier: this process, bounded in entries and in bytes. A page asks for a hundred keys, so a look-up must
 * cost one step into a map: entries stand in the order they came, each remembers whether it was asked for since it was
 * last passed over, and room is made from the front, where those asked for are sent to the back once more.
 */
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

interface Slot {
  entry: Entry<unknown>;
  bytes: number;
  used: boolean;
}

/** A slot, its entry and its place in the map. */
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
      return slot.entry;
    },
    set: (key, entry) => {
      const size = bookkeepingBytes + key.length + approximateBytes(entry.value);
      const slot = slots.get(key);
      bytes += size - (slot?.bytes ?? 0);
      if (slot === undefined) slots.set(key, { entry, bytes: size, used: false });
      else Object.assign(slot, { entry, bytes: size });
      if (slots.size > maxEntries || bytes > maxBytes) makeRoom();
    },
    clear: () => {
      slots.clear();
      bytes = 0;
    },
    size: () => ({ entries: slots.size, bytes }),
  };
}
