/** A connection to Redis that is made, and made again, in the background, and that can be ended at any moment. */
import { createClient } from 'redis';
import { waitAtMost } from './wait.ts';

export type RedisClient = ReturnType<typeof createClient>;

export interface RedisClientSettings {
  readonly url: string;
  /** Told of each failure of the connection. */
  readonly onError: (error: Error) => void;
  /** A command that is not answered within this time fails; none does where left out. */
  readonly commandTimeoutMs?: number;
}

export interface OpenedRedis {
  /** Rejects commands while the connection is lost. */
  readonly client: RedisClient;
  /** Resolves when the first connection stands, or is not wanted any more. */
  readonly connected: Promise<void>;
  close(): Promise<void>;
}

const longestReconnectMs = 2000;

/** Sent where nothing else is said; a connection on which nothing moves for the longer time is made anew. */
const pingMs = 1000;
const longestSilenceMs = 5000;

/** Resolves nothing and waits for nothing: Redis may come later. */
export function openRedis({ url, onError, commandTimeoutMs }: RedisClientSettings): OpenedRedis {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: pingMs,
    ...(commandTimeoutMs !== undefined && { commandOptions: { timeout: commandTimeoutMs } }),
    socket: {
      socketTimeout: longestSilenceMs,
      reconnectStrategy: (retries) => Math.min(longestReconnectMs, 50 * 2 ** Math.min(retries, 6)),
    },
  }) as RedisClient;
  if (commandTimeoutMs !== undefined) failLate(client, commandTimeoutMs);
  client.on('error', onError);
  let isClosed = false;
  const connected = client.connect().then(
    () => {},
    (error) => {
      if (!isClosed) onError(error as Error);
    },
  );
  return {
    client,
    connected,
    close: async () => {
      isClosed = true;
      client.destroy();
      await connected;
      // A connection that was being made when it was no longer wanted stands only now.
      client.destroy();
    },
  };
}

/** The library's own limit ends when a command is sent: a server that takes it and says nothing would never be late. */
function failLate(client: RedisClient, commandTimeoutMs: number): void {
  // What the library hands out is made from the object through which all commands go.
  const sender = Object.getPrototypeOf(client) as RedisClient;
  const send = sender.sendCommand.bind(sender);
  sender.sendCommand = <T>(args: Parameters<typeof send>[0], options?: Parameters<typeof send>[1]) => {
    const answer = send<T>(args, options);
    // The library's sign of life: without an answer the connection falls silent, which ends it.
    return args[0] === 'PING' ? answer : waitAtMost(options?.timeout ?? commandTimeoutMs, answer);
  };
}
