/**
 * The second tier: shared by all replicas, optional, and allowed to fail. It is a help and never a condition: each
 * method resolves in bounded time and none rejects.
 */
import type { Entry } from './entry.ts';

export interface KeptEntry {
  readonly key: string;
  readonly entry: Entry<unknown>;
  /** How long from now it may be needed. */
  readonly lifeMs: number;
}

export interface SecondTier {
  /** In the order of the keys; undefined for unknown keys, and for all of them while the tier is lost. */
  read(keys: readonly string[]): Promise<readonly (Entry<unknown> | undefined)[]>;
  write(entries: readonly KeptEntry[]): Promise<void>;
  /** When each tag was last invalidated, in epoch milliseconds; 0 where never. */
  readMarks(tags: readonly string[]): Promise<readonly number[]>;
  /** Keeps the mark at least as long as any entry lives. */
  writeMarks(tags: readonly string[], invalidatedAt: number): Promise<void>;
  close(): Promise<void>;
}

/** No second tier is configured. */
export const noSecondTier: SecondTier = {
  read: async (keys) => keys.map(() => undefined),
  write: async () => undefined,
  readMarks: async (tags) => tags.map(() => 0),
  writeMarks: async () => undefined,
  close: async () => undefined,
};

/** Tells the other replicas which tags were invalidated. */
export interface InvalidationChannel {
  /** Resolves when sent; never rejects. */
  publish(tags: readonly string[]): Promise<void>;
  /** `onLost` is called when invalidations may have been missed. */
  subscribe(listener: { onTags(tags: readonly string[]): void; onLost(): void }): Promise<void>;
  close(): Promise<void>;
}

/** There are no other replicas. */
export const noChannel: InvalidationChannel = {
  publish: async () => undefined,
  subscribe: async () => undefined,
  close: async () => undefined,
};
