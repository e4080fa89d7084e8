/**
 * From what a caller shows to the viewer it is: an API key, an access token of the shop, or one of an OpenID issuer.
 * HTTP requests and WebSocket connections sign in here and nowhere else.
 */
import { badInput, GatewayError } from '../errors.ts';
import type { Clock } from '../instant.ts';
import { type ApiKeyStore, verifyApiKey } from './api-keys.ts';
import { type IssuerTokenCheck, issuerOf } from './issuer-tokens.ts';
import type { OroApplication, OroTokenCheck } from './oro-tokens.ts';
import type { ShopDirectory } from './shop-identity.ts';
import type { Viewer } from './viewer.ts';

/** What a caller shows. */
export interface Credentials {
  /** API key or access token. */
  readonly token: string;
  /** Where it comes from. */
  readonly address: string;
  /** The P21 customer a shopper of several accounts wants to act for (`X-P21-Customer`). */
  readonly account?: string | undefined;
}

export interface SignInParts {
  readonly keys: ApiKeyStore;
  readonly clock: Clock;
  /** Absent when no token of the shop is let in. */
  readonly oro?: { readonly check: OroTokenCheck; readonly shop: ShopDirectory } | undefined;
  readonly issuers?: IssuerTokenCheck | undefined;
}

/**
 * Undefined for everything that proves nobody: the caller learns no difference. Throws FORBIDDEN for an account that
 * is not the shopper's, BAD_USER_INPUT where one must be named or may not be, and UPSTREAM_… while the shop or an
 * issuer cannot be asked.
 */
export type SignIn = (credentials: Credentials) => Promise<Viewer | undefined>;

/** Longer than any token of the shop (about 900 characters); what is longer is not worth a hash. */
const longestToken = 8192;

export function createSignIn({ keys, clock, oro, issuers }: SignInParts): SignIn {
  return async ({ token, address, account }) => {
    if (token.length > longestToken) return undefined;
    if (token.startsWith('opg_')) {
      const viewer = await verifyApiKey(keys, { token, address }, clock);
      return (
        viewer && forAccount(viewer, viewer.customerId === undefined ? [] : [viewer.customerId], account)
      );
    }
    if (issuerOf(token) === undefined) return oro && signInByShop(oro, token, account);
    const proof = await issuers?.(token);
    return proof && forAccount(proof.viewer, proof.customerIds, account);
  };
}

async function signInByShop(
  { check, shop }: NonNullable<SignInParts['oro']>,
  token: string,
  account: string | undefined,
): Promise<Viewer | undefined> {
  const application = await check(token);
  if (application === undefined) return undefined;
  if (application.role !== 'storefront') {
    const isAlive = await shop.isAlive(token);
    return isAlive ? forAccount(staffOf(application), [], account) : undefined;
  }
  const shopper = await shop.shopperOf(token);
  if (shopper === null) return undefined;
  const { userId, customerId } = shopper;
  const viewer: Viewer = { role: 'storefront', keyId: `shopper-${userId}`, userId, ...scopesOf(application) };
  const own = customerId === null ? [] : [customerId];
  if (account === undefined || own.includes(account)) return forAccount(viewer, own, account ?? customerId);
  return forAccount(viewer, await shop.customersOf(token), account);
}

const staffOf = (application: OroApplication): Viewer => ({
  role: application.role,
  keyId: `application-${application.clientId}`,
  ...scopesOf(application),
});

const scopesOf = ({ scopes }: OroApplication) => (scopes === undefined ? {} : { scopes });

/** The viewer bound to the account it named, or to its only one. Other roles see all customers and name none. */
function forAccount(viewer: Viewer, mayUse: readonly string[], account: string | null | undefined): Viewer {
  if (viewer.role !== 'storefront') {
    if (account == null) return viewer;
    throw badInput(accountHeader, 'only a shopper names its account; leave the header out');
  }
  if (account == null && mayUse.length > 1) {
    throw badInput(accountHeader, `name one of your accounts: ${mayUse.join(', ')}`);
  }
  const chosen = account ?? mayUse[0];
  if (chosen === undefined) return viewer;
  if (mayUse.includes(chosen)) return { ...viewer, customerId: chosen };
  throw new GatewayError('FORBIDDEN', `${accountHeader}: this is none of your accounts`, {
    field: accountHeader,
  });
}

export const accountHeader = 'X-P21-Customer';
