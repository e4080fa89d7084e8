/** Starts both systems over one seeded distributor: P21 first, then a shop that knows the same customers, items and web orders. */
import { defaultClient, type OroSandboxOptions } from '../oro/options.ts';
import { createOroSandbox, type OroSandbox } from '../oro/server.ts';
import { type P21SandboxOptions, sandboxDefaults } from '../p21/options.ts';
import { createP21Sandbox, type P21Sandbox } from '../p21/server.ts';
import { rowsOf, textOf } from './cells.ts';
import { type Accounts, openAccounts } from './shop-accounts.ts';
import { createShopAuthor } from './shop-author.ts';
import { stockShelves } from './shop-catalogue.ts';
import { keepShoppingLists, noteBudgets, type StorefrontClient } from './shop-extras.ts';
import { takeOrders } from './shop-orders.ts';

export interface DistributorOptions {
  readonly p21?: Partial<P21SandboxOptions>;
  readonly oro?: OroSandboxOptions;
}

export interface Distributor {
  readonly p21: P21Sandbox;
  readonly oro: OroSandbox;
  /** Settings of a gateway that serves these two. */
  readonly environment: Readonly<Record<string, string>>;
  /** A P21 customer with web orders still open, a shopping list and users. */
  readonly tourCustomerId: string;
  close(): Promise<void>;
}

/** Throws when a port is taken or the shop refuses a record. */
export async function createDistributor(options: DistributorOptions = {}): Promise<Distributor> {
  const p21 = await createP21Sandbox(options.p21);
  const oro = await createOroSandbox(options.oro);
  const { accounts, storefrontClients } = await fillShop(p21, oro);
  return {
    p21,
    oro,
    environment: settingsFor(p21, oro, { ...sandboxDefaults, ...options.p21 }, storefrontClients),
    tourCustomerId: pickTourCustomer(p21, accounts, storefrontClients),
    close: async () => {
      await Promise.all([p21.close(), oro.close()]);
    },
  };
}

async function fillShop({ database }: P21Sandbox, oro: OroSandbox) {
  const author = await createShopAuthor(oro.url, defaultClient);
  const accounts = await openAccounts(author, database);
  const products = await stockShelves(author, oro.store, database);
  await takeOrders({ author, database, accounts, products });
  await noteBudgets(author, database, accounts);
  return { accounts, storefrontClients: await keepShoppingLists(oro, database, accounts, products) };
}

function settingsFor(
  p21: P21Sandbox,
  oro: OroSandbox,
  { username, password, companyId, timeZone }: P21SandboxOptions,
  storefrontClients: readonly StorefrontClient[],
): Record<string, string> {
  const [location] = rowsOf(p21.database, 'location');
  return {
    P21_URL: p21.url,
    P21_USERNAME: username,
    P21_PASSWORD: password,
    P21_COMPANY_ID: companyId,
    P21_SALES_LOCATION_ID: String(location?.location_id ?? ''),
    P21_TIME_ZONE: timeZone,
    ORO_URL: oro.url,
    ORO_CLIENT_ID: defaultClient.clientId,
    ORO_CLIENT_SECRET: defaultClient.clientSecret,
    ORO_STOREFRONT_CLIENTS: JSON.stringify(storefrontClients),
  };
}

/** Of the customers with shopping lists the one with most open web orders. */
function pickTourCustomer(
  { database }: P21Sandbox,
  accounts: Accounts,
  storefrontClients: readonly StorefrontClient[],
): string {
  const keepers = new Set(storefrontClients.map(({ customerId }) => customerId));
  const candidates = [...accounts].filter(([, { customer }]) => keepers.has(customer.id)).map(([id]) => id);
  const openWebOrders = (id: string) =>
    database
      .table('oe_hdr')
      .find('customer_id', Number(id))
      .filter((order) => order.completed === 'N' && textOf(order.web_reference_no) !== undefined).length;
  return candidates.sort((one, other) => openWebOrders(other) - openWebOrders(one))[0] ?? '';
}
