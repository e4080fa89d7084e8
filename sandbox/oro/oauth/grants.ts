// The grants of the token endpoint: each turns a request into a grantee, or throws an `OAuthFault`.
import { randomBytes } from 'node:crypto';
import { type AccountDirectory, blockedBecause } from './account.ts';
import { checkClient } from './client-check.ts';
import type { GrantType, OAuthClient, OAuthClients } from './oauth-client.ts';
import {
  invalidCredentials,
  invalidGrant,
  invalidRefreshToken,
  invalidRequest,
  unsupportedGrantType,
} from './oauth-fault.ts';
import { ACCESS_TOKEN_SECONDS, type Grantee, type TokenBook } from './token-book.ts';
import { requiredText, type TokenRequest, textParameter } from './token-request.ts';

export interface TokenAnswer {
  readonly token_type: 'Bearer';
  /** Seconds. */
  readonly expires_in: number;
  readonly access_token: string;
  readonly refresh_token?: string;
}

export interface GrantParts {
  readonly clients: OAuthClients;
  readonly accounts: AccountDirectory;
  readonly tokens: TokenBook;
  readonly now: () => number;
}

const VISITOR = 'guest';
const VISITOR_PREFIX = 'visitor:';

export function isVisitor(subject: string): boolean {
  return subject.startsWith(VISITOR_PREFIX);
}

export function answerTokenRequest(request: TokenRequest, parts: GrantParts): TokenAnswer {
  switch (textParameter(request, 'grant_type')) {
    case 'client_credentials':
      return clientCredentials(request, parts);
    case 'password':
      return password(request, parts);
    case 'refresh_token':
      return refresh(request, parts);
    case 'authorization_code':
      return authorizationCode(request, parts);
    default:
      throw unsupportedGrantType();
  }
}

function clientCredentials(request: TokenRequest, parts: GrantParts): TokenAnswer {
  const client = check(request, 'client_credentials', parts);
  const { token } = parts.tokens.issueAccess({ clientId: client.clientId, subject: '' }, scopesOf(request));
  return { token_type: 'Bearer', expires_in: ACCESS_TOKEN_SECONDS, access_token: token };
}

function password(request: TokenRequest, parts: GrantParts): TokenAnswer {
  const client = check(request, 'password', parts);
  const username = requiredText(request, 'username');
  const subject = subjectOf(client, username, requiredText(request, 'password'), parts.accounts);
  return answerPair({ clientId: client.clientId, subject }, scopesOf(request), parts);
}

function subjectOf(
  client: OAuthClient,
  username: string,
  secret: string,
  accounts: AccountDirectory,
): string {
  if (client.area === 'storefront' && username === VISITOR && secret === VISITOR) {
    return `${VISITOR_PREFIX}${randomBytes(10).toString('hex')}`;
  }
  const account = accounts.byUsername(client.area, username);
  if (account === undefined) throw invalidCredentials();
  const blocked = blockedBecause(account);
  if (blocked !== undefined) throw invalidGrant(blocked);
  if (!accounts.isPassword(client.area, account.id, secret)) throw invalidCredentials();
  accounts.countLogin(client.area, account.id);
  return account.username;
}

function refresh(request: TokenRequest, parts: GrantParts): TokenAnswer {
  const client = check(request, 'refresh_token', parts);
  const old = parts.tokens.findRefresh(requiredText(request, 'refresh_token'));
  if (old === undefined) throw invalidRefreshToken('Cannot decrypt the refresh token');
  if (old.clientId !== client.clientId) throw invalidRefreshToken('Token is not linked to client');
  if (old.expiresAtMs < parts.now()) throw invalidRefreshToken('Token has expired');
  checkSubject(client, old.subject, parts.accounts);
  if (old.revoked) throw invalidRefreshToken('Token has been revoked');
  parts.tokens.revoke(old);
  return answerPair({ clientId: client.clientId, subject: old.subject }, scopesOf(request), parts);
}

/** Assumption: a username that nobody has any more reads as a blocked account. */
function checkSubject(client: OAuthClient, subject: string, accounts: AccountDirectory): void {
  if (isVisitor(subject)) return;
  const account = accounts.byUsername(client.area, subject);
  const blocked = account === undefined ? 'Username could not be found.' : blockedBecause(account);
  if (blocked !== undefined) throw invalidGrant(blocked);
}

/** No page of the sandbox hands out authorisation codes, so every code is a wrong one. */
function authorizationCode(request: TokenRequest, parts: GrantParts): never {
  check(request, 'authorization_code', parts);
  requiredText(request, 'code');
  throw invalidRequest('code', 'Cannot decrypt the authorization code');
}

function answerPair(grantee: Grantee, scopes: readonly string[], parts: GrantParts): TokenAnswer {
  const { jti, token } = parts.tokens.issueAccess(grantee, scopes);
  return {
    token_type: 'Bearer',
    expires_in: ACCESS_TOKEN_SECONDS,
    access_token: token,
    refresh_token: parts.tokens.issueRefresh(grantee, jti),
  };
}

function check(request: TokenRequest, grant: GrantType, parts: GrantParts): OAuthClient {
  return checkClient(request, grant, parts.clients, parts.accounts);
}

/** Any scope is accepted and has no effect (recording 6.1/004). */
function scopesOf(request: TokenRequest): readonly string[] {
  return (textParameter(request, 'scope') ?? '').split(' ').filter((scope) => scope !== '');
}
