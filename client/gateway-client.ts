/**
 * A typed client of the gateway for jobs. Operations come from `client/generated/operations.ts` or any
 * `TypedDocumentNode`; answers are typed by them. `docs/client.md` is the guide.
 */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createCredentials, type KeySource } from './credentials.ts';
import { type ExchangeParts, exchange } from './exchange.ts';
import { type GatewayAnswer, IncompleteAnswer } from './faults.ts';
import { type FollowOptions, follow } from './follow.ts';
import { CommandByIdDocument, type CommandReceiptFragment } from './generated/operations.ts';
import { type RetryPolicy, realWaiting, usualRetries, type Waiting } from './retries.ts';

export interface GatewayClientOptions {
  /** Address of the endpoint, e.g. "https://gateway.example.com/graphql". */
  readonly url: string;
  /** API key `opg_…`, or what gives an access token; that is asked again when the gateway refuses the last one. */
  readonly key: KeySource;
  readonly retries?: Partial<RetryPolicy>;
  /** The longest one try of a question may take; 60,000 when left out. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof globalThis.fetch;
  readonly waiting?: Waiting;
}

export interface AskOptions {
  readonly signal?: AbortSignal;
  /** Of a mutation: your name for the wish, 1 to 200 characters. Made for this one call when left out. */
  readonly idempotencyKey?: string;
}

type Document<Data, Variables> = TypedDocumentNode<Data, Variables>;

export interface GatewayClient {
  /** What could be answered, with what could not. Rejects only when the gateway is not reached after every try. */
  ask<Data, Variables extends object>(
    document: Document<Data, Variables>,
    variables: Variables,
    options?: AskOptions,
  ): Promise<GatewayAnswer<Data>>;
  /** The whole answer: waits for a system that is down as long as tries last, then throws `IncompleteAnswer`. */
  need<Data, Variables extends object>(
    document: Document<Data, Variables>,
    variables: Variables,
    options?: AskOptions,
  ): Promise<Data>;
  /** Messages of a subscription without end, over any number of connections. Throws when it is refused for good. */
  follow<Data, Variables extends object>(
    document: Document<Data, Variables>,
    variables: Variables,
    options?: FollowOptions,
  ): AsyncGenerator<Data>;
  /** Waits until a command is confirmed, rejected, parked or cancelled. Null when the key does not see it. */
  settled(commandId: string, signal?: AbortSignal): Promise<CommandReceiptFragment | null>;
}

export function createGatewayClient(options: GatewayClientOptions): GatewayClient {
  const parts: ExchangeParts = {
    url: options.url.replace(/\/+$/, ''),
    credentials: createCredentials(options.key),
    retries: { ...usualRetries, ...options.retries },
    waiting: options.waiting ?? realWaiting,
    timeoutMs: options.timeoutMs ?? 60_000,
    fetch: options.fetch ?? globalThis.fetch,
  };
  const need: GatewayClient['need'] = async (document, variables, asked = {}) => {
    const { answer, status } = await exchange(parts, { document, variables, whole: true, ...asked });
    if (answer.data === null || answer.errors.length > 0) throw new IncompleteAnswer(answer, status);
    return answer.data as never;
  };
  return {
    ask: async (document, variables, asked = {}) => {
      const { answer } = await exchange(parts, { document, variables, whole: false, ...asked });
      return answer as never;
    },
    need,
    follow: (document, variables, asked = {}) => follow(parts, document, variables, asked),
    settled: (id, signal) => settle(id, need, parts.waiting, signal),
  };
}

const underWay = new Set(['RECEIVED', 'SENDING', 'UNKNOWN']);
const lookEveryMs = 1_000;

/** Looked at again and again: a command settles within seconds, or waits for as long as P21 is down. */
async function settle(
  id: string,
  need: GatewayClient['need'],
  { sleep }: Waiting,
  signal: AbortSignal | undefined,
): Promise<CommandReceiptFragment | null> {
  for (;;) {
    const { command } = await need(CommandByIdDocument, { id }, signal === undefined ? {} : { signal });
    if (command === null || !underWay.has(command.state)) return command;
    await sleep(lookEveryMs, signal);
  }
}
