/** The sign-in as the configuration wants it. */
import type { Config } from '../config/config.ts';
import type { Clock } from '../instant.ts';
import type { ApiKeyStore } from './api-keys.ts';
import { createIssuerTokenCheck, type IssuerFetch } from './issuer-tokens.ts';
import { createOroTokenCheck } from './oro-tokens.ts';
import { createShopDirectory, type ShopSources } from './shop-directory.ts';
import { keepIdentities } from './shop-identity.ts';
import { createSignIn, type SignIn } from './sign-in.ts';

export interface DoorParts {
  readonly config: Config;
  readonly keys: ApiKeyStore;
  readonly clock: Clock;
  readonly shop: ShopSources;
  /** Reads the keys of issuers; must verify certificates. */
  readonly fetch: IssuerFetch;
}

export function openDoor({ config, keys, clock, shop: sources, fetch }: DoorParts): SignIn {
  const { issuers, tokenLeewaySeconds: leewaySeconds, shopperCacheSeconds: keepSeconds } = config.gateway;
  const { publicKey, applications } = config.oro;
  const shop = keepIdentities(createShopDirectory(sources), { clock, keepSeconds });
  return createSignIn({
    keys,
    clock,
    oro:
      publicKey === undefined
        ? undefined
        : { check: createOroTokenCheck({ publicKey, applications, leewaySeconds }, clock), shop },
    issuers: createIssuerTokenCheck(issuers, { leewaySeconds, clock, fetch }),
  });
}
