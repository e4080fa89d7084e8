/** One connection to Redis that never makes a request wait long: commands fail fast while it is lost. */
import { createClient } from 'redis';
import type { Clock } from '../instant.ts';

export type RedisClient = ReturnType<typeof createClient>;

export interface RedisConnection {
  readonly client: RedisClient;
  /** Runs commands. Rejects while Redis is lost, and at once for a moment after it was slow. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Another connection to the same server, which listens. */
  duplicate(): RedisClient;
  close(): Promise<void>;
}

export interface RedisSettings {
  readonly url: string;
  readonly clock: Clock;
  /** Told of each failure of the connection. */
  readonly onError: (error: Error) => void;
}

/** A command that takes longer costs more than asking P21 saves. */
const commandTimeoutMs = 150;

/** How long Redis is left alone after a command failed. */
const pauseMs = 500;

const longestReconnectMs = 2000;

/** Resolves at once; the connection is made, and made again, in the background. */
export function connectRedis({ url, clock, onError }: RedisSettings): RedisConnection {
  const open = () => {
    const client = createClient({
      url,
      disableOfflineQueue: true,
      commandOptions: { timeout: commandTimeoutMs },
      socket: {
        reconnectStrategy: (retries) => Math.min(longestReconnectMs, 50 * 2 ** Math.min(retries, 6)),
      },
    });
    client.on('error', onError);
    return client as RedisClient;
  };
  const client = open();
  const connecting = client.connect().catch(onError);
  let pausedUntil = 0;

  return {
    client,
    duplicate: open,
    run: async (work) => {
      if (!client.isReady || clock() < pausedUntil) throw new Error('Redis is not ready');
      try {
        return await work();
      } catch (error) {
        pausedUntil = clock() + pauseMs;
        throw error;
      }
    },
    close: async () => {
      client.destroy();
      await connecting;
    },
  };
}
