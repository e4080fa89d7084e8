/** Where requests come from, by which door, and in what shape: before any of them is understood. */

import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entranceOf } from '../../src/server/entrances.ts';
import {
  createGatewayUnderAttack,
  type GatewayUnderAttack,
  tokenOf,
} from './support/gateway-under-attack.ts';

const outside = '203.0.113.9';
const proxy = '10.0.0.1';
const office = '198.51.100.7';

describe('an allow list at the GraphQL entrance behind a trusted proxy', () => {
  let gateway: GatewayUnderAttack;

  beforeAll(async () => {
    gateway = await createGatewayUnderAttack({
      trustedProxies: ['10.0.0.0/24'],
      allowGraphql: ['198.51.100.0/24', '2001:db8::/32'],
      allowConsole: ['192.0.2.1'],
      allowHooks: [],
    });
  });

  afterAll(() => gateway?.[Symbol.asyncDispose]());

  const statusFrom = async (remoteAddress: string, headers: Record<string, string | string[]> = {}) =>
    (
      await gateway
        .ask('{ hello }', { remoteAddress, headers: headers as never })
        .catch(({ message }) => ({ status: message }))
    ).status;

  it.each([
    ['a listed address', { 'x-forwarded-for': office }],
    ['a listed address after a chain of trusted hops', { 'x-forwarded-for': `${office}, 10.0.0.9` }],
    ['a listed IPv6 address', { 'x-forwarded-for': '2001:db8::7' }],
    ['a listed address in IPv6 form', { 'x-forwarded-for': `::ffff:${office}` }],
    ['a listed address by HTTPS', { 'x-forwarded-for': office, 'x-forwarded-proto': 'https' }],
  ])('lets %s in', async (_case, headers) => {
    expect(await statusFrom(proxy, headers)).toBe(200);
  });

  it('believes a trusted hop that a dual-stack socket shows in IPv6 form, and no other', async () => {
    expect(await statusFrom('::ffff:10.0.0.1', { 'x-forwarded-for': office })).toBe(200);
    const { statusCode } = await gateway.server.inject({
      url: '/graphql',
      remoteAddress: `::ffff:${outside}`,
      headers: { 'x-forwarded-for': office, 'x-forwarded-proto': 'https' },
    });
    expect(statusCode).toBe(403);
  });

  it.each([
    ['another address', proxy, { 'x-forwarded-for': outside }],
    ['nobody in particular', proxy, {}],
    ['a listed address that the client wrote itself', proxy, { 'x-forwarded-for': `${office}, ${outside}` }],
    [
      'many listed addresses before the real one',
      proxy,
      { 'x-forwarded-for': `${office}, ${office}, 127.0.0.1, ${outside}` },
    ],
    [
      'a trusted hop that the client wrote itself',
      proxy,
      { 'x-forwarded-for': `${office}, 10.0.0.9, ${outside}` },
    ],
    [
      'a listed address from a hop that is not trusted',
      outside,
      { 'x-forwarded-for': office, 'x-forwarded-proto': 'https' },
    ],
    ['a listed address itself, without the proxy, in plain HTTP', office, {}],
    [
      'a listed address in other headers',
      proxy,
      {
        'x-forwarded-for': outside,
        'x-real-ip': office,
        forwarded: `for=${office}`,
        'x-client-ip': office,
        'true-client-ip': office,
        'cf-connecting-ip': office,
      },
    ],
    ['an address that is none', proxy, { 'x-forwarded-for': 'unknown' }],
    ['a name', proxy, { 'x-forwarded-for': 'localhost' }],
    ['a script', proxy, { 'x-forwarded-for': "' or 1=1 --" }],
    ['a listed address with a port', proxy, { 'x-forwarded-for': `${office}:443` }],
    ['a listed address in brackets', proxy, { 'x-forwarded-for': `[::ffff:${office}]` }],
    ['a listed address in octal', proxy, { 'x-forwarded-for': '0306.51.100.7' }],
    ['loopback that the client wrote', proxy, { 'x-forwarded-for': '127.0.0.1' }],
    ['another address, mapped', proxy, { 'x-forwarded-for': `::ffff:${outside}` }],
    [
      'a listed address by plain HTTP to the proxy',
      proxy,
      { 'x-forwarded-for': office, 'x-forwarded-proto': 'http' },
    ],
    [
      'a listed address by plain HTTP that calls itself HTTPS first',
      proxy,
      { 'x-forwarded-for': office, 'x-forwarded-proto': 'https, http' },
    ],
  ])('keeps %s out', async (_case, remoteAddress, headers) => {
    const response = await gateway.server.inject({
      method: 'POST',
      url: '/graphql',
      remoteAddress,
      headers: { authorization: `Bearer ${tokenOf('admin')}`, ...(headers as Record<string, string>) },
      payload: { query: '{ hello }' },
    });
    expect(response.statusCode).toBe(403);
    expect(response.json()).toEqual({ error: 'FORBIDDEN', message: expect.any(String) });
  });

  it.each([
    '/graphql',
    '/%67raphql',
    '/graphql?x=/health/live',
    '/GRAPHQL',
    '//graphql',
    '/graphql/',
    '/health/../graphql',
    '/./graphql',
    '/graphql;x',
    '/graphql%00',
    '/health/live/../../graphql',
  ])('cannot be walked around by %s', async (url) => {
    const response = await gateway.server.inject({
      method: 'POST',
      url,
      remoteAddress: proxy,
      headers: { 'x-forwarded-for': outside, authorization: `Bearer ${tokenOf('admin')}` },
      payload: { query: '{ hello }' },
    });
    expect([403, 404, 400]).toContain(response.statusCode);
    expect(response.payload).not.toContain('"data"');
  });

  it('is its own at each entrance, and health is for everybody', async () => {
    const statusOf = async (url: string, address: string) =>
      (await gateway.server.inject({ url, remoteAddress: proxy, headers: { 'x-forwarded-for': address } }))
        .statusCode;
    expect(await statusOf('/nothing', '192.0.2.1')).toBe(404);
    expect(await statusOf('/nothing', office)).toBe(403);
    expect(await statusOf('/hooks/oro', office)).toBe(403);
    expect(await statusOf('/health/live', outside)).toBe(200);
  });
});

describe('an entrance', () => {
  it.each([
    ['/graphql', 'graphql'],
    ['/graphql/stream', 'graphql'],
    ['/storefront/*', 'graphql'],
    ['/hooks/oro', 'hooks'],
    ['/hooks/p21', 'hooks'],
    ['/metrics', 'metrics'],
    ['/health/live', 'health'],
    ['/console/*', 'console'],
    ['/playground/*', 'console'],
    ['/shop/token', 'console'],
    ['/', 'console'],
    [undefined, 'console'],
  ] as const)('of the route %s is the one of %s', (url, entrance) => {
    expect(entranceOf({ routeOptions: { url } as never, url: '/graphql?/health/' })).toBe(entrance);
  });
});

describe('plain HTTP', () => {
  it('is answered on the own machine only, when no proxy is trusted', async () => {
    await using gateway = await createGatewayUnderAttack();
    const statusFrom = async (remoteAddress: string, headers = {}) =>
      (
        await gateway.server.inject({
          method: 'POST',
          url: '/graphql',
          remoteAddress,
          headers: { authorization: `Bearer ${tokenOf('admin')}`, ...headers },
          payload: { query: '{ hello }' },
        })
      ).statusCode;
    expect(await statusFrom('127.0.0.1')).toBe(200);
    expect(await statusFrom('::1')).toBe(200);
    expect(await statusFrom('::ffff:127.0.0.1')).toBe(200);
    expect(await statusFrom(outside)).toBe(403);
    expect(await statusFrom(outside, { 'x-forwarded-proto': 'https', 'x-forwarded-for': '127.0.0.1' })).toBe(
      403,
    );
    expect((await gateway.server.inject('/health/live')).headers).not.toHaveProperty(
      'strict-transport-security',
    );
  });

  it('is told to become HTTPS where a proxy ends it', async () => {
    await using gateway = await createGatewayUnderAttack({ trustedProxies: [proxy] });
    const { headers } = await gateway.server.inject({ url: '/health/live', remoteAddress: proxy });
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBeDefined();
    expect(headers['content-security-policy']).toContain("default-src 'self'");
  });
});

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

describe('a client that is too slow or too talkative', () => {
  let gateway: GatewayUnderAttack;
  let port: number;

  beforeAll(async () => {
    gateway = await createGatewayUnderAttack({
      receiveTimeoutSeconds: 1,
      requestTimeoutSeconds: 1,
      maxHeaderBytes: 4096,
    });
    await gateway.server.listen({ host: '127.0.0.1', port: 0 });
    port = (gateway.server.server.address() as AddressInfo).port;
  });

  afterAll(() => gateway?.[Symbol.asyncDispose]());

  /** Sends the parts, keeps the socket open, and says what came back and after how long the gateway hung up. */
  const talk = (parts: readonly string[], everyMs = 0) =>
    new Promise<{ answer: string; afterMs: number }>((resolve) => {
      const start = performance.now();
      let answer = '';
      const socket = connect(port, '127.0.0.1');
      const waiting = parts.map((part, i) => setTimeout(() => socket.write(part), i * everyMs));
      socket.on('data', (data) => {
        answer += data;
      });
      socket.on('error', () => {});
      socket.on('close', () => {
        for (const one of waiting) clearTimeout(one);
        resolve({ answer, afterMs: performance.now() - start });
      });
    });

  it.each([
    [
      'headers that never end',
      ['POST /graphql HTTP/1.1\r\nHost: a\r\n', ...Array.from({ length: 50 }, (_, i) => `X-${i}: a\r\n`)],
      100,
    ],
    [
      'a body that never ends',
      [
        'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n',
        ...Array.from({ length: 50 }, () => 'x'),
      ],
      100,
    ],
    [
      'a chunked body that never ends',
      [
        'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
        ...Array.from({ length: 50 }, () => '1\r\nx\r\n'),
      ],
      100,
    ],
    ['nothing at all', ['P'], 0],
  ])('is hung up on: %s', async (_case, parts, everyMs) => {
    const { answer, afterMs } = await talk(parts, everyMs);
    expect(answer === '' || answer.startsWith('HTTP/1.1 408') || answer.startsWith('HTTP/1.1 400')).toBe(
      true,
    );
    expect(afterMs).toBeLessThan(15_000);
  });

  it.each([
    [
      'headers that are too large',
      `POST /graphql HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(5000)}\r\n\r\n`,
      431,
    ],
    [
      'two lengths',
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
      400,
    ],
    [
      'a length and chunks',
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a header with a line break', 'POST /graphql HTTP/1.1\r\nHost: a\r\nX: a\rY: b\r\n\r\n', 400],
    ['no host', 'GET /health/live HTTP/1.1\r\n\r\n', 400],
    ['no HTTP', 'hello\r\n\r\n', 400],
  ])('is answered and hung up on: %s', async (_case, request, status) => {
    const { answer } = await talk([request]);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
  });

  it('is hung up on when it does not take its answer', async () => {
    const socket = connect(port, '127.0.0.1');
    const query = `{ ${Array.from({ length: 60 }, (_, i) => `a${i}: __schema { types { name fields { name description type { name } } } }`).join(' ')} }`;
    const body = JSON.stringify({ query });
    const request = `POST /graphql HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${tokenOf('admin')}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    // Enough answers to fill what the system keeps for a client that does not read.
    for (let count = 0; count < 40; count += 1) socket.write(request);
    socket.pause();
    const open = () =>
      new Promise<number>((resolve) => gateway.server.server.getConnections((_e, n) => resolve(n)));
    await expect.poll(open).toBe(1);
    await expect.poll(open, { timeout: 30_000, interval: 200 }).toBe(0);
    socket.destroy();
  });

  it('does not keep others from being answered', async () => {
    const slow = Array.from({ length: 200 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    for (const socket of slow) socket.write('POST /graphql HTTP/1.1\r\nHost: a\r\n');
    const start = performance.now();
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);
    expect(performance.now() - start).toBeLessThan(10_000);
    for (const socket of slow) socket.destroy();
  });
});
