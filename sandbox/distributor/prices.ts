/** Prices of the shop: list prices for everybody, and a price list of its own for each customer with a contract. */
import { createHash } from 'node:crypto';
import Big from 'big.js';
import type { Store } from '../oro/store/store.ts';
import type { Database } from '../p21/database/database.ts';
import type { Row } from '../p21/database/row.ts';
import { rowStatus } from '../p21/pricing/price-codes.ts';
import { priceOf } from '../p21/pricing/price-engine.ts';
import { PriceFault } from '../p21/pricing/price-fault.ts';
import { amountOf, moneyOf, rowsOf, rowsWith, textOf } from './cells.ts';
import type { Accounts } from './customers.ts';
import type { Products } from './products.ts';
import type { Link, ShopWriter } from './shop-writer.ts';
import { unitOf, unitsOf } from './units.ts';

/** The price list of the website itself (recording 6.1/200). */
const websitePriceList = '1';

/** What P21 charges when nothing is agreed, for one of each unit that is sold. */
export function publishListPrices({ store }: ShopWriter, database: Database, products: Products): void {
  for (const item of rowsOf(database, 'inv_mast')) {
    const product = products.get(Number(item.inv_mast_uid));
    const listPrice = amountOf(item.price1);
    if (product === undefined || listPrice.lte(0)) continue;
    const pricingSize = Number(item.sales_pricing_unit_size) || 1;
    for (const unit of unitsOf(database, item).filter(({ selling_unit: sold }) => sold === 'Y')) {
      const value = listPrice.times(amountOf(unit.unit_size)).div(pricingSize);
      insertPrice(store, websitePriceList, product, unitOf(textOf(unit.unit_of_measure)), value);
    }
  }
}

/** Past the API, which gives prices ids by chance: here the same distributor has the same prices under the same ids. */
function insertPrice(store: Store, priceList: string, product: Link, unit: Link, value: Big): void {
  const rounded = moneyOf(value);
  const priceKey = [priceList, product.id, unit.id, 'USD', 1].join(' ');
  if (new Big(rounded).lte(0) || store.table('productprices').first('priceKey', priceKey)) return;
  const values = { priceList, product: product.id, unit: unit.id, currency: 'USD', quantity: 1 };
  store.insert('productprices', { ...values, value: rounded, priceKey }, `${uuidOf(priceKey)}-${priceList}`);
}

const uuidOf = (text: string): string =>
  createHash('sha1')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-5$3-8$4-$5');

export interface PricedShop {
  readonly database: Database;
  readonly companyId: string;
  readonly accounts: Accounts;
  readonly products: Products;
}

/** P21 answers what each line of a running contract costs; the shop keeps the answers. */
export function publishContractPrices(writer: ShopWriter, shop: PricedShop): void {
  const contracts = rowsOf(shop.database, 'job_price_hdr').filter((row) =>
    isRunning(row, shop.database.now()),
  );
  const byCustomer = Map.groupBy(contracts, (row) => String(row.customer_id));
  for (const [customerId, own] of byCustomer) {
    const account = shop.accounts.get(customerId);
    if (account === undefined) continue;
    const list = createPriceList(writer, `Contract prices of ${customerId}`, account.customer);
    for (const contract of own) copyLines(writer.store, shop, contract, list);
  }
}

export const isRunning = (contract: Row, now: number): boolean =>
  contract.approved === 'Y' &&
  contract.cancelled !== 'Y' &&
  contract.row_status_flag === rowStatus.active &&
  Number(contract.start_date) <= now &&
  now <= Number(contract.end_date);

function createPriceList(writer: ShopWriter, name: string, customer: Link): Link {
  const priceList = writer.create({
    type: 'pricelists',
    attributes: { name, active: true, priceListCurrencies: ['USD'] },
  });
  writer.create({
    type: 'pricelisttocustomers',
    attributes: { sortOrder: 1, mergeAllowed: true },
    links: { customer, priceList },
  });
  return priceList;
}

function copyLines(store: Store, shop: PricedShop, contract: Row, list: Link): void {
  const { database, products } = shop;
  for (const line of rowsWith(database, 'job_price_line', 'job_price_hdr_uid', contract.job_price_hdr_uid)) {
    const product = products.get(Number(line.inv_mast_uid));
    const item = database.table('inv_mast').first({ inv_mast_uid: line.inv_mast_uid ?? null });
    if (product === undefined || item === undefined) continue;
    const unit = textOf(line.uom) ?? textOf(item.base_unit) ?? 'EA';
    const price = agreedPrice(shop, contract, item, unit);
    if (price !== undefined) insertPrice(store, list.id, product, unitOf(unit), price);
  }
}

/** Undefined where P21 has no contract price: the item is not kept at the contract's location, or the line is over. */
function agreedPrice(
  { database, companyId }: PricedShop,
  contract: Row,
  item: Row,
  unit: string,
): Big | undefined {
  const location = String(contract.sales_loc_id);
  try {
    const { unitPrice, offer } = priceOf(database, {
      companyId,
      customerId: String(contract.customer_id),
      salesLocationId: location,
      sourceLocationId: location,
      itemId: String(item.item_id),
      quantity: new Big(1),
      unitOfMeasure: unit,
      priceUnit: unit,
      at: database.now(),
    });
    return offer.step === 'contract' ? unitPrice : undefined;
  } catch (fault) {
    if (fault instanceof PriceFault) return undefined;
    throw fault;
  }
}
