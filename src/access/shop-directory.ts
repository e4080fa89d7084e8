/** The shop's answer to whose a token is, with its customers turned into those of P21. */
import type { OroSources } from '../../datasources/oro/oro.datasource.ts';
import type { TokenOwnerDatasource } from '../../datasources/oro/token-owner.datasource.ts';
import type { ShopDirectory } from './shop-identity.ts';

/** Where the shop is asked. */
export interface ShopSources {
  readonly customers: OroSources['customers'];
  readonly tokenOwners: TokenOwnerDatasource;
}

/** The link is the customer attribute that `ORO_CUSTOMER_KEY` names; only the back office shows it (oro-observed). */
export function createShopDirectory({ customers, tokenOwners }: ShopSources): ShopDirectory {
  const p21IdsOf = async (oroIds: readonly string[]): Promise<string[]> =>
    (await customers.byIds(oroIds)).flatMap(({ p21CustomerId }) => p21CustomerId ?? []);
  return {
    shopperOf: async (token) => {
      const owner = await tokenOwners.shopper(token);
      if (owner === null) return null;
      const [customerId = null] = await p21IdsOf([owner.customerId]);
      return { userId: owner.customerUserId, customerId };
    },
    customersOf: async (token) => p21IdsOf(await tokenOwners.customers(token)),
    isAlive: (token) => tokenOwners.isAlive(token),
  };
}
