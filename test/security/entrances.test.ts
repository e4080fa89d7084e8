/** Where requests come from and by which door, before any of them is understood. */
import { join } from 'node:path';
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

  it('is told to become HTTPS where the gateway serves TLS itself', async () => {
    const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);
    const files = { tlsCertFile: fixture('server.pem'), tlsKeyFile: fixture('server.key.pem') };
    await using gateway = await createGatewayUnderAttack(files);
    const { headers } = await gateway.server.inject('/health/live');
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
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
