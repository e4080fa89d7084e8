/** The token endpoint of OroCommerce: grants, forms of requests, refusals. */
import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuthorizationServer } from '../../sandbox/oro/oauth/authorization-server.ts';
import {
  directoryOf,
  login,
  office,
  people,
  type ServerOfTokens,
  startServerOfTokens,
} from './support/server-of-tokens.ts';

describe('the token endpoint', () => {
  let oauth: ServerOfTokens;

  beforeEach(async () => {
    oauth = await startServerOfTokens();
  });
  afterEach(() => oauth.close());

  it('answers client credentials as JSON, as a form and as HTTP Basic', async () => {
    const json = await oauth.ask(office);
    const form = await fetch(`${oauth.url}/oauth2-token`, {
      method: 'POST',
      body: new URLSearchParams(office),
    });
    const basic = await fetch(`${oauth.url}/oauth2-token`, {
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
    const { access_token } = await oauth.tokens(login('amanda@example.org', 'secret'));
    const [header = '', payload = '', signature = ''] = access_token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ typ: 'JWT', alg: 'RS256' });
    expect(Object.keys(claims)).toEqual(['aud', 'jti', 'iat', 'nbf', 'exp', 'sub', 'scopes']);
    expect(claims).toMatchObject({ aud: 'shop', sub: 'amanda@example.org', scopes: [] });
    expect(claims.jti).toMatch(/^[0-9a-f]{80}$/);
    for (const name of ['iat', 'nbf', 'exp']) expect(Number.isInteger(claims[name])).toBe(false);
    const key = createPublicKey(oauth.server.publicKeyPem);
    const signed = Buffer.from(`${header}.${payload}`);
    expect(verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it('leaves the public key in a file when asked to', async () => {
    const publicKeyFile = join(await mkdtemp(join(tmpdir(), 'oro-keys-')), 'oauth_public.key');
    const other = await createAuthorizationServer({
      accounts: directoryOf(people()),
      clients: [],
      now: () => 0,
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
    const response = await oauth.ask(body);
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
    const response = await fetch(`${oauth.url}/oauth2-token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('office:wrong').toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Basic realm="OAuth"');
  });

  it('says which parameter is missing', async () => {
    const noClient = await oauth.ask({ grant_type: 'client_credentials' });
    expect(noClient.status).toBe(400);
    expect(await noClient.json()).toMatchObject({
      error: 'invalid_request',
      hint: 'Check the `client_id` parameter',
    });
    const noGrant = await oauth.ask({ client_id: 'office', client_secret: 's' });
    expect(noGrant.status).toBe(400);
    expect(await noGrant.json()).toMatchObject({
      error: 'unsupported_grant_type',
      hint: 'Check that all required parameters have been provided',
    });
  });

  it('answers an empty body as a missing grant type', async () => {
    const response = await fetch(`${oauth.url}/oauth2-token`, { method: 'POST' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'unsupported_grant_type' });
  });

  it('refuses other methods with 405', async () => {
    const response = await fetch(`${oauth.url}/oauth2-token`);
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
      const response = await oauth.ask(login(name, password));
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        error: 'invalid_grant',
        error_description: 'The user credentials were incorrect.',
        message: 'The user credentials were incorrect.',
      });
    }
    expect(oauth.people[0]?.logins).toBe(0);
  });

  it('gives a visitor token to guest on the storefront only', async () => {
    const { access_token } = await oauth.tokens(login('guest', 'guest'));
    expect(oauth.server.identify(access_token, 'storefront')).toMatchObject({ kind: 'visitor' });
    const claims = JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims.sub).toMatch(/^visitor:[0-9a-f]{20}$/);
  });

  it('describes the two authorisation servers', async () => {
    const read = (path: string) => fetch(`${oauth.url}/.well-known/oauth-authorization-server/${path}`);
    expect(await (await read('admin/oauth2-server')).json()).toMatchObject({
      issuer: `${oauth.url}/admin/oauth2-server`,
      token_endpoint: `${oauth.url}/oauth2-token`,
    });
    expect(await (await read('oauth2-server')).json()).toMatchObject({
      issuer: `${oauth.url}/oauth2-server`,
    });
    const unknown = await read('unknown');
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toBe('The OAuth server not found.');
  });
});
