/** What the tiers of the cache keep. */

export interface Entry<V> {
  readonly value: V;
  /** When P21 was asked, in epoch milliseconds. */
  readonly readAt: number;
}

/** A kept value as it is handed out. */
export interface Fact<V> extends Entry<V> {
  /** Older than its policy allows, because P21 did not answer. */
  readonly stale: boolean;
}

/** About how many bytes a plain value takes in memory: close enough to bound a cache with. */
export function approximateBytes(value: unknown): number {
  if (typeof value === 'string') return 24 + value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let bytes = 24;
  for (const part of Object.values(value)) bytes += 8 + (isSmall(part) ? 0 : approximateBytes(part));
  return bytes;
}

/** Lives in the slot of its object, or is shared by all who hold the same text. */
const isSmall = (part: unknown): boolean =>
  typeof part === 'string' ? part.length <= 2 : typeof part !== 'object' || part === null;
