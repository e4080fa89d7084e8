import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxDefaults } from '../../sandbox/p21/options.ts';
import { createP21Sandbox } from '../../sandbox/p21/server.ts';
import { type Caller, smallSandbox, startCaller, tokenOf } from './caller.ts';

const refusal = 'You are not authorized to access API. Please contact administrator to get access.';
const clock = { now: Date.UTC(2026, 0, 5, 15) };

describe('P21 tokens', () => {
  let caller: Caller;

  beforeAll(async () => {
    caller = await startCaller({
      now: () => clock.now,
      users: [
        { username: 'clerk', password: 'pw', odata: false },
        { username: 'viewer', password: 'pw', odata: true, dataservices: ['customer'] },
      ],
      consumerKeys: [
        { secret: 'key-ui', scope: '/uiserver0', consumerUid: 13 },
        { secret: 'key-odata', scope: '/odata:customer,oe_hdr', consumerUid: 14 },
      ],
    });
  });
  afterAll(() => caller.close());

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    caller.call(path, {
      method: 'POST',
      anonymous: true,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const read = async (credentials: object, path: string) =>
    caller.call(path, {
      headers: { authorization: `Bearer ${await tokenOf(caller.sandbox.url, credentials)}` },
    });

  it('1.1 v2 answers user credentials with ExpiresInSeconds of a day', async () => {
    const answer = (await post('/api/security/token/v2', { username: 'api', password: 'sandbox' })).json();
    expect(answer).toMatchObject({ ExpiresInSeconds: 86400, TokenType: 'Bearer' });
    expect(Object.keys(answer)).toEqual(['AccessToken', 'RefreshToken', 'ExpiresInSeconds', 'TokenType']);
  });

  it('1.1 v2 answers a consumer key with ExpiresIn of twenty years and the session members', async () => {
    const body = {
      ClientSecret: sandboxDefaults.clientSecret,
      GrantType: 'client_credentials',
      username: 'API_USER',
    };
    expect((await post('/api/security/token/v2', body)).json()).toEqual({
      AccessToken: expect.any(String),
      TokenType: 'Bearer',
      UserName: 'API_USER',
      ExpiresIn: 630720000,
      RefreshToken: '',
      Scope: '/api;/p21sdk',
      SessionId: expect.any(String),
      ConsumerUid: 12,
      AppKey: null,
    });
  });

  it('1.1 v2 takes a consumer key without username', async () => {
    const answer = await post('/api/security/token/v2', {
      ClientSecret: sandboxDefaults.clientSecret,
      GrantType: 'client_credentials',
    });
    expect(answer.json()).toMatchObject({ UserName: '', ExpiresIn: 630720000 });
  });

  it('1.1 some builds answer XML in spite of Accept: application/json', async () => {
    const sandbox = await createP21Sandbox({ ...smallSandbox, xmlTokens: true });
    const answer = await fetch(`${sandbox.url}/api/security/token/v2`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'api', password: 'sandbox' }),
    });
    expect(await answer.text()).toMatch(/^<TokenResponse .*<ExpiresIn>86400<\/ExpiresIn>/);
    await sandbox.close();
  });

  it('1.2 v1 takes username and password as headers', async () => {
    const answer = await post('/api/security/token', undefined, { username: 'api', password: 'sandbox' });
    expect(answer.json().AccessToken).toEqual(expect.any(String));
  });

  it('1.2 v1 takes a consumer key as header', async () => {
    const headers = {
      consumer_key: sandboxDefaults.clientSecret,
      grant_type: 'client_credentials',
      username: 'X',
    };
    const answer = await post('/api/security/token/', undefined, headers);
    expect(answer.json()).toMatchObject({ UserName: 'X', ConsumerUid: 12 });
  });

  it('1.2 v1 takes username and password in the query and answers XML', async () => {
    const answer = await post('/api/security/token/?username=api&password=sandbox', undefined);
    expect(answer.headers.get('content-type')).toContain('xml');
    expect(answer.text).toMatch(/^<TokenResponse[^>]*><AccessToken>[^<]+<\/AccessToken><ExpiresIn>86400</);
  });

  it('1.3 a token is an HS256 JWT with the claims of P21.Soa', async () => {
    const token = await tokenOf(caller.sandbox.url);
    const [header, claims] = token
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT' });
    const issued = clock.now / 1000;
    expect(claims).toEqual({
      sub: 'api',
      aud: '/api;/p21sdk',
      'P21.ConsumerUid': '0',
      'P21.SessionId': expect.any(String),
      nbf: issued,
      iat: issued,
      exp: issued + 86400,
      iss: 'P21.Soa',
    });
  });

  it('1.3 every token call makes a new session', async () => {
    const sessionOf = async () => (await post('/api/security/token/v2', key)).json().SessionId;
    const key = { ClientSecret: sandboxDefaults.clientSecret, GrantType: 'client_credentials' };
    expect(await sessionOf()).not.toBe(await sessionOf());
  });

  it('1.3 a user token ends after 24 hours', async () => {
    const token = await tokenOf(caller.sandbox.url);
    const ask = () => caller.call('/api/ui/router/v1/', { headers: { authorization: `Bearer ${token}` } });
    expect((await ask()).status).toBe(200);
    clock.now += 86_400_000;
    expect(await ask()).toMatchObject({ status: 401, text: refusal });
    clock.now -= 86_400_000;
  });

  it('1.4 a missing, forged or malformed bearer is refused with 401 and the text of P21', async () => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer a.b.c',
      `Bearer ${await tokenOf(caller.sandbox.url)}x`,
    ]) {
      const answer = await caller.call('/api/ui/router/v1/', { headers: { authorization } });
      expect(answer).toMatchObject({ status: 401, text: refusal });
    }
  });

  it('1.4 wrong credentials give no token', async () => {
    const wrong = [{ username: 'api', password: 'no' }, { ClientSecret: 'no' }, {}, undefined];
    for (const body of wrong) expect((await post('/api/security/token/v2', body)).status).toBe(401);
  });

  it('1.4 a call to the UI server without bearer is refused with its own body', async () => {
    const answer = await caller.call('/uiserver0/api/v2/services', { anonymous: true });
    expect(answer.status).toBe(401);
    expect(answer.json()).toEqual({
      Description: "Authorization header was not present or 'Bearer' was missing.",
      Error: 'invalid_request',
      Uri: '',
    });
  });

  it('1.4 a key of scope /uiserver0 does not open the rest', async () => {
    const answer = await read({ ClientSecret: 'key-ui' }, '/api/ui/router/v1/');
    expect(answer).toMatchObject({ status: 401, text: refusal });
  });

  it('1.4 a key without username reads OData', async () => {
    const key = { ClientSecret: sandboxDefaults.clientSecret, GrantType: 'client_credentials' };
    expect((await read(key, '/odataservice/odata/table/customer')).status).toBe(200);
  });

  it('1.4 a scope asked for in the token request is ignored', async () => {
    const answer = await post('/api/security/token/v2', { ClientSecret: 'key-ui', Scope: '/api' });
    expect(answer.json().Scope).toBe('/uiserver0');
  });

  it('9.4 an application pool recycle ends every session; a new token works', async () => {
    const before = await tokenOf(caller.sandbox.url);
    caller.sandbox.tokens.revokeAll();
    const ask = (token: string) =>
      caller.call('/api/ui/router/v1/', { headers: { authorization: `Bearer ${token}` } });
    expect((await ask(before)).status).toBe(401);
    expect((await ask(await tokenOf(caller.sandbox.url))).status).toBe(200);
  });
});
