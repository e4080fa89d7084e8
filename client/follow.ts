/**
 * A subscription that outlives its connections: server-sent events, opened again from the last cursor on. A message
 * counts as heard when the next one is asked for, so none is lost between two lives of a job; one may come twice.
 */
import { type DocumentNode, print } from 'graphql';
import { readEvents } from './event-stream.ts';
import type { ExchangeParts } from './exchange.ts';
import { type GatewayAnswer, IncompleteAnswer, isPassing, isPassingStatus } from './faults.ts';
import { delayAfter, toldDelay } from './retries.ts';

/** What every message of the gateway's subscriptions has, if the document asks for it. */
export interface ChangeMessage {
  /** Where to go on; null when the change could not be kept. */
  readonly cursor: string | null;
  /** Changes before this message may have been missed: read again. */
  readonly isGap: boolean;
}

export interface FollowOptions {
  /** Cursor of the last message of an earlier life. */
  readonly after?: string | null;
  /** Ends the iteration without an error. */
  readonly signal?: AbortSignal;
  /** Called whenever the stream stands: what changes from now on is told. */
  readonly onOpen?: () => void;
}

/** Pings come every 12 seconds. */
const silenceMs = 45_000;

export async function* follow<Data>(
  parts: ExchangeParts,
  document: DocumentNode,
  variables: object,
  { after = null, signal, onOpen }: FollowOptions,
): AsyncGenerator<Data> {
  let cursor = after;
  let breaks = 0;
  const isOver = () => signal?.aborted === true;
  while (!isOver()) {
    let toldMs = 0;
    try {
      const response = await open(parts, document, { ...variables, after: cursor }, signal);
      toldMs = toldDelay(response.headers);
      for await (const data of messagesIn<Data>(response, onOpen)) {
        breaks = 0;
        yield data;
        cursor = messageOf(data).cursor ?? cursor;
      }
    } catch (error) {
      if (isOver()) return;
      if (error instanceof IncompleteAnswer && !isWorthAnother(error, parts)) throw error;
    }
    breaks += 1;
    await parts.waiting
      .sleep(delayAfter(breaks, parts.retries, parts.waiting.random(), toldMs), signal)
      .catch(() => {});
  }
}

/** The one subscription of the document. */
export const messageOf = (data: unknown): ChangeMessage => Object.values(data as object)[0] as ChangeMessage;

async function open(
  { url, credentials, fetch }: ExchangeParts,
  document: DocumentNode,
  variables: object,
  signal: AbortSignal | undefined,
): Promise<Response> {
  return fetch(`${url}/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(await credentials.shown()),
    },
    body: JSON.stringify({ query: print(document), variables }),
    ...(signal === undefined ? {} : { signal }),
  });
}

async function* messagesIn<Data>(response: Response, onOpen: (() => void) | undefined): AsyncGenerator<Data> {
  if (!response.ok || response.body === null) {
    const { errors = [] } = (await response.json().catch(() => ({}))) as Partial<GatewayAnswer<never>>;
    throw new IncompleteAnswer({ data: null, errors }, response.status);
  }
  onOpen?.();
  for await (const { name, data } of readEvents(response.body, silenceMs)) {
    if (name !== 'next') continue;
    const answer = JSON.parse(data) as Partial<GatewayAnswer<Data>>;
    // Without data there is no cursor either: the message is heard again after the break.
    if (answer.data == null)
      throw new IncompleteAnswer({ data: null, errors: answer.errors ?? [] }, response.status);
    yield answer.data;
  }
}

function isWorthAnother(
  { status, answer: { errors } }: IncompleteAnswer,
  { credentials }: ExchangeParts,
): boolean {
  if (status === 401) return credentials.refused();
  return status === 200 || isPassingStatus(status) || (errors.length > 0 && errors.every(isPassing));
}
