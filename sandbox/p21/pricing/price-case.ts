/** One question with everything the steps need to know about its item, place, customer and day. */
import Big from 'big.js';
import type { Database } from '../database/database.ts';
import type { Row } from '../database/row.ts';
import { amount } from './amounts.ts';
import { dayOf } from './calendar-day.ts';
import { type ItemUnits, unitsOf } from './item-units.ts';
import { customerNotValid, itemNotValid } from './price-fault.ts';
import type { PriceQuestion } from './price-question.ts';

export interface PriceCase {
  readonly database: Database;
  readonly question: PriceQuestion;
  readonly customer: Row;
  readonly item: Row;
  /** inv_loc at the source location. */
  readonly stock: Row;
  /** inventory_supplier of the primary supplier at that location, or of the item. */
  readonly supplier: Row | undefined;
  readonly units: ItemUnits;
  /** Base units in the unit that source prices are given in. */
  readonly pricingUnitSize: Big;
  readonly baseQuantity: Big;
  /** In the distributor's time zone, e.g. "2026-01-31". */
  readonly day: string;
}

/** Throws a `PriceFault` when the item is not sold at the location or customer or unit are not known. */
export const openCase = (database: Database, question: PriceQuestion): PriceCase => {
  const { item, stock } = itemAt(database, question.itemId, question.sourceLocationId);
  const units = unitsOf(database, item);
  const size = units.sizeOf(question.unitOfMeasure ?? units.base);
  return {
    database,
    question,
    customer: customerOf(database, question),
    item,
    stock,
    supplier: supplierOf(database, item, stock),
    units,
    pricingUnitSize: pricingUnitSizeOf(item, units),
    baseQuantity: question.quantity.times(size),
    day: dayOf(question.at, database.timeZone),
  };
};

/** Throws a `PriceFault` when there is no such item or it is not defined at the location. */
export const itemAt = (database: Database, itemId: string, locationId: string): { item: Row; stock: Row } => {
  const item = database.table('inv_mast').find('item_id', itemId).find(isLive);
  if (item === undefined) throw itemNotValid();
  const places = database.table('inv_loc').find('inv_mast_uid', item.inv_mast_uid ?? null);
  const stock = places.find((place) => place.location_id === Number(locationId) && isLive(place));
  if (stock === undefined) throw itemNotValid();
  return { item, stock };
};

const isLive = (row: Row): boolean => row.delete_flag !== 'Y';

const customerOf = (database: Database, { customerId, companyId }: PriceQuestion): Row => {
  const match = { customer_id: Number(customerId), company_id: companyId };
  const customer = Number.isFinite(match.customer_id) ? database.table('customer').first(match) : undefined;
  if (customer === undefined || !isLive(customer)) throw customerNotValid();
  return customer;
};

const supplierOf = (database: Database, item: Row, stock: Row): Row | undefined => {
  const suppliers = database
    .table('inventory_supplier')
    .find('inv_mast_uid', item.inv_mast_uid ?? null)
    .filter(isLive);
  return (
    suppliers.find((supplier) => supplier.supplier_id === stock.primary_supplier_id) ??
    suppliers.find((supplier) => supplier.primary_supplier_flag === 'Y') ??
    suppliers[0]
  );
};

/** `sales_pricing_unit_size`, or the size of `sales_pricing_unit`; an item without either is priced by its base unit. */
const pricingUnitSizeOf = (item: Row, units: ItemUnits): Big => {
  const size = amount(item.sales_pricing_unit_size);
  if (size.gt(0)) return size;
  const unit = String(item.sales_pricing_unit ?? '').trim();
  return unit === '' ? new Big(1) : units.sizeOf(unit);
};
