/** Tokens of the shop: what they prove, and every way in which a token proves nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOroTokenCheck } from '../../src/access/oro-tokens.ts';
import { createKeyPair, pemOf, signHmac, signRsa, tamper, unsigned } from './support/forge.ts';
import { createTokenShop, type TokenShop } from './support/token-shop.ts';

let world: TokenShop;
const address = '203.0.113.5';
const signIn = (token: string, account?: string) => world.signIn({ token, address, account });

beforeAll(async () => {
  world = await createTokenShop();
});

afterAll(() => world?.[Symbol.asyncDispose]());

/** Long enough for every kept answer to be forgotten, short enough for tokens to live. */
beforeEach(() => {
  world.time.nowMs += 200_000;
});

describe('a token of the storefront', () => {
  it('is the customer user the shop names for it, with the P21 customer of its company', async () => {
    const viewer = await signIn(await world.tokenOf('amanda@example.org'));
    expect(viewer).toEqual({
      role: 'storefront',
      keyId: `shopper-${world.users.amanda.id}`,
      userId: world.users.amanda.id,
      customerId: '100198',
    });
  });

  it('asks the shop once for many calls, and again after minutes', async () => {
    const token = await world.tokenOf('rudy@example.org');
    const before = world.calls();
    await Promise.all(Array.from({ length: 50 }, () => signIn(token)));
    expect(world.calls() - before).toBe(2);
    world.time.nowMs += 119_000;
    await signIn(token);
    expect(world.calls() - before).toBe(2);
    world.time.nowMs += 2000;
    await signIn(token);
    expect(world.calls() - before).toBe(4);
  });

  it('of a user whom staff disable ends within minutes, although its signature stays right', async () => {
    const token = await world.tokenOf('rudy@example.org');
    expect(await signIn(token)).toBeDefined();
    await world.change(world.users.rudy, { enabled: false });
    world.time.nowMs += 121_000;
    expect(await signIn(token)).toBeUndefined();
    await world.change(world.users.rudy, { enabled: true });
    world.time.nowMs += 6000;
    expect(await signIn(token)).toBeDefined();
  });

  it('never becomes its e-mail: who takes over the e-mail is who is meant, and only so', async () => {
    const token = await world.tokenOf('amanda@example.org');
    await world.change(world.users.amanda, { email: 'amanda.new@example.org' });
    expect(await signIn(token)).toBeUndefined();
    await world.change(world.users.rudy, { email: 'amanda@example.org' });
    world.time.nowMs += 6000;
    expect(await signIn(token)).toMatchObject({ userId: world.users.rudy.id, customerId: '200001' });
    await world.change(world.users.rudy, { email: 'rudy@example.org' });
    await world.change(world.users.amanda, { email: 'amanda@example.org' });
  });

  it('of a guest is refused', async () => {
    expect(await signIn(await world.tokenOf('guest'))).toBeUndefined();
  });

  it('of a company that P21 does not know sees no customer', async () => {
    const viewer = await signIn(await world.tokenOf('alone@example.org'));
    expect(viewer).toMatchObject({ role: 'storefront', userId: world.users.alone.id });
    expect(viewer).not.toHaveProperty('customerId');
  });

  it('acts for a branch that the shop shows it, and for nobody else', async () => {
    const token = await world.tokenOf('amanda@example.org');
    expect(await signIn(token, '100198')).toMatchObject({ customerId: '100198' });
    expect(await signIn(token, '100199')).toMatchObject({ customerId: '100199' });
    for (const account of ['200001', '999999', '', '100198 ', '0100198', '*', '100198,200001']) {
      await expect(signIn(token, account), account).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    const rival = await world.tokenOf('rudy@example.org');
    await expect(signIn(rival, '100198')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a token of the back office', () => {
  it('has the role and scopes its application was given', async () => {
    expect(await signIn(await world.officeToken('sandbox-back-office'))).toEqual({
      role: 'back-office',
      keyId: 'application-sandbox-back-office',
    });
    expect(await signIn(await world.officeToken('erp'))).toMatchObject({
      role: 'sync',
      scopes: ['read', 'operate'],
    });
  });

  it('ends when its application is switched off', async () => {
    const token = await world.officeToken('erp');
    const { clients } = world.shop.sandbox.parts.authorization;
    clients.setActive('erp', false);
    expect(await signIn(token)).toBeUndefined();
    clients.setActive('erp', true);
  });

  it('names no account', async () => {
    const token = await world.officeToken('erp');
    await expect(signIn(token, '100198')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('of an application that is not listed is refused, of either side', async () => {
    expect(await signIn(await world.officeToken('unlisted'))).toBeUndefined();
  });

  it('is none because somebody lists it as one of the storefront', async () => {
    const token = world.shop.sandbox.parts.authorization.signForTest({
      clientId: 'storefront',
      expiredSeconds: -60,
    });
    expect(await signIn(token)).toBeUndefined();
  });
});

describe('while the shop does not answer', () => {
  it('nobody is let in by a signature alone, and a token that was known counts for minutes', async () => {
    const known = await world.tokenOf('rudy@example.org');
    const token = await world.tokenOf('amanda@example.org');
    await signIn(known);
    const { faults } = world.shop.sandbox.parts;
    faults.set({ dropConnection: 1 });
    try {
      await expect(signIn(token)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
      expect(await signIn(known)).toMatchObject({ customerId: '200001' });
    } finally {
      faults.clear();
    }
    expect(await signIn(token)).toMatchObject({ customerId: '100198' });
  });
});

describe('a forged token', () => {
  const { privateKey, publicKey } = createKeyPair();
  const other = createKeyPair();
  const now = Date.parse('2026-11-24T12:00:00Z');
  const seconds = now / 1000;
  const good = {
    aud: 'storefront',
    jti: 'a1',
    iat: seconds + 0.000001,
    nbf: seconds + 0.000002,
    exp: seconds + 3600.000003,
    sub: 'amanda@example.org',
    scopes: [],
  };
  const pem = pemOf(publicKey);
  const jwk = publicKey.export({ format: 'jwk' });
  const check = createOroTokenCheck(
    { publicKey: pem, applications: [{ clientId: 'storefront', role: 'storefront' }], leewaySeconds: 30 },
    () => now,
  );
  const without = (claim: keyof typeof good) =>
    Object.fromEntries(Object.entries(good).filter(([name]) => name !== claim));
  const token = signRsa(good, privateKey);

  it('differs from the right one, whose clock claims are floats', async () => {
    expect(await check(token)).toMatchObject({ clientId: 'storefront' });
    expect(await check(signRsa({ ...good, sub: '' }, privateKey))).toBeDefined();
  });

  it.each([
    ['without algorithm', unsigned(good, 'none')],
    ['without algorithm, spelt otherwise', unsigned(good, 'None')],
    ['without algorithm, in capitals', unsigned(good, 'NONE')],
    ['without algorithm, with the old signature', `${unsigned(good, 'none')}${token.split('.')[2]}`],
    ['with an empty algorithm', unsigned(good, '')],
    ['with HMAC over the public key', signHmac(good, pem)],
    ['with HMAC over the trimmed public key', signHmac(good, pem.trim())],
    ['with HMAC-384 over the public key', signHmac(good, pem, 'HS384')],
    ['with HMAC-512 over the public key', signHmac(good, pem, 'HS512')],
    [
      'with HMAC over the DER of the public key',
      signHmac(good, publicKey.export({ type: 'spki', format: 'der' })),
    ],
    ['with HMAC over nothing', signHmac(good, '')],
    ['by another key', signRsa(good, other.privateKey)],
    [
      'by another key that it brings along',
      signRsa(good, other.privateKey, { alg: 'RS256', jwk: other.publicKey.export({ format: 'jwk' }) }),
    ],
    [
      'by another key that it names by URL',
      signRsa(good, other.privateKey, { alg: 'RS256', jku: 'https://evil.example/jwks' }),
    ],
    [
      'by another key with a certificate URL',
      signRsa(good, other.privateKey, { alg: 'RS256', x5u: 'https://evil.example/x' }),
    ],
    [
      'by another key with a path as its id',
      signRsa(good, other.privateKey, { alg: 'RS256', kid: '../../dev/null' }),
    ],
    ['labelled RS512 over an RS256 signature', signRsa(good, privateKey, { alg: 'RS512' })],
    ['labelled PS256 over an RS256 signature', signRsa(good, privateKey, { alg: 'PS256' })],
    ['labelled ES256', signRsa(good, privateKey, { alg: 'ES256' })],
    ['with an unknown critical header', signRsa(good, privateKey, { alg: 'RS256', crit: ['exp'], exp: 1 })],
    ['with an unencoded payload', signRsa(good, privateKey, { alg: 'RS256', b64: false, crit: ['b64'] })],
    ['with another audience', signRsa({ ...good, aud: 'unlisted' }, privateKey)],
    ['with an audience that only starts right', signRsa({ ...good, aud: 'storefront2' }, privateKey)],
    ['with an audience in other case', signRsa({ ...good, aud: 'Storefront' }, privateKey)],
    ['for several audiences', signRsa({ ...good, aud: ['unlisted', 'storefront'] }, privateKey)],
    ['without audience', signRsa(without('aud'), privateKey)],
    ['expired beyond the leeway', signRsa({ ...good, exp: seconds - 31 }, privateKey)],
    ['without expiry', signRsa(without('exp'), privateKey)],
    ['with an expiry that is a text', signRsa({ ...good, exp: String(good.exp) }, privateKey)],
    ['with an expiry of null', signRsa({ ...good, exp: null }, privateKey)],
    ['not yet valid', signRsa({ ...good, nbf: seconds + 31 }, privateKey)],
    ['without id', signRsa(without('jti'), privateKey)],
    ['without subject', signRsa(without('sub'), privateKey)],
    ['without time of issue', signRsa(without('iat'), privateKey)],
    [
      'whose audience was changed',
      tamper(signRsa({ ...good, aud: 'unlisted' }, privateKey), { aud: 'storefront' }),
    ],
    ['whose expiry was changed', tamper(signRsa({ ...good, exp: 1 }, privateKey), { exp: good.exp })],
    ['whose subject was changed', tamper(token, { sub: 'rudy@example.org' })],
    ['with a cut signature', token.slice(0, -10)],
    ['with no signature', `${token.split('.').slice(0, 2).join('.')}.`],
    ['with two parts', token.split('.').slice(0, 2).join('.')],
    ['with four parts', `${token}.x`],
    ['with five parts, as if encrypted', `${token}.x.y`],
    ['that is no base64', token.replace(/^./, '!')],
    ['that is a public key', JSON.stringify(jwk)],
    ['with a payload that is no object', signRsa('[]' as never, privateKey)],
    ['with a payload that is no JSON', signRsa('{"aud":' as never, privateKey)],
    ['that is empty', ''],
    ['that is dots', '..'],
    ['that is long', 'a'.repeat(100_000)],
  ])('%s is refused', async (_case, forged) => {
    expect(await check(forged)).toBeUndefined();
  });

  it('is refused at the door as well, without a question to the shop', async () => {
    const before = world.calls();
    const forged = [
      unsigned(good, 'none'),
      signHmac(good, world.shop.sandbox.publicKeyPem),
      signRsa(good, privateKey),
    ];
    for (const one of forged) expect(await signIn(one)).toBeUndefined();
    expect(world.calls()).toBe(before);
  });

  it('within the leeway of the clocks is not one', async () => {
    expect(await check(signRsa({ ...good, exp: seconds - 29 }, privateKey))).toBeDefined();
    expect(await check(signRsa({ ...good, nbf: seconds + 29 }, privateKey))).toBeDefined();
  });
});
