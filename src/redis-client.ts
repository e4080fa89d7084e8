/** A connection to Redis that is made, and made again, in the background, and that can be ended at any moment. */
import { createClient } from 'redis';

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

/** Resolves nothing and waits for nothing: Redis may come later. */
export function openRedis({ url, onError, commandTimeoutMs }: RedisClientSettings): OpenedRedis {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    ...(commandTimeoutMs !== undefined && { commandOptions: { timeout: commandTimeoutMs } }),
    socket: {
      reconnectStrategy: (retries) => Math.min(longestReconnectMs, 50 * 2 ** Math.min(retries, 6)),
    },
  }) as RedisClient;
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
