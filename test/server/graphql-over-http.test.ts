/** GraphQL over HTTP as the specification has it: the audit suite of `graphql-http`, one test a clause. */
import type { FastifyInstance } from 'fastify';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffToken, startServer } from './server-under-test.ts';

let server: FastifyInstance;
let url = '';

beforeAll(async () => {
  server = await startServer();
  url = await server.listen({ host: '127.0.0.1', port: 0 });
});

afterAll(() => server.close());

const fetchFn = (target: string, init: RequestInit = {}) => {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${staffToken}`);
  // Apollo's protection against requests that a foreign page can send.
  headers.set('apollo-require-preflight', 'true');
  return fetch(target.replace('http://audit', url), { ...init, headers });
};

describe('GraphQL over HTTP', () => {
  for (const { id, name, fn } of serverAudits({ url: 'http://audit/graphql', fetchFn })) {
    it(`${id}: ${name}`, async () => {
      const result = await fn();
      const reason = 'reason' in result ? result.reason : undefined;
      expect(result.status === 'ok', `${result.status}: ${reason}`).toBe(true);
    });
  }
});
