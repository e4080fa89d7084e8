/** What both systems push: only what is signed, only once it is stored, and no event twice. */
import { createHmac } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerHooks } from '../../src/server/hooks.ts';
import type { ReceivedEvent } from '../../src/sync/source-events.ts';

const secret = 'a secret of sixteen';
const token = 'a token of sixteen chars';

let server: FastifyInstance;
let received: ReceivedEvent[];
let isDown: boolean;

/** Of the event below, by the shop's clock. */
const sentSeconds = 1_741_267_200;
let nowSeconds: number;

beforeEach(() => {
  received = [];
  isDown = false;
  nowSeconds = sentSeconds + 2;
  server = Fastify();
  registerHooks(server, {
    oroSecret: secret,
    p21Token: token,
    clock: () => nowSeconds * 1000,
    receive: async (event) => {
      if (isDown) throw new Error('the store is down');
      received.push(event);
      return { isNew: true, changes: 1 };
    },
  });
});
afterEach(() => server.close());

/** As PHP writes it: escaped slashes and letters, which a second writer would not repeat. */
const body =
  '{"topic":"order.updated","eventData":{"data":{"type":"orders","id":"17","attributes":{"poNumber":"A\\/1 \\u00e9"},"relationships":{"customer":{"data":{"type":"customers","id":"4"}},"lineItems":{"data":[]}}}},"timestamp":1741267200,"messageId":"550e8400"}';

const sign = (text: string, key = secret) => createHmac('sha256', key).update(text).digest('hex');

const post = (url: string, payload: string, headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('/hooks/oro', () => {
  it('takes an event signed over its raw bytes, by the id inside the signed body', async () => {
    const answer = await post('/hooks/oro', body, {
      'webhook-signature': sign(body),
      'webhook-id': 'changed on the way',
    });
    expect(answer.statusCode).toBe(202);
    expect(received).toEqual([
      {
        id: '550e8400',
        from: 'ORO',
        events: [
          {
            topic: 'order.updated',
            id: '17',
            attributes: { poNumber: 'A/1 é' },
            relatedIds: { customer: '4' },
          },
        ],
      },
    ]);
  });

  it('refuses a changed body, another key, and none', async () => {
    const signatures = [sign(body, 'another secret of ours'), sign(`${body} `), '', 'zz'];
    for (const signature of signatures) {
      expect((await post('/hooks/oro', body, { 'webhook-signature': signature })).statusCode).toBe(401);
    }
    expect((await post('/hooks/oro', body)).statusCode).toBe(401);
    expect(received).toEqual([]);
  });

  it('asks for the event again when it cannot be stored', async () => {
    isDown = true;
    const answer = await post('/hooks/oro', body, { 'webhook-signature': sign(body) });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('10');
  });

  it('refuses what is signed and no event', async () => {
    for (const text of ['{', '[]', '{"topic":"order.updated"}']) {
      expect((await post('/hooks/oro', text, { 'webhook-signature': sign(text) })).statusCode).toBe(400);
    }
  });
});

describe('/hooks/p21', () => {
  const authorized = { authorization: `Bearer ${token}` };

  it('refuses for good what could never be stored, so that it does not come again for hours', async () => {
    for (const text of ['a\\u0000', 'a\\ud800']) {
      const event = `{"topic":"order.updated","eventData":{"data":{"id":"${text}"}}}`;
      const [oro, p21] = await Promise.all([
        post('/hooks/oro', event, { 'webhook-signature': sign(event) }),
        post('/hooks/p21', `{"table":"oe_hdr","keys":["${text}"]}`, { authorization: `Bearer ${token}` }),
      ]);
      expect([oro.statusCode, p21.statusCode]).toEqual([400, 400]);
    }
    expect(received).toEqual([]);
  });

  it('takes keys of a table or of a flow', async () => {
    await post('/hooks/p21', '{"id":"e1","table":"oe_hdr","keys":["1001",1002]}', authorized);
    await post('/hooks/p21', '{"flow":"products","keys":["WIDGET-001"]}', authorized);
    expect(received).toMatchObject([
      {
        id: 'e1',
        from: 'P21',
        events: [
          { topic: 'oe_hdr', id: '1001' },
          { topic: 'oe_hdr', id: '1002' },
        ],
      },
      { id: null, from: 'P21', events: [{ topic: 'products', id: 'WIDGET-001' }] },
    ]);
  });

  it('refuses without the token, and what names neither or both', async () => {
    expect((await post('/hooks/p21', '{"flow":"products","keys":["A"]}')).statusCode).toBe(401);
    for (const text of [
      '{"keys":["A"]}',
      '{"flow":"a","table":"b","keys":["A"]}',
      '{"flow":"a","keys":[]}',
    ]) {
      expect((await post('/hooks/p21', text, authorized)).statusCode).toBe(400);
    }
  });
});

describe('an event that was sent long ago', () => {
  const answerAt = async (seconds: number) => {
    nowSeconds = sentSeconds + seconds;
    return (await post('/hooks/oro', body, { 'webhook-signature': sign(body) })).statusCode;
  };

  it('is taken while clocks that differ or a store that was down explain it, and refused later', async () => {
    expect(await answerAt(11 * 3600)).toBe(202);
    expect(await answerAt(-11 * 3600)).toBe(202);
    expect(await answerAt(25 * 3600)).toBe(401);
    expect(await answerAt(-25 * 3600)).toBe(401);
    expect(received).toHaveLength(2);
  });

  it('is refused from P21 too, where the rule says when it was sent', async () => {
    const send = (timestamp: object) =>
      post('/hooks/p21', JSON.stringify({ table: 'oe_hdr', keys: ['1'], ...timestamp }), {
        authorization: `Bearer ${token}`,
      });
    nowSeconds = sentSeconds;
    expect((await send({ timestamp: sentSeconds - 90_000 })).statusCode).toBe(401);
    expect((await send({ timestamp: sentSeconds })).statusCode).toBe(202);
    expect((await send({})).statusCode).toBe(202);
  });
});

describe('without a secret', () => {
  it('there is no such entrance', async () => {
    await using bare = Fastify();
    registerHooks(bare, {
      receive: async () => ({ isNew: true, changes: 0 }),
      oroSecret: undefined,
      p21Token: undefined,
      clock: Date.now,
    });
    for (const url of ['/hooks/oro', '/hooks/p21']) {
      expect((await bare.inject({ method: 'POST', url, payload: '{}' })).statusCode).toBe(404);
    }
  });
});
