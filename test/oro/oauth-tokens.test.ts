/** The life of a token of OroCommerce: refreshed, of somebody disabled, expired, of another area. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { challengeFor, tokenOf } from '../../sandbox/oro/oauth/bearer-token.ts';
import {
  login,
  office,
  type Person,
  type ServerOfTokens,
  startServerOfTokens,
} from './support/server-of-tokens.ts';

describe('a token', () => {
  let oauth: ServerOfTokens;

  beforeEach(async () => {
    oauth = await startServerOfTokens();
  });
  afterEach(() => oauth.close());

  it('rotates both tokens on refresh and refuses the old ones', async () => {
    const first = await oauth.tokens(login('amanda@example.org', 'secret'));
    const refresh = { grant_type: 'refresh_token', client_id: 'shop', client_secret: 's' };
    const second = await oauth.tokens({ ...refresh, refresh_token: first.refresh_token });
    expect(oauth.server.identify(first.access_token, 'storefront')).toBeUndefined();
    expect(oauth.server.identify(second.access_token, 'storefront')).toMatchObject({ userId: '1' });
    const again = await oauth.ask({ ...refresh, refresh_token: first.refresh_token });
    expect(again.status).toBe(401);
    expect(await again.json()).toMatchObject({ error: 'invalid_request', hint: 'Token has been revoked' });
    const other = await oauth.ask({ ...refresh, client_id: 'shop2', refresh_token: second.refresh_token });
    expect(await other.json()).toMatchObject({ hint: 'Token is not linked to client' });
    const nonsense = await oauth.ask({ ...refresh, refresh_token: 'test' });
    expect(nonsense.status).toBe(401);
    expect(await nonsense.json()).toMatchObject({ hint: 'Cannot decrypt the refresh token' });
  });

  it('shuts a disabled user out of every grant, and lets the old token live again afterwards', async () => {
    const amanda = oauth.people[0] as Person;
    const live = await oauth.tokens(login(amanda.username, 'secret'));
    amanda.enabled = false;
    expect(oauth.server.identify(live.access_token, 'storefront')).toBeUndefined();
    const password = await oauth.ask(login(amanda.username, 'secret'));
    expect(password.status).toBe(400);
    expect(await password.json()).toMatchObject({ error: 'invalid_grant', hint: 'Account is disabled.' });
    const own = await oauth.ask({
      grant_type: 'client_credentials',
      client_id: 'amanda',
      client_secret: 's',
    });
    expect(own.status).toBe(401);
    const refresh = await oauth.ask({
      grant_type: 'refresh_token',
      client_id: 'shop',
      client_secret: 's',
      refresh_token: live.refresh_token,
    });
    expect(refresh.status).toBe(400);
    expect(await refresh.json()).toMatchObject({ error: 'invalid_grant' });
    amanda.enabled = true;
    expect(oauth.server.identify(live.access_token, 'storefront')).toMatchObject({ userId: '1' });
    amanda.confirmed = false;
    expect(oauth.server.identify(live.access_token, 'storefront')).toBeUndefined();
  });

  it('follows the username of a password token and the owner of an application token', async () => {
    const [amanda, branda] = oauth.people as [Person, Person];
    const byPassword = await oauth.tokens(login(amanda.username, 'secret'));
    const byClient = await oauth.tokens({
      grant_type: 'client_credentials',
      client_id: 'amanda',
      client_secret: 's',
    });
    amanda.username = 'amanda.new@example.org';
    expect(oauth.server.identify(byPassword.access_token, 'storefront')).toBeUndefined();
    expect(oauth.server.identify(byClient.access_token, 'storefront')).toMatchObject({ userId: '1' });
    branda.username = 'amanda@example.org';
    expect(oauth.server.identify(byPassword.access_token, 'storefront')).toMatchObject({ userId: '2' });
  });

  it('opens only the area of the application', async () => {
    const { access_token } = await oauth.tokens(office);
    expect(oauth.server.identify(access_token, 'back-office')).toMatchObject({ kind: 'user', userId: '9' });
    expect(oauth.server.identify(access_token, 'storefront')).toBeUndefined();
  });

  it('refuses a token that is expired, tampered with, signed elsewhere or of a switched-off application', async () => {
    const { access_token } = await oauth.tokens(office);
    expect(oauth.server.identify(`${access_token.slice(0, -6)}AAAAAA`, 'back-office')).toBeUndefined();
    expect(oauth.server.identify('garbage', 'back-office')).toBeUndefined();
    oauth.server.clients.setActive('office', false);
    expect(oauth.server.identify(access_token, 'back-office')).toBeUndefined();
    oauth.server.clients.setActive('office', true);
    oauth.pass(3600_000);
    expect(oauth.server.identify(access_token, 'back-office')).toBeUndefined();
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
