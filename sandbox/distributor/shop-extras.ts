/** Budgets of contracts as custom rows, and shopping lists as the shop's users keep them. */
import type { OroSandbox } from '../oro/server.ts';
import type { Database } from '../p21/database/database.ts';
import { dayOf, rowsOf, textOf } from './cells.ts';
import type { Accounts } from './shop-accounts.ts';
import { createShopAuthor, forEachOf, type ShopAuthor } from './shop-author.ts';
import type { Products } from './shop-catalogue.ts';

/** A storefront application of one customer's administrator, as the gateway is configured with. */
export interface StorefrontClient {
  /** The shop's own customer id. */
  readonly customerId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Customers whose users keep shopping lists. */
const listKeepers = 10;

export async function noteBudgets(author: ShopAuthor, database: Database, accounts: Accounts): Promise<void> {
  await forEachOf(rowsOf(database, 'job_price_customer_shipto'), async (row) => {
    const contract = database
      .table('job_price_hdr')
      .first({ job_price_hdr_uid: row.job_price_hdr_uid ?? null });
    const account = accounts.get(String(row.customer_id));
    if (contract === undefined || account === undefined || !row.contract_dollar_limit) return;
    await author.create({
      type: 'extendp21customerbudgets',
      attributes: {
        p21_key: `${row.job_price_cust_shipto_uid}`,
        limit_amount: String(row.contract_dollar_limit),
        spent_amount: String(row.contract_dollar_limit_used ?? 0),
        currency: 'USD',
        period_start: dayOf(database, contract.start_date),
        period_end: dayOf(database, contract.end_date),
        note: textOf(contract.job_description),
      },
      links: { customer: account.customer },
    });
  });
}

/** Each keeper's administrator gets a master list of items the customer bought. */
export async function keepShoppingLists(
  oro: OroSandbox,
  database: Database,
  accounts: Accounts,
  products: Products,
): Promise<StorefrontClient[]> {
  const keepers = [...accounts].filter(([, { users }]) => users.length > 0).slice(0, listKeepers);
  return forEachOf(keepers, async ([p21CustomerId, { customer, users }]) => {
    const application = {
      clientId: `storefront-${p21CustomerId}`,
      clientSecret: `storefront-secret-${p21CustomerId}`,
    };
    oro.parts.authorization.clients.add({
      ...application,
      area: 'storefront',
      grants: ['client_credentials'],
      ...(users[0] && { ownerId: users[0].id }),
    });
    const author = await createShopAuthor(oro.url, application, '/api');
    const list = await author.create({ type: 'shoppinglists', attributes: { name: 'Master shopping list' } });
    for (const itemUid of boughtItems(database, p21CustomerId, products).slice(0, 8)) {
      const product = products.get(itemUid);
      if (product === undefined || !isShown(oro, product.id)) continue;
      await author.create({
        type: 'shoppinglistitems',
        attributes: { quantity: 5 },
        links: { shoppingList: list, product, unit: unitOf(oro, product.id) },
      });
    }
    return { customerId: customer.id, ...application };
  });
}

function boughtItems(database: Database, customerId: string, products: Products): number[] {
  const lines = database
    .table('oe_hdr')
    .find('customer_id', Number(customerId))
    .flatMap((order) => database.table('oe_line').find('order_no', order.order_no ?? null));
  return [...new Set(lines.map((line) => Number(line.inv_mast_uid)))].filter((uid) => products.has(uid));
}

/** The storefront hides what is disabled or discontinued. */
function isShown(oro: OroSandbox, productId: string): boolean {
  const values = oro.store.get('products', productId)?.values;
  return values?.status === 'enabled' && values.inventory_status === 'in_stock';
}

function unitOf(oro: OroSandbox, productId: string) {
  const precision = oro.store.table('productunitprecisions').first('product', productId);
  return { type: 'productunits', id: String(precision?.values.unit) };
}
