/** Requests in a shape nobody expects: bodies, hosts, methods, addresses, origins. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createGatewayUnderAttack,
  type GatewayUnderAttack,
  tokenOf,
} from './support/gateway-under-attack.ts';

describe('a strange request', () => {
  let gateway: GatewayUnderAttack;

  beforeAll(async () => {
    gateway = await createGatewayUnderAttack({ maxBodyBytes: 10_000 });
  });

  afterAll(() => gateway?.[Symbol.asyncDispose]());

  const post = (payload: string, headers: Record<string, string> = {}, url = '/graphql') =>
    gateway.server.inject({
      method: 'POST',
      url,
      headers: {
        authorization: `Bearer ${tokenOf('admin')}`,
        'content-type': 'application/json',
        ...headers,
      },
      payload,
    });

  it.each([
    ['a body that is too large', 'x'.repeat(10_001), {}, 413],
    ['a body of nothing', '', {}, 400],
    ['a body that is no JSON', '{"query":', {}, 400],
    ['a batch', '[{"query":"{ hello }"},{"query":"{ hello }"}]', {}, 400],
    ['an empty batch', '[]', {}, 400],
    [
      'a batch of a thousand',
      `[${Array.from({ length: 300 }, () => '{"query":"{hello}"}').join()}]`,
      {},
      400,
    ],
    ['a text for a document', '"{ hello }"', {}, 400],
    ['a number for a document', '{"query":1}', {}, 400],
    ['an object for a document', '{"query":{"a":1}}', {}, 400],
    ['a list for variables', '{"query":"{ hello }","variables":[]}', {}, 400],
    ['a text for variables', '{"query":"{ hello }","variables":"a"}', {}, 400],
    ['a prototype', '{"query":"{ hello }","__proto__":{"admin":true}}', {}, 400],
    ['a constructor', '{"query":"{ hello }","constructor":{"prototype":{"admin":true}}}', {}, 400],
    ['deep JSON', `{"query":"{ hello }","variables":{"a":${'['.repeat(4000)}${']'.repeat(4000)}}}`, {}, 200],
    [
      'a persisted operation that nobody knows',
      `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${'0'.repeat(64)}"}}}`,
      {},
      200,
    ],
    [
      'a persisted operation of another version',
      '{"extensions":{"persistedQuery":{"version":9,"sha256Hash":"x"}}}',
      {},
      400,
    ],
    [
      'a persisted operation under a wrong hash',
      `{"query":"{ hello }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"${'0'.repeat(64)}"}}}`,
      {},
      400,
    ],
    ['a form', 'query={hello}', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a text, as a foreign page can send it', '{"query":"{ hello }"}', { 'content-type': 'text/plain' }, 400],
    ['a multipart form', '--x\r\n', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['XML', '<a/>', { 'content-type': 'application/xml' }, 415],
    ['no content type', '{"query":"{ hello }"}', { 'content-type': '' }, 415],
    [
      'a wrong character set',
      '{"query":"{ hello }"}',
      { 'content-type': 'application/json; charset=utf-7' },
      200,
    ],
    ['a compressed body that is none', 'x', { 'content-encoding': 'gzip' }, 400],
    ['an Accept header of nonsense', '{"query":"{ hello }"}', { accept: 'nothing/at-all' }, 406],
  ])('%s is answered shortly', async (_case, payload, headers, status) => {
    const response = await post(payload, headers as Record<string, string>);
    expect(response.statusCode).toBe(status);
    expect(response.payload.length).toBeLessThan(1000);
    expect(response.payload).not.toMatch(/node_modules|\.ts:|at \w+ \(|"INTERNAL"/);
  });

  it.each([
    'a b',
    '[',
    '[::1',
    '[1.2.3.4]',
    'evil.example/path',
    'a@b',
    'a:b',
    'a:999999',
    '<script>',
    '"',
    'ä.example',
    'a\\b',
    '::1',
    'a?b',
    'a#b',
  ])('for the host "%s" is refused', async (host) => {
    expect((await post('{"query":"{ hello }"}', { host })).statusCode).toBe(400);
    expect((await post('{"query":"{ hello }"}', { 'x-forwarded-host': host })).statusCode).toBe(400);
  });

  it.each(['shop.example', 'shop.example:4000', '127.0.0.1:4000', '[::1]:4000', 'gateway_1', ''])(
    'for the host "%s" is taken',
    async (host) => {
      expect((await post('{"query":"{ hello }"}', { host })).statusCode).toBe(200);
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH', 'HEAD'] as const)('by %s finds nothing', async (method) => {
    expect([400, 404]).toContain((await gateway.server.inject({ method, url: '/graphql' })).statusCode);
  });

  it.each([
    '/.env',
    '/.git/config',
    '/graphql/../../etc/passwd',
    '/playground/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '/hooks/oro',
    '/metrics',
    '/admin',
    '/%',
    '/%ff',
    '/\u0000',
  ])('for %s finds nothing', async (url) => {
    const response = await gateway.server.inject({ url });
    expect([400, 404]).toContain(response.statusCode);
    expect(response.payload).not.toMatch(/root:|dependencies|node_modules/);
  });

  it('by GET changes nothing and needs a header that a foreign page cannot send', async () => {
    const get = (headers: Record<string, string>) =>
      gateway.server.inject({
        url: '/graphql?query={hello}',
        headers: { authorization: `Bearer ${tokenOf('admin')}`, ...headers },
      });
    expect((await get({})).statusCode).toBe(400);
    expect((await get({ 'apollo-require-preflight': 'true' })).statusCode).toBe(200);
  });

  it.each([
    'https://evil.example',
    'null',
    'https://shop.example.evil.example',
    'http://shop.example',
    'file://',
  ])('from the page %s is not shared with it', async (origin) => {
    await using shop = await createGatewayUnderAttack({ corsOrigins: ['https://shop.example'] });
    const { headers } = await shop.server.inject({
      method: 'OPTIONS',
      url: '/graphql',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(headers['access-control-allow-origin']).not.toBe(origin);
    expect(headers['access-control-allow-origin']).not.toBe('*');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });
});
