/** Shopping lists as the shop's users keep them, and the storefront applications the gateway reads them with. */
import type { OAuthClients } from '../oro/oauth/oauth-client.ts';
import { isOnSale, soldUnits } from '../oro/storefront/product-facts.ts';
import type { Database } from '../p21/database/database.ts';
import { rowsWith } from './cells.ts';
import type { Account } from './customers.ts';
import type { ShopUser } from './people.ts';
import type { Products } from './products.ts';
import type { Link, ShopWriter } from './shop-writer.ts';

/** A storefront application of one customer's administrator, in the form of the gateway's configuration. */
export interface StorefrontClient {
  /** The shop's own customer id. */
  readonly customerId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const listLength = 8;

/** The administrator keeps a list of what the customer bought, the next user one of the first things on it. */
export function keepShoppingLists(
  writer: ShopWriter,
  database: Database,
  products: Products,
  customerId: string,
  { users: [administrator, buyer] }: Account,
): void {
  const goods = boughtGoods(writer, database, products, customerId).slice(0, listLength);
  if (administrator !== undefined) writeList(writer, administrator, 'Master shopping list', goods, 5);
  if (buyer !== undefined) writeList(writer, buyer, 'Weekly order', goods.slice(0, 3), 2);
}

function writeList(
  writer: ShopWriter,
  user: ShopUser,
  name: string,
  goods: readonly Link[],
  quantity: number,
): void {
  const shoppingList = writer.createAs(user.link.id, { type: 'shoppinglists', attributes: { name } });
  for (const product of goods) {
    const [unit] = unitsOf(writer, product);
    if (unit === undefined) continue;
    writer.createAs(user.link.id, {
      type: 'shoppinglistitems',
      attributes: { quantity },
      links: { shoppingList, product, unit },
    });
  }
}

function unitsOf({ store }: ShopWriter, { id }: Link): Link[] {
  const product = store.get('products', id);
  return product === undefined
    ? []
    : soldUnits(store, product).map(({ unit }) => ({ type: 'productunits', id: unit }));
}

/** What the customer ever ordered and the shop still shows, the oldest first. */
function boughtGoods(
  { store }: ShopWriter,
  database: Database,
  products: Products,
  customerId: string,
): Link[] {
  const uids = rowsWith(database, 'oe_hdr', 'customer_id', Number(customerId))
    .flatMap((order) => rowsWith(database, 'oe_line', 'order_no', order.order_no))
    .map((line) => Number(line.inv_mast_uid));
  return [...new Set(uids)].flatMap((uid) => {
    const link = products.get(uid);
    const product = link && store.get('products', link.id);
    return link && product && isOnSale(product) ? [link] : [];
  });
}

/** An application for one customer; as a real one its user is an administrator of the customer (oro-observed, custom round 3). */
export function registerApplication(
  clients: OAuthClients,
  p21CustomerId: string,
  { customer, users }: Account,
): StorefrontClient[] {
  const [administrator] = users;
  if (administrator === undefined) return [];
  const clientId = `storefront-${p21CustomerId}`;
  const clientSecret = `storefront-secret-${p21CustomerId}`;
  const ownerId = administrator.link.id;
  clients.add({ clientId, clientSecret, area: 'storefront', grants: ['client_credentials'], ownerId });
  return [{ customerId: customer.id, clientId, clientSecret }];
}
