/** Makes a shop the shop of a distributor: everything in it is read from the distributor's P21. */
import type { OroSandbox } from '../oro/server.ts';
import type { Database } from '../p21/database/database.ts';
import { noteBudgets, notePromotions, noteRewards } from './custom-rows.ts';
import { type Accounts, createPaymentTerms, openAccounts } from './customers.ts';
import { takeOrders } from './orders.ts';
import { publishContractPrices, publishListPrices } from './prices.ts';
import { createProducts, type Products } from './products.ts';
import { ShopWriter } from './shop-writer.ts';
import { keepShoppingLists, registerApplication, type StorefrontClient } from './shopping-lists.ts';
import { rankCustomers } from './showcase.ts';
import { createUnits } from './units.ts';

export interface Shop {
  readonly accounts: Accounts;
  readonly products: Products;
  /** P21 ids of the customers whose users keep shopping lists, those with most to show first. */
  readonly listKeepers: readonly string[];
  readonly storefrontClients: readonly StorefrontClient[];
}

const listKeeperCount = 10;

export interface Filling {
  readonly companyId: string;
  /** The most products the shop carries. */
  readonly shopItems: number;
  /** Told each step as it begins. */
  readonly say: (step: string) => void;
}

/** Throws what the shop refuses; the shop should be a new one. */
export function fillShop(oro: OroSandbox, database: Database, { companyId, shopItems, say }: Filling): Shop {
  const writer = new ShopWriter(oro);
  createUnits(writer, database);
  const terms = createPaymentTerms(writer, database);
  say('OroCommerce: customers with their users and addresses');
  const accounts = openAccounts(writer, database, terms);
  say('OroCommerce: products and prices');
  const products = createProducts(writer, database, shopItems);
  publishListPrices(writer, database, products);
  publishContractPrices(writer, { database, companyId, accounts, products });
  say('OroCommerce: web orders, budgets, promotions, shopping lists');
  takeOrders(writer, { database, accounts, products, terms });
  if (writer.knows('extendp21customerbudgets')) noteBudgets(writer, database, accounts);
  if (writer.knows('extendp21promotions')) notePromotions(writer, database);
  if (writer.knows('extendp21rewardprograms')) noteRewards(writer, database, accounts);
  const listKeepers = rankCustomers(database, accounts).slice(0, listKeeperCount);
  const keepers = listKeepers.flatMap((id) => {
    const account = accounts.get(id);
    return account === undefined ? [] : [{ id, account }];
  });
  for (const { id, account } of keepers) keepShoppingLists(writer, database, products, id, account);
  const { clients } = oro.parts.authorization;
  const storefrontClients = keepers.flatMap(({ id, account }) => registerApplication(clients, id, account));
  return { accounts, products, listKeepers, storefrontClients };
}
