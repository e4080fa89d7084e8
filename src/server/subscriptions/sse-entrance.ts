/**
 * Subscriptions as server-sent events, for clients behind proxies that break WebSockets: the "distinct connections"
 * mode of the GraphQL over SSE protocol, one request a subscription. Written here because graphql-sse keeps everything
 * a slow client has not taken, without bound, and writes every message anew for each subscriber.
 */
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { badInput } from '../../errors.ts';
import { admit, type Door } from '../authenticate.ts';
import { readCredentials } from '../credentials.ts';
import { formatError } from '../format-error.ts';
import { toHttpError } from '../to-http-error.ts';
import type { CredentialsWatch } from './credentials-watch.ts';
import {
  isRefused,
  type Refused,
  type Subscriber,
  type SubscriptionRequest,
  type Subscriptions,
} from './subscriptions.ts';

export interface SseEntranceParts {
  readonly subscriptions: Subscriptions;
  readonly door: Door;
  readonly watch: CredentialsWatch;
  /** Between comments that keep the connection from being taken for idle. */
  readonly pingMs: number;
}

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // Proxies must not keep back what comes in small pieces.
  'x-accel-buffering': 'no',
};

/** Registers `POST /graphql/stream`. */
export function registerSse(server: FastifyInstance, parts: SseEntranceParts): void {
  const { subscriptions, door, watch } = parts;
  const streams = new Set<PassThrough>();

  async function open(request: FastifyRequest): Promise<PassThrough | Refused> {
    const credentials = readCredentials(request);
    const viewer = await admit(door, request, credentials);
    const opened = await subscriptions.subscribe(viewer, readBody(request));
    if (isRefused(opened)) return opened;
    const stream = openStream(opened.subscriber, parts.pingMs);
    const unwatch = credentials && watch.watch(credentials, viewer, () => stream.end());
    streams.add(stream);
    stream.once('close', () => {
      streams.delete(stream);
      unwatch?.();
    });
    return stream;
  }

  server.post('/graphql/stream', async (request, reply) => {
    try {
      const opened = await open(request);
      return opened instanceof PassThrough
        ? reply.headers(headers).send(opened)
        : reply.code(400).send({ errors: opened });
    } catch (error) {
      return refuse(reply, error);
    }
  });

  // Without "complete": the client connects again, elsewhere.
  server.addHook('preClose', async () => {
    for (const stream of streams) stream.end();
  });
}

/** One stream a client: the subscriber ends with it. */
function openStream(subscriber: Subscriber, pingMs: number): PassThrough {
  const stream = new PassThrough();
  const pings = setInterval(() => stream.write(':\n\n'), pingMs);
  const end = () => {
    clearInterval(pings);
    void subscriber.return();
  };
  // Says at once that the stream is open.
  stream.write(':\n\n');
  stream.once('finish', end).once('close', end);
  void write(subscriber, stream).catch(() => stream.destroy());
  return stream;
}

async function write(subscriber: Subscriber, stream: PassThrough): Promise<void> {
  for await (const { answer } of subscriber) {
    const text = await answer;
    if (stream.writableEnded) return;
    if (!stream.write(`event: next\ndata: ${text}\n\n`)) await once(stream, 'drain');
  }
}

/** JSON only: a page of another origin cannot send it without being asked first. */
function readBody({ body }: FastifyRequest): SubscriptionRequest {
  const { query, operationName, variables } = (body ?? {}) as Record<string, unknown>;
  if (typeof query !== 'string') throw badInput('query', 'send JSON with the subscription as "query"');
  return { query, operationName, variables } as SubscriptionRequest;
}

function refuse(reply: FastifyReply, thrown: unknown): FastifyReply {
  const error = toHttpError(thrown);
  const { status, headers: told } = error.extensions.http as { status: number; headers: Map<string, string> };
  return reply
    .code(status)
    .headers(Object.fromEntries(told))
    .send({ errors: [formatError(error.toJSON(), error)] });
}
