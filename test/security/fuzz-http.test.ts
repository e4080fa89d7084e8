/** Nonsense at the HTTP entrance: documents, bodies, headers. No 5xx, no bug, no stack, soon. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fc } from '../support/fast-check.ts';
import { anyText, anyValue, inside, runs } from './support/any-values.ts';
import { cpuMs } from './support/cpu-time.ts';
import {
  createGatewayUnderAttack,
  type GatewayUnderAttack,
  tokenOf,
} from './support/gateway-under-attack.ts';

describe('the HTTP entrance', () => {
  let gateway: GatewayUnderAttack;

  beforeAll(async () => {
    gateway = await createGatewayUnderAttack();
  });

  afterAll(() => gateway?.[Symbol.asyncDispose]());

  async function hold(payload: string | Buffer, headers: Record<string, string> = {}, url = '/graphql') {
    const start = cpuMs();
    const response = await gateway.server.inject({
      method: 'POST',
      url,
      headers: {
        authorization: `Bearer ${tokenOf('admin')}`,
        'content-type': 'application/json',
        ...headers,
      },
      payload,
    });
    expect(response.statusCode).toBeLessThan(500);
    expect(response.payload).not.toMatch(inside);
    expect(cpuMs() - start).toBeLessThan(2000);
  }

  const document =
    'query Q($a: ID! = "x", $n: Int) @include(if: true) { things(first: $n, ids: ["a", "b"]) { nodes { ...F } } } fragment F on Deep { name deep { many { name } } }';
  const punctuation = fc.constantFrom(
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ':',
    '...',
    '$',
    '@',
    '"',
    '"""',
    '!',
    '=',
    '|',
    '&',
    '#',
    ',',
    'on',
    'fragment',
    'query',
    '\ufeff',
    '\\',
    'null',
  );

  it('survives documents with parts cut out, doubled and put in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(document.length),
        fc.nat(40),
        fc.array(fc.oneof(punctuation, anyText), { maxLength: 6 }),
        async (at, cut, parts) => {
          const query = document.slice(0, at) + parts.join('') + document.slice(at + cut);
          await hold(JSON.stringify({ query, variables: { n: 1 } }));
        },
      ),
      runs(150),
    );
  });

  it('survives documents of nothing but punctuation', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(punctuation, fc.constantFrom('hello', 'deep', 'a')), { maxLength: 60 }),
        (parts) => hold(JSON.stringify({ query: parts.join(' ') })),
      ),
      runs(100),
    );
  });

  it('survives any body', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
        ),
        (body) => hold(body),
      ),
      runs(100),
    );
  });

  it('survives any shape of a request', async () => {
    const shape = fc.record(
      { query: anyValue, variables: anyValue, operationName: anyValue, extensions: anyValue },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(shape, (body) => hold(JSON.stringify(body))),
      runs(100),
    );
  });

  it('survives any header and any path', async () => {
    const name = fc.constantFrom(
      'authorization',
      'x-api-key',
      'x-p21-customer',
      'content-type',
      'accept',
      'host',
      'origin',
      'x-forwarded-for',
      'x-forwarded-host',
      'x-forwarded-proto',
      'content-encoding',
      'idempotency-key',
      'apollo-require-preflight',
      'if-none-match',
      'range',
    );
    const value = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(
        'Bearer',
        'Bearer ',
        'Bearer a.b.c',
        'Bearer opg__',
        'gzip',
        '*/*',
        ',,,',
        '127.0.0.1',
        'application/json;charset=',
        'bytes=0-',
        'a'.repeat(9000),
      ),
    );
    await fc.assert(
      fc.asyncProperty(name, value, fc.webPath(), async (header, text, path) => {
        await hold('{"query":"{ hello }"}', { [header]: text });
        await hold('{"query":"{ hello }"}', {}, path === '' ? '/' : path);
      }),
      runs(100),
    );
  });
});
