/** Starts both systems over one seeded distributor: P21 first, then a shop that knows the same customers, items and web orders. */
import { defaultClient, type OroSandboxOptions } from '../oro/options.ts';
import { createOroSandbox, type OroSandbox } from '../oro/server.ts';
import { type P21SandboxOptions, sandboxDefaults } from '../p21/options.ts';
import { createP21Sandbox, type P21Sandbox } from '../p21/server.ts';
import { rowsOf } from './cells.ts';
import { fillShop, type Shop } from './shop-of.ts';
import { dressWindow, type ShopWindow } from './shop-window.ts';

export interface DistributorOptions {
  readonly p21?: Partial<P21SandboxOptions>;
  readonly oro?: OroSandboxOptions;
  /** The most items that are in the shop as well; 5,000 when left out. */
  readonly shopItems?: number;
  /** Told each step as it begins. */
  readonly onStep?: (step: string) => void;
}

/** A product of the shop is some thirty records; all of a large P21 would take minutes. */
const usualShopItems = 5000;

export interface Distributor {
  readonly p21: P21Sandbox;
  readonly oro: OroSandbox;
  /** Settings of a gateway that serves these two. */
  readonly environment: Readonly<Record<string, string>>;
  /** A P21 customer with web orders partly shipped, a budget, open invoices, shopping lists and several users. */
  readonly tourCustomerId: string;
  /** What a page of the shop can show with the most difference between shoppers. */
  readonly window: ShopWindow;
  close(): Promise<void>;
}

/** Throws when a port is taken or the shop refuses a record. Both systems go by P21's clock unless told otherwise. */
export async function createDistributor(options: DistributorOptions = {}): Promise<Distributor> {
  const settings: P21SandboxOptions = { ...sandboxDefaults, ...options.p21 };
  const say = options.onStep ?? (() => undefined);
  say(`Prophet 21: ${describeScale(settings)}`);
  const p21 = await createP21Sandbox(settings);
  say('OroCommerce: an installation with its custom entities and fields');
  const oro = await createOroSandbox({ now: settings.now, ...options.oro });
  const shop = fillShop(oro, p21.database, {
    companyId: settings.companyId,
    shopItems: options.shopItems ?? usualShopItems,
    say,
  });
  return {
    p21,
    oro,
    environment: environmentOf(p21, oro, settings, shop, options.oro?.clients?.[0] ?? defaultClient),
    tourCustomerId: shop.listKeepers[0] ?? '',
    window: dressWindow(p21.database, shop, settings),
    close: async () => {
      await Promise.all([p21.close(), oro.close()]);
    },
  };
}

const describeScale = ({ items, customers, orders }: P21SandboxOptions): string =>
  `${counted(items)} items, ${counted(customers)} customers, ${counted(orders)} orders over 18 months`;

const counted = (count: number): string => count.toLocaleString('en-US');

function environmentOf(
  p21: P21Sandbox,
  oro: OroSandbox,
  { username, password, companyId, timeZone }: P21SandboxOptions,
  { storefrontClients }: Shop,
  { clientId, clientSecret }: typeof defaultClient,
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
    ORO_CLIENT_ID: clientId,
    ORO_CLIENT_SECRET: clientSecret,
    ORO_STOREFRONT_CLIENTS: JSON.stringify(storefrontClients),
    // Their tokens are those of a customer's administrator, who is a shopper like others.
    ORO_PUBLIC_KEY: oro.publicKeyPem,
    ORO_APPLICATIONS: JSON.stringify(
      storefrontClients.map(({ clientId }) => ({ clientId, role: 'storefront' })),
    ),
  };
}
