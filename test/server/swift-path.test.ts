/** The short way of known operations: taken when it may be, and never with another answer than the whole way's. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AuditEntry } from '../../src/access/audit.ts';
import { adminToken, shopToken, staffToken, startServer } from './server-under-test.ts';

interface Question {
  readonly query?: string;
  readonly variables?: object;
  readonly operationName?: string | null;
  readonly extensions?: object;
}

async function start(...given: Parameters<typeof startServer>) {
  const server = await startServer(...given);
  onTestFinished(() => server.close());
  return server;
}

const ask = (server: FastifyInstance, payload: Question, token = staffToken, accept?: string) =>
  server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${token}`, ...(accept === undefined ? {} : { accept }) },
    payload,
  });

/** A member that nobody knows keeps a question from the short way. */
const wholeWay = (question: Question) => ({ ...question, unknown: true });

/** Twice for the compiler; the third goes the short way. */
async function makeKnown(server: FastifyInstance, question: Question): Promise<void> {
  for (let time = 0; time < 2; time += 1) await ask(server, question);
}

describe('the short way', () => {
  it('is taken from the third time on', async () => {
    const server = await start();
    const ways: string[] = [];
    for (let time = 0; time < 3; time += 1)
      ways.push((await ask(server, { query: '{ way }' })).json().data.way);
    expect(ways).toEqual(['whole', 'whole', 'swift']);
  });

  it('is taken by the hash of a registered document', async () => {
    const server = await start();
    const query = '{ way }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    await ask(server, { query, extensions });
    await makeKnown(server, { extensions });
    expect((await ask(server, { extensions })).json().data).toEqual({ way: 'swift' });
  });

  it('is not taken for a hash that nobody registered, though the text is known', async () => {
    const server = await start();
    const query = '{ way }';
    await makeKnown(server, { query });
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const answer = await ask(server, { extensions: { persistedQuery: { version: 1, sha256Hash } } });
    expect(answer.json().errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it.each<[string, Question, Question?]>([
    ['data', { query: '{ role }' }],
    ['variables', { query: 'query ($n: Int!) { echo(number: $n) }', variables: { n: 7 } }],
    ['a named operation', { query: 'query A { role } query B { echo(number: 1) }', operationName: 'B' }],
    ['a field that is denied and one that breaks', { query: 'query Q { refused broken role }' }],
    [
      'variables that do not fit',
      { query: 'query ($n: Int!) { echo(number: $n) }', variables: { n: 7 } },
      { query: 'query ($n: Int!) { echo(number: $n) }', variables: { n: 'many' } },
    ],
  ])('answers byte for byte as the whole way: %s', async (_name, known, asked = known) => {
    const server = await start();
    await makeKnown(server, known);
    for (const token of [staffToken, shopToken, adminToken, 'opg_nobody_x'])
      for (const accept of [
        undefined,
        '*/*',
        'application/json',
        'application/graphql-response+json',
        'text/html',
      ]) {
        const [swift, whole] = [
          await ask(server, asked, token, accept),
          await ask(server, wholeWay(asked), token, accept),
        ];
        expect(swift.body).toBe(whole.body);
        expect(swift.statusCode).toBe(whole.statusCode);
        for (const header of ['content-type', 'cache-control', 'www-authenticate', 'content-length'])
          expect(swift.headers[header]).toBe(whole.headers[header]);
      }
  });

  it('leaves the same traces: what was denied in the audit, what was masked in the log', async () => {
    const entries: AuditEntry[] = [];
    const lines: string[] = [];
    const audit = { record: (entry: AuditEntry) => void entries.push(entry), flush: async () => {} };
    const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
    const server = await start({}, { audit, log });
    const question = { query: 'query Q { refused broken way }' };
    for (let time = 0; time < 3; time += 1) await ask(server, question);
    expect(entries.map(({ requestId: _, ...entry }) => entry)).toEqual(
      Array(3).fill(expect.objectContaining({ action: 'DENIED', subject: 'refused' })),
    );
    const logged = lines
      .map((line) => JSON.parse(line))
      .map(({ code, path, operationName }) => ({ code, path, operationName }));
    expect(logged).toEqual(Array(3).fill({ code: 'INTERNAL', path: 'broken', operationName: 'Q' }));
  });

  it('writes nothing into the log about mistakes of the caller, who reads them in full', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
    const server = await start({}, { log });
    for (const query of ['{ nope }', '{ role', 'query ($n: Int!) { echo(number: $n) }']) {
      expect((await ask(server, { query })).json().errors).toHaveLength(1);
    }
    expect(lines).toEqual([]);
  });

  it('counts a request once, whichever way it takes', async () => {
    const server = await start({ rateLimitPerKey: 4 });
    const query = 'query ($n: Int!) { echo(number: $n) }';
    await makeKnown(server, { query, variables: { n: 1 } });
    await ask(server, { query, variables: { n: 'does not fit, so that both ways are tried' } });
    expect((await ask(server, { query, variables: { n: 1 } })).statusCode).toBe(200);
    expect((await ask(server, { query, variables: { n: 1 } })).statusCode).toBe(429);
  });

  it('holds shoppers to introspection that is not theirs and to what they may spend', async () => {
    const server = await start({ introspection: 'staff', maxShopperCost: 1 });
    const query = '{ __schema { queryType { name } } }';
    await makeKnown(server, { query });
    expect((await ask(server, { query })).statusCode).toBe(200);
    expect((await ask(server, { query }, shopToken)).json().errors[0].extensions.code).toBe('FORBIDDEN');
  });
});
