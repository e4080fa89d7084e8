/** Nonsense at the hooks, signed and not: nothing that could not be stored is taken, and nothing breaks. */
import { createHmac } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerHooks } from '../../src/server/hooks.ts';
import { findUnsoundText } from '../../src/sound-text.ts';
import type { ReceivedEvent } from '../../src/sync/source-events.ts';
import { fc } from '../support/fast-check.ts';
import { anyText, anyValue, inside, runs } from './support/any-values.ts';

const secret = 'a secret of sixteen';
const token = 'a token of sixteen chars';
const nowMs = Date.parse('2026-03-01T12:00:00Z');

let server: FastifyInstance;
let received: ReceivedEvent[] = [];

beforeAll(() => {
  server = Fastify();
  registerHooks(server, {
    oroSecret: secret,
    p21Token: token,
    clock: () => nowMs,
    receive: async (event) => {
      received.push(event);
      return { isNew: true, changes: 0 };
    },
  });
});

afterAll(() => server?.close());

const statuses = { known: [202, 400, 401], unknown: [401] };

async function send(url: string, payload: string | Buffer, headers: Record<string, string>): Promise<number> {
  received = [];
  const answer = await server.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
  expect(answer.payload).not.toMatch(inside);
  if (answer.statusCode === 202) expect(findUnsoundText(received)).toBeUndefined();
  else expect(received).toEqual([]);
  return answer.statusCode;
}

const anyBody = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc
    .record(
      {
        topic: fc.oneof(anyText, anyValue),
        messageId: fc.oneof(anyText, anyValue),
        timestamp: fc.oneof(fc.constant(nowMs / 1000), anyValue),
        eventData: fc.record({
          data: fc.record({ id: fc.oneof(anyText, anyValue), attributes: anyValue, relationships: anyValue }),
        }),
        table: fc.oneof(anyText, anyValue),
        flow: anyText,
        keys: fc.oneof(fc.array(anyText, { maxLength: 5 }), anyValue),
        id: anyText,
      },
      { requiredKeys: [] },
    )
    .map((event) => JSON.stringify(event)),
);

describe('a hook', () => {
  it('of the shop survives any body, and takes none that is not signed', async () => {
    await fc.assert(
      fc.asyncProperty(anyBody, anyText, async (body, guess) => {
        const signature = createHmac('sha256', secret).update(body).digest('hex');
        expect(statuses.known).toContain(await send('/hooks/oro', body, { 'webhook-signature': signature }));
        const guessed = { 'webhook-signature': encodeURIComponent(guess.toWellFormed()) };
        expect(statuses.unknown).toContain(await send('/hooks/oro', body, guessed));
      }),
      runs(300),
    );
  });

  it('of P21 survives any body, and takes none without its token', async () => {
    await fc.assert(
      fc.asyncProperty(anyBody, anyText, async (body, guess) => {
        const mine = { authorization: `Bearer ${token}` };
        expect(statuses.known).toContain(await send('/hooks/p21', body, mine));
        const guessed = { authorization: `Bearer ${encodeURIComponent(guess.toWellFormed())}` };
        expect(statuses.unknown).toContain(await send('/hooks/p21', body, guessed));
      }),
      runs(300),
    );
  });
});
