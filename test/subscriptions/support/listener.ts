/** A client of graphql-ws that writes down what it hears. */
import { type Client, type ClientOptions, createClient } from 'graphql-ws';
import { vi } from 'vitest';

export interface Heard {
  readonly data?: Record<string, Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

export interface Listening {
  readonly heard: Heard[];
  /** What ended the subscription: errors of the protocol or a close event. */
  readonly ended: Promise<unknown>;
  /** The same, once it has. */
  readonly end: { reason?: unknown };
  stop(): void;
}

export interface TestClient {
  readonly client: Client;
  /** Close codes of all connections so far. */
  readonly closed: number[];
  listen(query: string, variables?: Record<string, unknown>): Listening;
  [Symbol.asyncDispose](): Promise<void>;
}

export function connect(url: string, token: string | null, options: Partial<ClientOptions> = {}): TestClient {
  const closed: number[] = [];
  const client = createClient({
    url: url.replace(/^http/, 'ws'),
    lazy: true,
    retryAttempts: 0,
    connectionParams: token === null ? {} : { authorization: `Bearer ${token}` },
    ...options,
  });
  client.on('closed', (event) => void closed.push((event as CloseEvent).code));

  function listen(query: string, variables?: Record<string, unknown>): Listening {
    const heard: Heard[] = [];
    const end: Listening['end'] = {};
    let stop = () => {};
    const ended = new Promise<unknown>((resolve) => {
      stop = client.subscribe<Record<string, Record<string, unknown>>>(
        { query, ...(variables !== undefined && { variables }) },
        {
          next: (result) => void heard.push(result as Heard),
          error: resolve,
          complete: () => resolve(undefined),
        },
      );
    });
    void ended.then((reason) => Object.assign(end, { reason }));
    return { heard, ended, end, stop };
  }
  return { client, closed, listen, [Symbol.asyncDispose]: async () => void (await client.dispose()) };
}

/** All messages, as soon as there are so many. */
export async function hears(listening: Listening, count: number): Promise<readonly Heard[]> {
  await vi.waitFor(
    () => {
      if (listening.heard.length < count)
        throw new Error(`heard ${JSON.stringify([listening.heard, listening.end])}`);
    },
    { timeout: 5_000, interval: 5 },
  );
  return listening.heard;
}
