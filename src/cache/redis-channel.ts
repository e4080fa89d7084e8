/** Invalidations between replicas through Redis pub/sub. What is published while a replica is cut off, it misses. */
import type { OpenedRedis } from '../redis-client.ts';
import type { RedisConnection } from './redis-connection.ts';
import type { InvalidationChannel } from './second-tier.ts';

export function createRedisChannel(connection: RedisConnection, name: string): InvalidationChannel {
  let listening: OpenedRedis | undefined;
  return {
    publish: async (tags) => {
      await connection
        .run(() => connection.client.publish(name, JSON.stringify(tags)))
        .catch(() => undefined);
    },
    subscribe: async ({ onTags, onLost }) => {
      listening = connection.duplicate();
      const { client, connected } = listening;
      let ready = false;
      client.on('ready', () => {
        if (ready) onLost();
        ready = true;
      });
      await connected;
      if (!client.isOpen) return;
      await client
        .subscribe(name, (message) => onTags(JSON.parse(message) as string[]))
        .catch(() => undefined);
    },
    close: async () => {
      await listening?.close();
    },
  };
}
