/**
 * What both systems push: webhooks of OroCommerce, signed over their raw bytes, and calls of P21 business rules with a
 * token. An event is stored before it is acknowledged; one that cannot be stored is answered 503 with Retry-After,
 * which OroCommerce delivers again (it drops what is answered 500 or not at all).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isBearer, isSignedBody, isTimely, type ReplayWindow } from '../access/hooks.ts';
import type { Clock } from '../instant.ts';
import { findUnsoundText } from '../sound-text.ts';
import type { ReceivedEvent, Reception } from '../sync/source-events.ts';

export interface HookParts {
  /** Stores an event and what follows from it; throws when it cannot. */
  readonly receive: (event: ReceivedEvent) => Promise<Reception>;
  /** Secret of the webhooks in OroCommerce; without it they are refused. */
  readonly oroSecret: string | undefined;
  /** What P21 rules send as "Authorization: Bearer …"; without it they are refused. */
  readonly p21Token: string | undefined;
  readonly clock: Clock;
}

const daySeconds = 86_400;

const retryAfterSeconds = 10;
const largestEvent = 4 * 1_048_576;

/** Answers 404 where no secret is configured: then there is no such entrance. */
export function registerHooks(server: FastifyInstance, parts: HookParts): void {
  const { receive, oroSecret, p21Token, clock } = parts;
  // The clocks of the systems may be hours apart, and what could not be stored comes again for hours. Within the day an
  // event that comes again is known by its id, and one without an id is a hint to read a record.
  const window = { clock, maxAgeSeconds: daySeconds, leewaySeconds: daySeconds };
  server.register(async (hooks) => {
    // The signature is over the bytes as they came.
    hooks.removeAllContentTypeParsers();
    hooks.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestEvent }, (_request, body, done) =>
      done(null, body),
    );
    if (oroSecret !== undefined) {
      hooks.post('/hooks/oro', async (request, reply) => {
        const body = bytesOf(request);
        const signature = request.headers['webhook-signature'];
        if (!isSignedBody(body, signature, [oroSecret])) return refuse(reply);
        return take(reply, receive, window, () => toOroEvent(body, request.headers['webhook-id']));
      });
    }
    if (p21Token !== undefined) {
      hooks.post('/hooks/p21', async (request, reply) => {
        if (!isBearer(request.headers.authorization, [p21Token])) return refuse(reply);
        return take(reply, receive, window, () => toP21Event(bytesOf(request)));
      });
    }
  });
}

const refuse = (reply: FastifyReply) =>
  reply.code(401).send({ error: 'The signature or token is not valid.' });

async function take(
  reply: FastifyReply,
  receive: HookParts['receive'],
  window: ReplayWindow,
  read: () => SentEvent | undefined,
): Promise<FastifyReply> {
  const sent = read();
  if (sent === undefined) return reply.code(400).send({ error: 'The event cannot be read.' });
  if (sent.timestamp !== undefined && !isTimely(sent.timestamp, window)) {
    return reply.code(401).send({ error: 'The event is too old, or dated in the future.' });
  }
  try {
    const { changes } = await receive(sent.event);
    return reply.code(202).send({ changes });
  } catch (err) {
    reply.log.error({ err }, 'An event could not be stored');
    return reply
      .code(503)
      .header('Retry-After', String(retryAfterSeconds))
      .send({ error: 'The event could not be stored; send it again.' });
  }
}

interface SentEvent {
  readonly event: ReceivedEvent;
  /** Unix seconds; undefined where the sender says none. */
  readonly timestamp: number | undefined;
}

const bytesOf = ({ body }: FastifyRequest): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

const resourceId = z.union([z.string(), z.number()]).transform(String);

const oroEvent = z.object({
  topic: z.string(),
  messageId: z.string().optional(),
  timestamp: z.number().optional(),
  eventData: z.object({
    data: z.object({
      id: resourceId,
      attributes: z.record(z.string(), z.unknown()).default({}),
      relationships: z.record(z.string(), z.object({ data: z.unknown() })).default({}),
    }),
  }),
});

function toOroEvent(body: Buffer, header: string | string[] | undefined): SentEvent | undefined {
  const parsed = oroEvent.safeParse(parseJson(body));
  if (!parsed.success) return undefined;
  const { topic, messageId, eventData, timestamp } = parsed.data;
  const { id, attributes, relationships } = eventData.data;
  const event = { topic, id, attributes, relatedIds: relatedIdsOf(relationships) };
  // The signed id rather than the header's, which anybody on the way could change to have an event dropped.
  const eventId = messageId ?? header?.toString() ?? null;
  return { event: { id: eventId, from: 'ORO', events: [event] }, timestamp };
}

const toOne = z.object({ id: resourceId });

const relatedIdsOf = (relationships: Readonly<Record<string, { data?: unknown }>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(relationships).flatMap(([name, { data }]) => {
      const one = toOne.safeParse(data);
      return one.success ? [[name, one.data.id]] : [];
    }),
  );

/**
 * `{"table": "oe_hdr", "keys": ["1004711"]}`: rows of a P21 table, by the keys that docs/flows.md says for it; or
 * `{"flow": "inventory-levels", "keys": ["WIDGET-001|EA"]}`: records of a flow.
 */
const p21Event = z
  .object({
    id: z.string().min(1).optional(),
    /** When it was sent, Unix seconds. */
    timestamp: z.number().optional(),
    table: z.string().min(1).optional(),
    flow: z.string().min(1).optional(),
    keys: z.array(resourceId).min(1).max(10_000),
  })
  .refine(({ table, flow }) => (table === undefined) !== (flow === undefined));

function toP21Event(body: Buffer): SentEvent | undefined {
  const parsed = p21Event.safeParse(parseJson(body));
  if (!parsed.success) return undefined;
  const { id = null, table, flow, keys, timestamp } = parsed.data;
  const topic = table ?? flow ?? '';
  const events = keys.map((key) => ({ topic, id: key, attributes: {}, relatedIds: {} }));
  return { event: { id, from: 'P21', events }, timestamp };
}

/** Undefined for what is no JSON, and for texts that could never be stored: an event with them would come again for hours. */
function parseJson(body: Buffer): unknown {
  try {
    const event: unknown = JSON.parse(body.toString('utf8'));
    return findUnsoundText(event) === undefined ? event : undefined;
  } catch {
    return undefined;
  }
}
