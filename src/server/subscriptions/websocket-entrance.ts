/**
 * Subscriptions over WebSocket: the graphql-transport-ws protocol of graphql-ws. It closes with the protocol's codes,
 * 4403 for a key that is not let in, 4401 for one that is no longer good, and 1001 or 1012 when the client should
 * connect again: its library does so by itself.
 */
import type { WebSocket } from '@fastify/websocket';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { CloseCode, makeServer, type ServerOptions } from 'graphql-ws';
import type { TakePlace } from '../../access/open-quota.ts';
import type { Viewer } from '../../access/viewer.ts';
import { toGatewayError } from '../../errors.ts';
import { admit, type Door } from '../authenticate.ts';
import { readCredentials } from '../credentials.ts';
import { formatError } from '../format-error.ts';
import { toHttpError } from '../to-http-error.ts';
import type { CredentialsWatch, Loss } from './credentials-watch.ts';
import { isRefused, type Subscriber, type Subscriptions } from './subscriptions.ts';

export interface WebSocketEntranceParts {
  readonly subscriptions: Subscriptions;
  readonly door: Door;
  readonly watch: CredentialsWatch;
  /** One connection of the viewer. */
  readonly takePlace: TakePlace;
  readonly log: Pick<FastifyBaseLogger, 'warn'>;
  /** Subscriptions one connection may hold. */
  readonly mostPerConnection: number;
  /** A connection that does not answer a ping within this time is ended. */
  readonly pingMs: number;
}

/** One connection; `viewer` once its key was let in. */
interface Connection {
  readonly socket: WebSocket;
  readonly request: FastifyRequest;
  viewer?: Viewer;
  /** Undoes what its sign-in began. */
  end?: (() => void) | undefined;
}

/** Takes a socket that speaks the protocol. */
export function createWebSocketEntrance(parts: WebSocketEntranceParts) {
  const { log } = parts;
  const protocol = makeServer<Record<string, unknown>, Connection>(optionsOf(parts));
  return (socket: WebSocket, request: FastifyRequest): void => {
    const stopPings = pingOn(socket, parts.pingMs);
    const opened = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => {
          socket.on('message', (message) => {
            take(String(message)).catch((error: unknown) => {
              log.warn({ err: error, requestId: request.id }, 'A WebSocket is closed');
              socket.close(CloseCode.InternalServerError, 'Internal server error');
            });
          });
        },
      },
      { socket, request },
    );
    socket.once('close', (code, reason) => {
      stopPings();
      void opened(code, String(reason));
    });
  };
}

type Options = ServerOptions<Record<string, unknown>, Connection>;

function optionsOf(parts: WebSocketEntranceParts): Options {
  const { subscriptions, door, watch, takePlace, mostPerConnection } = parts;
  return {
    onConnect: async ({ extra, connectionParams }) => {
      const { socket, request } = extra;
      const credentials = readCredentials(request, connectionParams);
      try {
        const viewer = await admit(door, request, credentials);
        const givePlaceBack = takePlace(viewer);
        extra.viewer = viewer;
        const unwatch = credentials && watch.watch(credentials, viewer, (loss) => leave(socket, loss));
        extra.end = () => {
          givePlaceBack();
          unwatch?.();
        };
      } catch (error) {
        turnAway(socket, error);
      }
      // The socket may have gone meanwhile, and `onClose` with it.
      if (socket.readyState !== socket.OPEN) extra.end?.();
    },
    onClose: ({ extra }) => extra.end?.(),
    onSubscribe: async ({ extra, subscriptions: open }, _id, payload) => {
      if (Object.keys(open).length > mostPerConnection) return [tooMany(mostPerConnection)];
      if (extra.viewer === undefined) return [notIn];
      const refused = await countOne(door, extra.viewer);
      if (refused !== undefined) return [refused];
      const opened = await subscriptions.subscribe(extra.viewer, payload);
      // The protocol library looks into the document once more; the subscriber goes with it.
      return isRefused(opened) ? opened.map(asGraphQLError) : { ...opened, contextValue: opened.subscriber };
    },
    subscribe: ({ contextValue }) => contextValue as never,
    onOperation: ({ extra }, id, _payload, { contextValue }) =>
      writeTo(extra.socket, id, contextValue as Subscriber),
    onError: (_connection, _id, _payload, errors) => errors.map((error) => error.toJSON()),
  };
}

/** What is asked here costs what it costs by HTTP, and counts as much. Answers why it is too much. */
const countOne = ({ limits }: Door, viewer: Viewer): Promise<GraphQLError | undefined> =>
  limits.viewer(viewer).then(
    () => undefined,
    (thrown: unknown) => {
      const error = toHttpError(thrown);
      return asGraphQLError(formatError(error.toJSON(), error));
    },
  );

const leave = (socket: WebSocket, loss: Loss): void =>
  loss === 'refused'
    ? socket.close(CloseCode.Unauthorized, 'Unauthorized')
    : socket.close(1012, 'Access has changed');

/** 4403 where another try would end alike; 1013 where it would not, which makes clients try again later. */
function turnAway(socket: WebSocket, error: unknown): void {
  const { rule, code } = toGatewayError(error);
  const isFinal = rule.retry === 'never' && code !== 'INTERNAL';
  if (isFinal) socket.close(CloseCode.Forbidden, 'Forbidden');
  else socket.close(1013, 'Try again later');
}

/** Answers are texts already, one for all subscribers; the library would write each anew. */
function writeTo(socket: WebSocket, id: string, subscriber: Subscriber): AsyncGenerator<never, void, void> {
  const start = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  async function write(): Promise<IteratorResult<never, void>> {
    // The next one is taken when this one has left the process: what a slow client cannot take waits as its latest.
    for await (const { answer } of subscriber) await send(socket, `${start}${await answer}}`);
    return { done: true, value: undefined };
  }
  const end = async (): Promise<IteratorResult<never, void>> => {
    await subscriber.return();
    return { done: true, value: undefined };
  };
  const writing: AsyncGenerator<never, void, void> = {
    next: write,
    return: end,
    throw: end,
    [Symbol.asyncIterator]: () => writing,
    [Symbol.asyncDispose]: async () => void (await end()),
  };
  return writing;
}

/** Resolves when the text has left the process, or has nowhere to go. */
const send = (socket: WebSocket, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(text, (error) => (error == null ? resolve() : reject(error)));
  });

/** Ends a connection whose client does not answer; whoever is gone without a word would be kept forever. */
function pingOn(socket: WebSocket, everyMs: number): () => void {
  let hasAnswered = true;
  socket.on('pong', () => {
    hasAnswered = true;
  });
  const timer = setInterval(() => {
    if (!hasAnswered) return socket.terminate();
    hasAnswered = false;
    socket.ping();
  }, everyMs);
  return () => clearInterval(timer);
}

const asGraphQLError = ({
  message,
  extensions,
}: Pick<GraphQLFormattedError, 'message' | 'extensions'>): GraphQLError =>
  new GraphQLError(message, { extensions: { ...extensions } });

const notIn = new GraphQLError('The connection is being closed.', {
  extensions: { code: 'UNAUTHENTICATED' },
});

const tooMany = (most: number): GraphQLError =>
  new GraphQLError(`A connection may hold ${most} subscriptions: end some, or open another.`, {
    extensions: { code: 'TOO_COSTLY' },
  });
