/** What a shop would put in its window: two shoppers with a budget who pay different prices, and goods to show it. */
import Big from 'big.js';
import type { Database } from '../p21/database/database.ts';
import type { Row } from '../p21/database/row.ts';
import { priceOf } from '../p21/pricing/price-engine.ts';
import { PriceFault } from '../p21/pricing/price-fault.ts';
import { rowsOf, rowsWith, textOf } from './cells.ts';
import { budgetsOf } from './custom-rows.ts';
import type { Filling, Shop } from './shop-of.ts';

export interface WindowShopper {
  readonly customerId: string;
  readonly name: string;
  /** Storefront application whose token is that of the company's administrator. */
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface WindowItem {
  readonly sku: string;
  readonly name: string;
}

export interface ShopWindow {
  readonly shoppers: readonly WindowShopper[];
  readonly items: readonly WindowItem[];
}

const shopperCount = 2;
const itemCount = 12;
/** Beyond the breaks of most rules. */
const many = 1000;

/** Those with most to show first; fewer than two shoppers when fewer have a budget. */
export function dressWindow(
  database: Database,
  shop: Shop,
  { companyId }: Pick<Filling, 'companyId'>,
): ShopWindow {
  const budgeted = new Set(budgetsOf(database).map((member) => String(member.customer_id)));
  const shoppers = shop.listKeepers
    .filter((customerId) => budgeted.has(customerId))
    .flatMap((customerId) => shopperOf(database, shop, customerId))
    .slice(0, shopperCount);
  const priced = shoppers.map(({ customerId }) => priceFor(database, companyId, customerId));
  const breaksOf = (item: Row) => priced.filter((price) => price(item, 1) !== price(item, many)).length;
  const items = shoppers
    .flatMap(({ customerId }) => agreedItems(database, customerId))
    .filter((item) => isInWindow(database, shop, item))
    .filter((item) => new Set(priced.map((price) => price(item, 1))).size === priced.length)
    .sort((one, other) => breaksOf(other) - breaksOf(one));
  return { shoppers, items: [...new Set(items)].slice(0, itemCount).map(itemOf) };
}

function shopperOf(
  database: Database,
  { accounts, storefrontClients }: Shop,
  customerId: string,
): WindowShopper[] {
  const [row] = rowsWith(database, 'customer', 'customer_id', Number(customerId));
  const oroId = accounts.get(customerId)?.customer.id;
  const client = storefrontClients.find((one) => one.customerId === oroId);
  if (client === undefined) return [];
  const { clientId, clientSecret } = client;
  return [{ customerId, name: textOf(row?.customer_name) ?? customerId, clientId, clientSecret }];
}

/** What the customer's contracts price. */
const agreedItems = (database: Database, customerId: string): Row[] =>
  rowsWith(database, 'job_price_hdr', 'customer_id', Number(customerId))
    .flatMap((contract) =>
      rowsWith(database, 'job_price_line', 'job_price_hdr_uid', contract.job_price_hdr_uid),
    )
    .flatMap((line) => rowsWith(database, 'inv_mast', 'inv_mast_uid', line.inv_mast_uid));

const isInWindow = (database: Database, { products }: Shop, item: Row): boolean =>
  products.has(Number(item.inv_mast_uid)) &&
  rowsWith(database, 'inv_loc', 'inv_mast_uid', item.inv_mast_uid).some((row) => Number(row.qty_on_hand) > 0);

type PriceOfEach = (item: Row, quantity: number) => string;

function priceFor(database: Database, companyId: string, customerId: string): PriceOfEach {
  const [location] = rowsOf(database, 'location');
  const locationId = String(location?.location_id ?? '');
  return (item, quantity) => {
    try {
      return priceOf(database, {
        companyId,
        customerId,
        salesLocationId: locationId,
        sourceLocationId: locationId,
        itemId: String(item.item_id),
        quantity: new Big(quantity),
        at: database.now(),
      }).unitPrice.toString();
    } catch (fault) {
      // An item without a price is not put in the window: both shoppers have the same of it.
      if (fault instanceof PriceFault) return 'none';
      throw fault;
    }
  };
}

const itemOf = (row: Row): WindowItem => ({
  sku: String(row.item_id).trim(),
  name: textOf(row.item_desc) ?? String(row.item_id),
});
