/** Calls of P21 and OroCommerce end when nobody waits for them any more, and not before. */
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RequestLife } from '../../src/server/request-life.ts';

let server: FastifyInstance;
let url: string;
let signal: PromiseWithResolvers<AbortSignal>;
let answer: PromiseWithResolvers<string>;

beforeEach(async () => {
  signal = Promise.withResolvers();
  answer = Promise.withResolvers();
  server = Fastify();
  server.post('/', async (request, reply) => {
    signal.resolve(new RequestLife(request, reply.raw, 30).signal);
    return answer.promise;
  });
  url = await server.listen({ port: 0 });
});
afterEach(() => server.close());

const post = (options: RequestInit = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ __typename }"}',
    ...options,
  });

describe('the signal of a request', () => {
  it('ends when its client goes away after it has asked', async () => {
    const client = new AbortController();
    const asking = post({ signal: client.signal }).catch(() => undefined);
    const life = await signal.promise;
    expect(life.aborted).toBe(false);
    const ended = new Promise((resolve) => life.addEventListener('abort', resolve, { once: true }));
    client.abort();
    await ended;
    await asking;
    answer.resolve('too late');
  });

  it('outlives an answer that was given', async () => {
    const asking = post();
    const life = await signal.promise;
    answer.resolve('in time');
    await (await asking).text();
    await new Promise((resolve) => setImmediate(resolve));
    expect(life.aborted).toBe(false);
  });
});
