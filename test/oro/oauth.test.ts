import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountDirectory } from '../../sandbox/oro/oauth/account.ts';
import {
  type AuthorizationServer,
  createAuthorizationServer,
} from '../../sandbox/oro/oauth/authorization-server.ts';
import { challengeFor, tokenOf } from '../../sandbox/oro/oauth/bearer-token.ts';
import { registerOAuth } from '../../sandbox/oro/oauth/oauth-routes.ts';

interface Person {
  id: string;
  username: string;
  enabled: boolean;
  confirmed: boolean;
  password: string;
  logins: number;
}

const people = (): Person[] => [
  { id: '1', username: 'amanda@example.org', enabled: true, confirmed: true, password: 'secret', logins: 0 },
  { id: '2', username: 'branda@example.org', enabled: true, confirmed: true, password: 'other', logins: 0 },
];

function directoryOf(list: Person[]): AccountDirectory {
  const byId = (id: string) => list.find((one) => one.id === id);
  return {
    byId: (area, id) => (area === 'storefront' ? byId(id) : backOfficeUser(id)),
    byUsername: (area, name) =>
      area === 'storefront' ? list.find((one) => one.username === name) : undefined,
    isPassword: (_area, id, password) => byId(id)?.password === password,
    countLogin: (_area, id) => {
      const person = byId(id);
      if (person) person.logins += 1;
    },
  };
}

const backOfficeUser = (id: string) => ({ id, username: 'admin', enabled: true, confirmed: true });

describe('the token endpoint', () => {
  let list: Person[];
  let nowMs: number;
  let server: AuthorizationServer;
  let app: FastifyInstance;
  let url: string;

  beforeEach(async () => {
    list = people();
    nowMs = Date.UTC(2026, 10, 24, 3, 0, 0);
    server = await createAuthorizationServer({
      accounts: directoryOf(list),
      now: () => nowMs,
      clients: [
        {
          clientId: 'office',
          clientSecret: 's',
          area: 'back-office',
          grants: ['client_credentials'],
          ownerId: '9',
        },
        { clientId: 'shop', clientSecret: 's', area: 'storefront', grants: ['password'] },
        { clientId: 'shop2', clientSecret: 's', area: 'storefront', grants: ['password'] },
        {
          clientId: 'amanda',
          clientSecret: 's',
          area: 'storefront',
          grants: ['client_credentials'],
          ownerId: '1',
        },
      ],
    });
    app = fastify();
    await registerOAuth(app, { authorization: server });
    url = await app.listen({ port: 0, host: '127.0.0.1' });
  });

  afterEach(() => app.close());

  const ask = (body: object, headers: Record<string, string> = {}) =>
    fetch(`${url}/oauth2-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  const office = { grant_type: 'client_credentials', client_id: 'office', client_secret: 's' };
  const login = (username: string, password: string, client = 'shop') => ({
    grant_type: 'password',
    client_id: client,
    client_secret: 's',
    username,
    password,
  });
  const tokens = async (body: object) =>
    (await (await ask(body)).json()) as { access_token: string; refresh_token: string };

  it('answers client credentials as JSON, as a form and as HTTP Basic', async () => {
    const json = await ask(office);
    const form = await fetch(`${url}/oauth2-token`, { method: 'POST', body: new URLSearchParams(office) });
    const basic = await fetch(`${url}/oauth2-token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('office:s').toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    for (const response of [json, form, basic]) {
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8');
      expect(response.headers.get('cache-control')).toBe('must-revalidate, no-cache, no-store, private');
      expect(Object.keys((await response.json()) as object)).toEqual([
        'token_type',
        'expires_in',
        'access_token',
      ]);
    }
  });

  it('writes the header and payload of Oro and signs them with the published key', async () => {
    const { access_token } = await tokens(login('amanda@example.org', 'secret'));
    const [header = '', payload = '', signature = ''] = access_token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ typ: 'JWT', alg: 'RS256' });
    expect(Object.keys(claims)).toEqual(['aud', 'jti', 'iat', 'nbf', 'exp', 'sub', 'scopes']);
    expect(claims).toMatchObject({ aud: 'shop', sub: 'amanda@example.org', scopes: [] });
    expect(claims.jti).toMatch(/^[0-9a-f]{80}$/);
    for (const name of ['iat', 'nbf', 'exp']) expect(Number.isInteger(claims[name])).toBe(false);
    const key = createPublicKey(server.publicKeyPem);
    const signed = Buffer.from(`${header}.${payload}`);
    expect(verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it('leaves the public key in a file when asked to', async () => {
    const publicKeyFile = join(await mkdtemp(join(tmpdir(), 'oro-keys-')), 'oauth_public.key');
    const other = await createAuthorizationServer({
      accounts: directoryOf(list),
      clients: [],
      now: () => nowMs,
      publicKeyFile,
    });
    expect(await readFile(publicKeyFile, 'utf8')).toBe(other.publicKeyPem);
    expect(other.publicKeyPem).toContain('BEGIN PUBLIC KEY');
  });

  it.each([
    ['a bad secret', { ...office, client_secret: 'x' }],
    ['an unknown application', { ...office, client_id: 'nobody' }],
    ['empty credentials', { ...office, client_id: '', client_secret: '' }],
    ['a grant the application lacks', { ...login('amanda@example.org', 'secret'), client_id: 'office' }],
  ])('answers 401 invalid_client to %s', async (_what, body) => {
    const response = await ask(body);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('www-authenticate')).toBeNull();
    expect(await response.json()).toEqual({
      error: 'invalid_client',
      error_description: 'Client authentication failed',
      message: 'Client authentication failed',
    });
  });

  it('names the scheme to an application that failed with a header', async () => {
    const response = await fetch(`${url}/oauth2-token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('office:wrong').toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Basic realm="OAuth"');
  });

  it('says which parameter is missing', async () => {
    const noClient = await ask({ grant_type: 'client_credentials' });
    expect(noClient.status).toBe(400);
    expect(await noClient.json()).toMatchObject({
      error: 'invalid_request',
      hint: 'Check the `client_id` parameter',
    });
    const noGrant = await ask({ client_id: 'office', client_secret: 's' });
    expect(noGrant.status).toBe(400);
    expect(await noGrant.json()).toMatchObject({
      error: 'unsupported_grant_type',
      hint: 'Check that all required parameters have been provided',
    });
  });

  it('answers an empty body as a missing grant type', async () => {
    const response = await fetch(`${url}/oauth2-token`, { method: 'POST' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'unsupported_grant_type' });
  });

  it('refuses other methods with 405', async () => {
    const response = await fetch(`${url}/oauth2-token`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST, OPTIONS');
    expect(await response.json()).toEqual({ code: 405 });
  });

  it('refuses a wrong password and an unknown user alike, case included', async () => {
    for (const [name, password] of [
      ['amanda@example.org', 'wrong'],
      ['nobody@example.org', 'secret'],
      ['AMANDA@example.org', 'secret'],
    ] as const) {
      const response = await ask(login(name, password));
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        error: 'invalid_grant',
        error_description: 'The user credentials were incorrect.',
        message: 'The user credentials were incorrect.',
      });
    }
    expect(list[0]?.logins).toBe(0);
  });

  it('gives a visitor token to guest on the storefront only', async () => {
    const { access_token } = await tokens(login('guest', 'guest'));
    expect(server.identify(access_token, 'storefront')).toMatchObject({ kind: 'visitor' });
    const claims = JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims.sub).toMatch(/^visitor:[0-9a-f]{20}$/);
  });

  it('rotates both tokens on refresh and refuses the old ones', async () => {
    const first = await tokens(login('amanda@example.org', 'secret'));
    const refresh = { grant_type: 'refresh_token', client_id: 'shop', client_secret: 's' };
    const second = await tokens({ ...refresh, refresh_token: first.refresh_token });
    expect(server.identify(first.access_token, 'storefront')).toBeUndefined();
    expect(server.identify(second.access_token, 'storefront')).toMatchObject({ userId: '1' });
    const again = await ask({ ...refresh, refresh_token: first.refresh_token });
    expect(again.status).toBe(401);
    expect(await again.json()).toMatchObject({ error: 'invalid_request', hint: 'Token has been revoked' });
    const other = await ask({ ...refresh, client_id: 'shop2', refresh_token: second.refresh_token });
    expect(await other.json()).toMatchObject({ hint: 'Token is not linked to client' });
    const nonsense = await ask({ ...refresh, refresh_token: 'test' });
    expect(nonsense.status).toBe(401);
    expect(await nonsense.json()).toMatchObject({ hint: 'Cannot decrypt the refresh token' });
  });

  it('shuts a disabled user out of every grant, and lets the old token live again afterwards', async () => {
    const amanda = list[0] as Person;
    const live = await tokens(login(amanda.username, 'secret'));
    amanda.enabled = false;
    expect(server.identify(live.access_token, 'storefront')).toBeUndefined();
    const password = await ask(login(amanda.username, 'secret'));
    expect(password.status).toBe(400);
    expect(await password.json()).toMatchObject({ error: 'invalid_grant', hint: 'Account is disabled.' });
    const own = await ask({ grant_type: 'client_credentials', client_id: 'amanda', client_secret: 's' });
    expect(own.status).toBe(401);
    const refresh = await ask({
      grant_type: 'refresh_token',
      client_id: 'shop',
      client_secret: 's',
      refresh_token: live.refresh_token,
    });
    expect(refresh.status).toBe(400);
    expect(await refresh.json()).toMatchObject({ error: 'invalid_grant' });
    amanda.enabled = true;
    expect(server.identify(live.access_token, 'storefront')).toMatchObject({ userId: '1' });
    amanda.confirmed = false;
    expect(server.identify(live.access_token, 'storefront')).toBeUndefined();
  });

  it('follows the username of a password token and the owner of an application token', async () => {
    const [amanda, branda] = list as [Person, Person];
    const byPassword = await tokens(login(amanda.username, 'secret'));
    const byClient = await tokens({
      grant_type: 'client_credentials',
      client_id: 'amanda',
      client_secret: 's',
    });
    amanda.username = 'amanda.new@example.org';
    expect(server.identify(byPassword.access_token, 'storefront')).toBeUndefined();
    expect(server.identify(byClient.access_token, 'storefront')).toMatchObject({ userId: '1' });
    branda.username = 'amanda@example.org';
    expect(server.identify(byPassword.access_token, 'storefront')).toMatchObject({ userId: '2' });
  });

  it('opens only the area of the application', async () => {
    const { access_token } = await tokens(office);
    expect(server.identify(access_token, 'back-office')).toMatchObject({ kind: 'user', userId: '9' });
    expect(server.identify(access_token, 'storefront')).toBeUndefined();
  });

  it('refuses a token that is expired, tampered with, signed elsewhere or of a switched-off application', async () => {
    const { access_token } = await tokens(office);
    expect(server.identify(`${access_token.slice(0, -6)}AAAAAA`, 'back-office')).toBeUndefined();
    expect(server.identify('garbage', 'back-office')).toBeUndefined();
    server.clients.setActive('office', false);
    expect(server.identify(access_token, 'back-office')).toBeUndefined();
    server.clients.setActive('office', true);
    nowMs += 3600_000;
    expect(server.identify(access_token, 'back-office')).toBeUndefined();
  });

  it('describes the two authorisation servers', async () => {
    const read = (path: string) => fetch(`${url}/.well-known/oauth-authorization-server/${path}`);
    expect(await (await read('admin/oauth2-server')).json()).toMatchObject({
      issuer: `${url}/admin/oauth2-server`,
      token_endpoint: `${url}/oauth2-token`,
    });
    expect(await (await read('oauth2-server')).json()).toMatchObject({ issuer: `${url}/oauth2-server` });
    const unknown = await read('unknown');
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toBe('The OAuth server not found.');
  });
});

describe('the token of an API call', () => {
  it('is taken from the header or the body, and only non-Bearer tries are told the scheme', () => {
    expect(tokenOf('Bearer abc')).toBe('abc');
    expect(tokenOf(undefined, 'abc')).toBe('abc');
    expect(tokenOf('Token abc')).toBeUndefined();
    expect(challengeFor('Token abc')).toBe('Bearer');
    expect(challengeFor(undefined)).toBe('Bearer');
    expect(challengeFor('Bearer abc')).toBeUndefined();
  });
});
