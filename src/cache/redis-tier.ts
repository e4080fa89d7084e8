/** The second tier in Redis. Slow or lost, it is left alone for a moment and the first tier works by itself. */

import type { RedisClient } from '../redis-client.ts';
import type { CacheObserver } from './cache-observer.ts';
import type { Entry } from './entry.ts';
import type { RedisConnection } from './redis-connection.ts';
import type { SecondTier } from './second-tier.ts';

export interface RedisTierSettings {
  readonly connection: RedisConnection;
  /** Begins every key; names the form of the entries, so that another version of the gateway does not read them. */
  readonly prefix: string;
  /** How long marks of invalidation are kept: as long as any entry lives. */
  readonly longestLifeMs: number;
  readonly observer: Pick<CacheObserver, 'tierFailed'>;
}

export function createRedisTier({
  connection,
  prefix,
  longestLifeMs,
  observer,
}: RedisTierSettings): SecondTier {
  const keyOf = (key: string) => `${prefix}${key}`;
  const markOf = (tag: string) => `${prefix}mark|${tag}`;

  /** The fallback where Redis does not answer in time. */
  async function attempt<T>(operation: string, work: () => Promise<T>, fallback: T): Promise<T> {
    try {
      return await connection.run(work);
    } catch {
      observer.tierFailed(operation);
      return fallback;
    }
  }

  const readTexts = (operation: string, keys: readonly string[]) =>
    keys.length === 0
      ? Promise.resolve([])
      : attempt(
          operation,
          () => connection.client.mGet([...keys]),
          keys.map(() => null) as (string | null)[],
        );

  return {
    read: async (keys) => (await readTexts('read', keys.map(keyOf))).map(parseEntry),
    write: async (entries) => {
      if (entries.length === 0) return;
      const sent = (client: RedisClient) =>
        Promise.all(
          entries.map(({ key, entry, lifeMs }) =>
            client.set(keyOf(key), JSON.stringify([entry.readAt, entry.value]), {
              expiration: { type: 'PX', value: Math.ceil(lifeMs) },
            }),
          ),
        );
      await connection.runBehind(entries.length, sent).catch(() => observer.tierFailed('write'));
    },
    readMarks: async (tags) => (await readTexts('read', tags.map(markOf))).map((text) => Number(text ?? 0)),
    writeMarks: async (tags, invalidatedAt) => {
      const expiration = { type: 'PX', value: Math.ceil(longestLifeMs) } as const;
      const sent = () =>
        Promise.all(
          tags.map((tag) => connection.client.set(markOf(tag), String(invalidatedAt), { expiration })),
        );
      await attempt('invalidate', sent, []);
    },
    close: () => connection.close(),
  };
}

function parseEntry(text: string | null): Entry<unknown> | undefined {
  if (text === null) return undefined;
  try {
    const [readAt, value] = JSON.parse(text) as [number, unknown];
    return { readAt, value };
  } catch {
    return undefined;
  }
}
