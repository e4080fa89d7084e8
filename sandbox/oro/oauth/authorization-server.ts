// The token endpoint's logic and the check of every API call's token, over one key pair and one token book.
import { type Account, type AccountDirectory, blockedBecause } from './account.ts';
import { answerTokenRequest, isVisitor, type TokenAnswer } from './grants.ts';
import type { Area, NewOAuthClient, OAuthClient } from './oauth-client.ts';
import { OAuthClients } from './oauth-client.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';
import { TokenBook } from './token-book.ts';
import type { TokenRequest } from './token-request.ts';

/** Who a call comes from: a User, a CustomerUser, or a visitor without an account. */
export type Identity =
  | {
      readonly kind: 'user';
      readonly area: 'back-office';
      readonly userId: string;
      readonly clientId: string;
    }
  | {
      readonly kind: 'customer-user';
      readonly area: 'storefront';
      readonly userId: string;
      readonly clientId: string;
    }
  | {
      readonly kind: 'visitor';
      readonly area: 'storefront';
      readonly session: string;
      readonly clientId: string;
    };

export interface AuthorizationServerOptions {
  readonly accounts: AccountDirectory;
  readonly clients: readonly NewOAuthClient[];
  readonly now: () => number;
  /** Where to leave the public key as PEM. */
  readonly publicKeyFile?: string | undefined;
}

export async function createAuthorizationServer(
  options: AuthorizationServerOptions,
): Promise<AuthorizationServer> {
  return new AuthorizationServer(options, await createSigningKeys(options.publicKeyFile));
}

export class AuthorizationServer {
  readonly clients = new OAuthClients();
  readonly tokens: TokenBook;
  readonly publicKeyPem: string;
  readonly #accounts: AccountDirectory;
  readonly #now: () => number;

  constructor(options: AuthorizationServerOptions, keys: SigningKeys) {
    this.#accounts = options.accounts;
    this.#now = options.now;
    this.tokens = new TokenBook(keys, options.now);
    this.publicKeyPem = keys.publicKeyPem;
    for (const client of options.clients) this.clients.add(client);
  }

  /** @throws OAuthFault */
  answer(request: TokenRequest): TokenAnswer {
    const parts = { clients: this.clients, accounts: this.#accounts, tokens: this.tokens, now: this.#now };
    return answerTokenRequest(request, parts);
  }

  /**
   * Whom a token means at this moment, or undefined for a 401. The user is looked up by username at every
   * use: after a change of e-mail the token is nobody's, or its next owner's (oro-observed, custom round 2).
   */
  identify(token: string, area: Area): Identity | undefined {
    const found = this.tokens.findAccess(token);
    const client = found === undefined ? undefined : this.clients.find(found.clientId);
    if (found === undefined || client === undefined) return undefined;
    if (!client.active || client.area !== area) return undefined;
    if (area === 'storefront' && isVisitor(found.subject)) {
      return { kind: 'visitor', area, session: found.subject, clientId: client.clientId };
    }
    return toIdentity(client, this.#accountOf(client, found.subject));
  }

  /** A token signed with the shop's key that was never handed out: the signature is right, the `jti` unknown. */
  signForTest(claims: { readonly clientId: string; readonly expiredSeconds: number }): string {
    return this.tokens.signUnknown(claims.clientId, claims.expiredSeconds);
  }

  #accountOf(client: OAuthClient, subject: string): Account | undefined {
    const { ownerId, area } = client;
    if (ownerId !== undefined) return this.#accounts.byId(area, ownerId);
    return this.#accounts.byUsername(area, subject);
  }
}

function toIdentity(client: OAuthClient, account: Account | undefined): Identity | undefined {
  if (account === undefined || blockedBecause(account) !== undefined) return undefined;
  const { clientId } = client;
  return client.area === 'storefront'
    ? { kind: 'customer-user', area: 'storefront', userId: account.id, clientId }
    : { kind: 'user', area: 'back-office', userId: account.id, clientId };
}
