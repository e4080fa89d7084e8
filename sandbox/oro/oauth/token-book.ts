// Every token handed out: a signature alone opens nothing, the `jti` must be in the book (recording 6.1/018).
import { randomBytes } from 'node:crypto';
import { readToken, signToken, type TokenPayload } from './json-web-token.ts';
import type { SigningKeys } from './signing-keys.ts';

/** oro-api 1.1. */
export const ACCESS_TOKEN_SECONDS = 3600;
const REFRESH_TOKEN_SECONDS = 30 * 24 * 3600;

/** The few microseconds between the claims of one token; they also keep the claims floats. */
const CLAIM_STEP_SECONDS = 0.000_001;

export interface Grantee {
  readonly clientId: string;
  /** '' for client credentials, the username, or `visitor:<session>` (recordings jwt-6.1). */
  readonly subject: string;
}

export interface AccessToken extends Grantee {
  readonly jti: string;
  readonly expiresAtMs: number;
}

export interface RefreshToken extends AccessToken {
  revoked: boolean;
}

export class TokenBook {
  readonly #keys: SigningKeys;
  readonly #now: () => number;
  readonly #access = new Map<string, AccessToken>();
  readonly #refresh = new Map<string, RefreshToken>();

  constructor(keys: SigningKeys, now: () => number) {
    this.#keys = keys;
    this.#now = now;
  }

  issueAccess(grantee: Grantee, scopes: readonly string[]): { jti: string; token: string } {
    this.#forgetExpired();
    const jti = newId();
    const expiresAtMs = this.#now() + ACCESS_TOKEN_SECONDS * 1000;
    this.#access.set(jti, { ...grantee, jti, expiresAtMs });
    return { jti, token: signToken(this.#payload(grantee, jti, scopes), this.#keys) };
  }

  /** As `issueAccess`, but nothing is written down; expired so many seconds ago (negative: still valid). */
  signUnknown(clientId: string, expiredSeconds: number): string {
    const payload = this.#payload({ clientId, subject: '' }, newId(), []);
    const exp = round(this.#now() / 1000 - expiredSeconds + CLAIM_STEP_SECONDS);
    return signToken({ ...payload, exp }, this.#keys);
  }

  issueRefresh(grantee: Grantee, jti: string): string {
    // The prefix is the version header of the library Oro encrypts with; what follows is opaque.
    const token = `def50200${randomBytes(336).toString('hex')}`;
    const expiresAtMs = this.#now() + REFRESH_TOKEN_SECONDS * 1000;
    this.#refresh.set(token, { ...grantee, jti, expiresAtMs, revoked: false });
    return token;
  }

  /** The live token behind the text of a Bearer header. */
  findAccess(token: string): AccessToken | undefined {
    const jti = readToken(token, this.#keys)?.jti;
    const found = jti === undefined ? undefined : this.#access.get(jti);
    return found !== undefined && found.expiresAtMs > this.#now() ? found : undefined;
  }

  findRefresh(token: string): RefreshToken | undefined {
    return this.#refresh.get(token);
  }

  /** A refresh takes both old tokens away (oro-api 1.1). */
  revoke(refresh: RefreshToken): void {
    this.#access.delete(refresh.jti);
    refresh.revoked = true;
  }

  /** As after a clean-up of the server's tables: every token out there is refused from now on. */
  revokeAll(): void {
    this.#access.clear();
    this.#refresh.clear();
  }

  #payload(grantee: Grantee, jti: string, scopes: readonly string[]): TokenPayload {
    const issuedAt = toFloatSeconds(this.#now());
    return {
      aud: grantee.clientId,
      jti,
      iat: issuedAt,
      nbf: round(issuedAt + CLAIM_STEP_SECONDS),
      exp: round(issuedAt + ACCESS_TOKEN_SECONDS),
      sub: grantee.subject,
      scopes,
    };
  }

  #forgetExpired(): void {
    for (const [jti, token] of this.#access) {
      // The book is in order of issue and all tokens live equally long.
      if (token.expiresAtMs > this.#now()) return;
      this.#access.delete(jti);
    }
  }
}

function newId(): string {
  return randomBytes(40).toString('hex');
}

function toFloatSeconds(epochMs: number): number {
  return round(epochMs / 1000 + CLAIM_STEP_SECONDS);
}

function round(seconds: number): number {
  return Number(seconds.toFixed(6));
}
