/** One connection to Redis that never makes a request wait long: commands fail fast while it is lost. */
import type { Clock } from '../instant.ts';
import { type OpenedRedis, openRedis, type RedisClient } from '../redis-client.ts';

export interface RedisConnection {
  readonly client: RedisClient;
  /** Runs commands. Rejects while Redis is lost, and at once for a moment after it was slow. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /**
   * The same for what nobody waits for: slowness fails nothing. Rejects while Redis is lost, and while too much of it
   * waits to be sent.
   */
  runBehind(commands: number, work: (client: RedisClient) => Promise<unknown>): Promise<void>;
  /** Another connection to the same server, which listens; to be closed by whoever asked for it. */
  duplicate(): OpenedRedis;
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

/** What nobody waits for may take longer, within bounds of time and of commands that wait. */
const behindTimeoutMs = 10_000;
const mostBehind = 20_000;

/** How long Redis is left alone after a command failed. */
const pauseMs = 500;

/** Resolves at once; the connection is made, and made again, in the background. */
export function connectRedis({ url, clock, onError }: RedisSettings): RedisConnection {
  const open = () => openRedis({ url, onError, commandTimeoutMs });
  const { client, close } = open();
  const patient = client.withCommandOptions({ timeout: behindTimeoutMs }) as RedisClient;
  let pausedUntil = 0;
  let behind = 0;

  return {
    client,
    runBehind: async (commands, work) => {
      if (!client.isReady || behind + commands > mostBehind) throw new Error('Redis is not ready');
      behind += commands;
      try {
        await work(patient);
      } finally {
        behind -= commands;
      }
    },
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
    close,
  };
}
