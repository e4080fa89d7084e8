/** Tokens of OpenID issuers, over a real key server: found by discovery, by rotation of keys, and refused otherwise. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import { createIssuerTokenCheck, type TokenIssuer } from '../../src/access/issuer-tokens.ts';
import { createSignIn } from '../../src/access/sign-in.ts';
import { createKeyPair, pemOf, signHmac, signRsa, unsigned } from './support/forge.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const first = createKeyPair();
const second = createKeyPair();
const stranger = createKeyPair();

let server: Server;
let issuer: string;
let discovered: Record<string, unknown> = {};
let status = 200;
let keys = [{ ...first.publicKey.export({ format: 'jwk' }), kid: 'first', alg: 'RS256', use: 'sig' }];
let questions = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    questions += 1;
    const isDiscovery = request.url === '/.well-known/openid-configuration';
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isDiscovery ? discovered : { keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  discovered = { issuer, jwks_uri: `${issuer}/keys` };
});

afterAll(() => server?.close());

const settings = (more: Partial<TokenIssuer> = {}): TokenIssuer => ({
  issuer,
  audiences: ['gateway'],
  role: 'back-office',
  customersClaim: 'p21_customers',
  ...more,
});

const claims = () => ({ iss: issuer, aud: 'gateway', sub: 'u-1', iat: now / 1000, exp: now / 1000 + 600 });

const header = { alg: 'RS256', kid: 'first' };

function signInWith(...issuers: TokenIssuer[]) {
  const clock = () => now;
  const check = createIssuerTokenCheck(issuers, { leewaySeconds: 30, clock, fetch });
  const signIn = createSignIn({ keys: createMemoryKeyStore(), clock, issuers: check });
  return (token: string, account?: string) => signIn({ token, address: '203.0.113.5', account });
}

describe('a token of an issuer', () => {
  it('is let in with the role of its audience, by keys found once', async () => {
    const signIn = signInWith(settings(), settings({ audiences: ['jobs'], role: 'sync', scopes: ['read'] }));
    const before = questions;
    const viewer = await signIn(signRsa(claims(), first.privateKey, header));
    expect(viewer).toEqual({ role: 'back-office', keyId: `${new URL(issuer).host}:u-1` });
    await signIn(signRsa(claims(), first.privateKey, header));
    expect(questions - before).toBe(2);
    const job = await signIn(signRsa({ ...claims(), aud: ['other', 'jobs'] }, first.privateKey, header));
    expect(job).toMatchObject({ role: 'sync', scopes: ['read'] });
  });

  it('is its own among the tenants of one host, and counted as a shopper where it is one', async () => {
    const tenant = `${issuer}/tenant`;
    const jwksUrl = `${issuer}/keys`;
    const signIn = signInWith(
      settings({ role: 'storefront' }),
      settings({ issuer: tenant, jwksUrl, role: 'storefront' }),
    );
    const host = new URL(issuer).host;
    expect(await signIn(signRsa(claims(), first.privateKey, header))).toMatchObject({
      keyId: `${host}:u-1`,
      userId: 'u-1',
    });
    expect(await signIn(signRsa({ ...claims(), iss: tenant }, first.privateKey, header))).toMatchObject({
      keyId: `${host}/tenant:u-1`,
    });
  });

  it.each([[null], [''], [17], [['u-1']]])('for nobody (%j) is refused', async (sub) => {
    expect(
      await signInWith(settings())(signRsa({ ...claims(), sub }, first.privateKey, header)),
    ).toBeUndefined();
  });

  it('of a shopper acts for the customers its claim names, and must choose among several', async () => {
    const signIn = signInWith(settings({ role: 'storefront' }));
    const tokenFor = (customers: unknown) =>
      signRsa({ ...claims(), p21_customers: customers }, first.privateKey, header);
    expect(await signIn(tokenFor('100198'))).toMatchObject({ role: 'storefront', customerId: '100198' });
    expect(await signIn(tokenFor([100198]))).toMatchObject({ customerId: '100198' });
    expect(await signIn(tokenFor(['1', '2']), '2')).toMatchObject({ customerId: '2' });
    await expect(signIn(tokenFor(['1', '2']))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(signIn(tokenFor(['1', '2']), '3')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const nobody of [undefined, [], '', '*', { any: true }, '1 or 1', null]) {
      expect(await signIn(tokenFor(nobody))).not.toHaveProperty('customerId');
    }
  });

  it('by a key that is not published is refused, whatever it is called', async () => {
    const signIn = signInWith(settings());
    for (const kid of ['first', 'second', undefined, '']) {
      expect(await signIn(signRsa(claims(), stranger.privateKey, { alg: 'RS256', kid }))).toBeUndefined();
    }
  });

  it.each([
    ['without algorithm', () => unsigned(claims(), 'none')],
    [
      'with HMAC over a published key',
      () => signHmac(claims(), pemOf(first.publicKey), 'HS256', { kid: 'first' }),
    ],
    [
      'with HMAC over its modulus',
      () => signHmac(claims(), Buffer.from(String(keys[0]?.n), 'base64url'), 'HS256', { kid: 'first' }),
    ],
    ['for another audience', () => signRsa({ ...claims(), aud: 'shop' }, first.privateKey, header)],
    [
      'of another issuer',
      () => signRsa({ ...claims(), iss: 'https://evil.example' }, first.privateKey, header),
    ],
    [
      'of the issuer with a slash more',
      () => signRsa({ ...claims(), iss: `${issuer}/` }, first.privateKey, header),
    ],
    ['that is expired', () => signRsa({ ...claims(), exp: now / 1000 - 31 }, first.privateKey, header)],
    ['that never expires', () => signRsa({ ...claims(), exp: undefined }, first.privateKey, header)],
    ['that is for later', () => signRsa({ ...claims(), nbf: now / 1000 + 31 }, first.privateKey, header)],
    ['without subject', () => signRsa({ ...claims(), sub: undefined }, first.privateKey, header)],
    [
      'labelled with an algorithm the key is not for',
      () => signRsa(claims(), first.privateKey, { alg: 'PS256', kid: 'first' }),
    ],
  ])('%s is refused', async (_case, forge) => {
    expect(await signInWith(settings())(forge())).toBeUndefined();
  });

  it('by a key published later is let in without a restart', async () => {
    keys = [{ ...second.publicKey.export({ format: 'jwk' }), kid: 'second', alg: 'RS256', use: 'sig' }];
    const signIn = signInWith(settings());
    expect(await signIn(signRsa(claims(), second.privateKey, { alg: 'RS256', kid: 'second' }))).toBeDefined();
    expect(await signIn(signRsa(claims(), first.privateKey, header))).toBeUndefined();
  });
});

describe('an issuer', () => {
  const token = () => signRsa(claims(), second.privateKey, { alg: 'RS256', kid: 'second' });

  it('whose document names another issuer is not believed', async () => {
    discovered = { issuer: 'https://evil.example', jwks_uri: `${issuer}/keys` };
    await expect(signInWith(settings())(token())).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    discovered = { issuer, jwks_uri: `${issuer}/keys` };
  });

  it('that does not answer lets nobody in, and is asked again', async () => {
    const signIn = signInWith(settings());
    status = 503;
    await expect(signIn(token())).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    status = 200;
    expect(await signIn(token())).toBeDefined();
  });
});
