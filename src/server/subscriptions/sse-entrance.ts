/**
 * Subscriptions as server-sent events, for clients behind proxies that break WebSockets: the "distinct connections"
 * mode of the GraphQL over SSE protocol, one request a subscription. A list of subscriptions shares one request, because
 * browsers open six connections to a host and no more; each message then says whose it is. The protocol's own mode for
 * that needs every request of a client to reach the same replica. Written here because graphql-sse keeps everything a
 * slow client has not taken, without bound, and writes every message anew for each subscriber.
 */
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../../access/viewer.ts';
import { admit, type Door } from '../authenticate.ts';
import { readCredentials } from '../credentials.ts';
import { formatError } from '../format-error.ts';
import { toHttpError } from '../to-http-error.ts';
import type { CredentialsWatch } from './credentials-watch.ts';
import { readSseBody, type StreamedRequest } from './sse-body.ts';
import { isRefused, type Refused, type Subscriber, type Subscriptions } from './subscriptions.ts';

export interface SseEntranceParts {
  readonly subscriptions: Subscriptions;
  readonly door: Door;
  readonly watch: CredentialsWatch;
  /** Subscriptions one request may hold. */
  readonly mostPerConnection: number;
  /** Between comments that keep the connection from being taken for idle. */
  readonly pingMs: number;
}

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // Proxies must not keep back what comes in small pieces.
  'x-accel-buffering': 'no',
};

/** A subscription on its stream. `id`: where it shares it. */
interface Lane {
  readonly id: string | undefined;
  readonly subscriber: Subscriber;
}

/** Registers `POST /graphql/stream`. */
export function registerSse(server: FastifyInstance, parts: SseEntranceParts): void {
  const { door, watch } = parts;
  const streams = new Set<PassThrough>();

  async function open(request: FastifyRequest): Promise<PassThrough | Refused> {
    const credentials = readCredentials(request);
    const viewer = await admit(door, request, credentials);
    const opened = await openLanes(
      parts.subscriptions,
      viewer,
      readSseBody(request, parts.mostPerConnection),
    );
    if (!('lanes' in opened)) return opened;
    const stream = openStream(opened, parts.pingMs);
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

interface Opened {
  readonly lanes: readonly Lane[];
  /** What is told of those that cannot be opened while others are. */
  readonly refusals: readonly string[];
}

async function openLanes(
  subscriptions: Subscriptions,
  viewer: Viewer,
  requests: readonly StreamedRequest[],
): Promise<Opened | Refused> {
  const all = await Promise.all(
    requests.map(async (request) => ({
      id: request.id,
      opened: await subscriptions.subscribe(viewer, request),
    })),
  );
  const lanes: Lane[] = [];
  const refusals: string[] = [];
  for (const { id, opened } of all) {
    if (!isRefused(opened)) lanes.push({ id, subscriber: opened.subscriber });
    else if (id === undefined) return opened;
    else refusals.push(refusalText(id, opened));
  }
  return { lanes, refusals };
}

/** One stream a request: its subscribers end with it. */
function openStream({ lanes, refusals }: Opened, pingMs: number): PassThrough {
  const stream = new PassThrough();
  const pings = setInterval(() => stream.write(':\n\n'), pingMs);
  const end = () => {
    clearInterval(pings);
    for (const { subscriber } of lanes) void subscriber.return();
  };
  // Says at once that the stream is open.
  stream.write(':\n\n');
  for (const text of refusals) stream.write(text);
  stream.once('finish', end).once('close', end);
  for (const lane of lanes) void write(lane, stream).catch(() => stream.destroy());
  return stream;
}

async function write({ id, subscriber }: Lane, stream: PassThrough): Promise<void> {
  for await (const { answer } of subscriber) {
    const text = await answer;
    if (stream.writableEnded) return;
    if (!stream.write(messageText(id, text))) await once(stream, 'drain');
  }
}

const messageText = (id: string | undefined, answer: string): string =>
  `event: next\ndata: ${id === undefined ? answer : `{"id":${JSON.stringify(id)},"payload":${answer}}`}\n\n`;

const refusalText = (id: string, errors: Refused): string =>
  `${messageText(id, JSON.stringify({ errors }))}event: complete\ndata: ${JSON.stringify({ id })}\n\n`;

function refuse(reply: FastifyReply, thrown: unknown): FastifyReply {
  const error = toHttpError(thrown);
  const { status, headers: told } = error.extensions.http as { status: number; headers: Map<string, string> };
  return reply
    .code(status)
    .headers(Object.fromEntries(told))
    .send({ errors: [formatError(error.toJSON(), error)] });
}
