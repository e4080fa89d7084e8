/** One token for all: how it is asked for, read, renewed and replaced (p21-api 1). */
import { describe, expect, it } from 'vitest';
import { parseToken } from '../../datasources/p21/p21-token.ts';
import type { P21Config } from '../../src/config/config.ts';
import type { StubAnswer, StubRequest, StubServer } from './p21-stub-server.ts';
import { startStub, tokenPath } from './p21-stub-server.ts';
import { connectP21, failureOf } from './p21-under-test.ts';

const noRows = { body: { value: [] } };
const signIns = (p21: StubServer) => p21.requests.filter(({ path }) => path === tokenPath);

/** Issues token-1, token-2, … and answers the rest by the bearer it is shown. */
function startIssuer(
  byBearer: (bearer: string, request: StubRequest) => StubAnswer = () => noRows,
  answer: (token: string) => StubAnswer = (token) => ({
    body: { AccessToken: token, ExpiresInSeconds: 86_400 },
  }),
) {
  let issued = 0;
  return startStub((request) => {
    if (request.path !== tokenPath) return byBearer(request.headers.authorization ?? '', request);
    issued += 1;
    return answer(`token-${issued}`);
  });
}

describe('the sign-in', () => {
  it('sends user and password as JSON and asks for JSON', async () => {
    await using p21 = await startIssuer();
    await connectP21(p21.url).sources.reference.terms();
    const [signIn] = signIns(p21);
    expect(signIn).toMatchObject({
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
    });
    expect(JSON.parse(signIn?.body ?? '')).toEqual({ username: 'api', password: 'secret' });
    expect(signIn?.headers.authorization).toBeUndefined();
  });

  it('prefers a consumer key, with the user name beside it', async () => {
    await using p21 = await startIssuer();
    await connectP21(p21.url, { clientSecret: 'key-1' }).sources.reference.terms();
    expect(JSON.parse(signIns(p21)[0]?.body ?? '')).toEqual({
      ClientSecret: 'key-1',
      GrantType: 'client_credentials',
      username: 'api',
    });
  });

  it('leaves the user name out when only a consumer key is configured', async () => {
    await using p21 = await startIssuer();
    const keyOnly = { clientSecret: 'key-1', username: undefined, password: undefined } as Partial<P21Config>;
    await connectP21(p21.url, keyOnly).sources.reference.terms();
    expect(JSON.parse(signIns(p21)[0]?.body ?? '')).toEqual({
      ClientSecret: 'key-1',
      GrantType: 'client_credentials',
    });
  });

  it('reads both names of the lifetime, in JSON and in XML', () => {
    expect(parseToken('{"AccessToken":"a","ExpiresInSeconds":86400}')).toEqual({
      value: 'a',
      lifeSeconds: 86_400,
    });
    expect(parseToken('{"AccessToken":"a","ExpiresIn":630720000,"RefreshToken":""}').lifeSeconds).toBe(
      630_720_000,
    );
    const xml =
      '<?xml version="1.0"?><TokenResponse xmlns="urn:p21"><AccessToken>b</AccessToken><ExpiresIn>60</ExpiresIn></TokenResponse>';
    expect(parseToken(xml)).toEqual({ value: 'b', lifeSeconds: 60 });
  });

  it('takes fifty minutes where the answer says no lifetime', () => {
    expect(parseToken('{"AccessToken":"a"}').lifeSeconds).toBe(3000);
  });

  it.each(['', '{}', '<html/>', '{"AccessToken":""}', 'not json'])(
    'refuses an answer without a token: %j',
    (text) => {
      expect(() => parseToken(text)).toThrow(expect.objectContaining({ code: 'UPSTREAM_MALFORMED' }));
    },
  );

  it('names the settings to check when the credentials are refused, and does not hammer', async () => {
    await using p21 = await startIssuer(
      () => noRows,
      () => ({ status: 401, body: 'bad user' }),
    );
    const { sources } = connectP21(p21.url);
    for (let times = 0; times < 5; times += 1) {
      const error = await failureOf(sources.reference.terms());
      expect(error.code).toBe('UPSTREAM_UNAUTHORIZED');
      expect(error.message).toBe('P21 refused the sign-in: check P21_USERNAME and P21_PASSWORD');
    }
    expect(signIns(p21)).toHaveLength(1);
  });
});

describe('the shared token', () => {
  it('is asked for once by fifty parallel calls', async () => {
    await using p21 = await startIssuer();
    const { sources } = connectP21(p21.url);
    await Promise.all(Array.from({ length: 50 }, () => sources.reference.terms()));
    expect(signIns(p21)).toHaveLength(1);
    expect(p21.requests).toHaveLength(51);
  });

  it('is kept until five minutes before its end, then renewed once', async () => {
    let now = 0;
    await using p21 = await startIssuer();
    const { sources } = connectP21(p21.url, {}, { clock: () => now });
    await sources.reference.terms();
    now = (86_400 - 301) * 1000;
    await sources.reference.terms();
    expect(signIns(p21)).toHaveLength(1);
    now = (86_400 - 299) * 1000;
    await Promise.all([sources.reference.terms(), sources.reference.currencies()]);
    expect(signIns(p21)).toHaveLength(2);
    expect(p21.requests.at(-1)?.headers.authorization).toBe('Bearer token-2');
  });

  it('is used for most of a short life', async () => {
    let now = 0;
    await using p21 = await startIssuer(
      () => noRows,
      (token) => ({ body: { AccessToken: token, ExpiresIn: 60 } }),
    );
    const { sources } = connectP21(p21.url, {}, { clock: () => now });
    await sources.reference.terms();
    now = 50_000;
    await sources.reference.terms();
    expect(signIns(p21)).toHaveLength(1);
    now = 55_000;
    await sources.reference.terms();
    expect(signIns(p21)).toHaveLength(2);
  });

  it('serves on when its early renewal fails', async () => {
    let now = 0;
    let works = true;
    await using p21 = await startIssuer(
      () => noRows,
      (token) => (works ? { body: { AccessToken: token, ExpiresInSeconds: 86_400 } } : { status: 503 }),
    );
    const { sources, waits } = connectP21(p21.url, {}, { clock: () => now });
    await sources.reference.terms();
    works = false;
    now = 86_200 * 1000;
    const together = await Promise.all([sources.reference.terms(), sources.reference.currencies()]);
    expect(together).toEqual([[], []]);
    expect(waits).toEqual([]);
    for (let times = 0; times < 5; times += 1) expect(await sources.reference.terms()).toEqual([]);
    expect(signIns(p21)).toHaveLength(2);
    now = 86_401 * 1000;
    expect((await failureOf(sources.reference.terms())).code).toBe('UPSTREAM_UNAVAILABLE');
  });

  it('is replaced once for all calls that were answered with 401, and each call is repeated', async () => {
    await using p21 = await startIssuer((bearer) => (bearer === 'Bearer token-1' ? { status: 401 } : noRows));
    const { sources } = connectP21(p21.url);
    const answers = await Promise.all(Array.from({ length: 20 }, () => sources.reference.terms()));
    expect(answers).toHaveLength(20);
    expect(signIns(p21)).toHaveLength(2);
  });

  it('is replaced again when the next one is revoked too', async () => {
    let valid = 'Bearer token-1';
    await using p21 = await startIssuer((bearer) => (bearer === valid ? noRows : { status: 401 }));
    const { sources } = connectP21(p21.url);
    for (const token of ['token-1', 'token-2', 'token-3']) {
      valid = `Bearer ${token}`;
      expect(await sources.reference.terms()).toEqual([]);
    }
    expect(signIns(p21)).toHaveLength(3);
  });

  it('is not blamed again and again for a table the user may not read', async () => {
    let now = 0;
    const refusal = 'You are not authorized to access API. Please contact administrator to get access.';
    await using p21 = await startIssuer((_, { path }) =>
      path.endsWith('/terms') ? { status: 401, body: refusal } : noRows,
    );
    const { sources } = connectP21(p21.url, {}, { clock: () => now });
    for (let times = 0; times < 5; times += 1) {
      const error = await failureOf(sources.reference.terms());
      expect(error).toMatchObject({ code: 'UPSTREAM_UNAUTHORIZED', details: { field: 'table terms' } });
      expect(error.message).toContain('table terms');
      expect(error.message).toContain('Dataservice Permission');
    }
    expect(await sources.reference.currencies()).toEqual([]);
    expect(signIns(p21)).toHaveLength(2);
    now = 61_000;
    await failureOf(sources.reference.terms());
    expect(signIns(p21)).toHaveLength(3);
  });

  it('is waited for by each caller only as long as that caller wants', async () => {
    const release = Promise.withResolvers<void>();
    await using p21 = await startStub(async ({ path }) => {
      if (path === tokenPath) await release.promise;
      return path === tokenPath ? { body: { AccessToken: 'late', ExpiresIn: 60 } } : noRows;
    });
    const { sources } = connectP21(p21.url);
    const caller = new AbortController();
    const impatient = failureOf(sources.reference.terms({ signal: caller.signal }));
    const patient = sources.reference.terms();
    caller.abort();
    expect((await impatient).code).toBe('UPSTREAM_TIMEOUT');
    release.resolve();
    expect(await patient).toEqual([]);
  });
});
