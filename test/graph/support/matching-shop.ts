/** A small shop that knows the customers, some items and the newest web orders of a P21 sandbox. */
import type { Database } from '../../../sandbox/p21/database/database.ts';
import { createShopAuthor, type Link } from './shop-author.ts';

export interface ShopSize {
  readonly products: number;
  readonly orders: number;
}

/** Resolves when the shop holds it all. */
export async function fillMatchingShop(url: string, database: Database, size: ShopSize): Promise<void> {
  const author = await createShopAuthor(url);
  const customers = new Map<unknown, Link>();
  for (const { customer_id: id, customer_name: name } of database.table('customer').all()) {
    const customer = await author.customer(String(name), String(id));
    await author.user(`buyer-${id}@example.com`, customer);
    customers.set(id, customer);
  }
  const [first = '', ...rest] = sellableSkus(database).slice(0, size.products);
  const product = await author.product(first);
  for (const sku of rest) await author.product(sku);
  for (const { order_no: number, web_reference_no: reference, customer_id: id } of webOrders(
    database,
    size,
  )) {
    const customer = customers.get(id);
    if (customer === undefined) throw new Error(`the shop lacks customer ${id}`);
    const keys = { identifier: String(reference), p21_order_no: String(number) };
    await author.order(keys, customer, product);
  }
}

/** OroCommerce takes letters, digits, "-" and "_" only; P21 takes more. */
const sellableSkus = (database: Database): string[] =>
  [...database.table('inv_mast').all()]
    .map(({ item_id: sku }) => String(sku))
    .filter((sku) => /^[A-Za-z0-9_-]+$/.test(sku));

const webOrders = (database: Database, { orders }: ShopSize) =>
  [...database.table('oe_hdr').all()]
    .filter((row) => row.web_reference_no != null)
    .sort((one, other) => Number(other.order_date) - Number(one.order_date))
    .slice(0, orders);
