/** The items of P21 as products of the shop, with their units and what is available of them. */
import Big from 'big.js';
import type { Database } from '../p21/database/database.ts';
import type { Row } from '../p21/database/row.ts';
import { availabilityOf } from '../p21/pricing/availability.ts';
import { amountOf, isDeleted, rowsOf, rowsWith, textOf } from './cells.ts';
import type { IncludedRecord, Link, ShopWriter } from './shop-writer.ts';
import { precisionOf, unitOf, unitsOf } from './units.ts';

/** Products by item uid of P21. */
export type Products = ReadonlyMap<number, Link>;

/** Oro takes letters, digits, "-" and "_" in a SKU, three of them at least; P21 takes more, and those items stay out of the shop. */
const possibleSku = /^[A-Za-z0-9_-]{3,255}$/;

/** At most so many: a shop need not carry the whole range, and what it has sold or agreed prices for comes first. */
export function createProducts(writer: ShopWriter, database: Database, atMost: number): Products {
  const taxCode = writer.create({ type: 'producttaxcodes', attributes: { code: 'GOODS' } });
  return new Map(
    rangeOf(database, atMost).map((item) => [
      Number(item.inv_mast_uid),
      createProduct(writer, database, item, taxCode),
    ]),
  );
}

function rangeOf(database: Database, atMost: number): readonly Row[] {
  const items = rowsOf(database, 'inv_mast').filter(isForSale);
  if (items.length <= atMost) return items;
  const wanted = new Set(['oe_line', 'job_price_line'].flatMap((table) => uidsIn(database, table)));
  const isWanted = (item: Row) => wanted.has(Number(item.inv_mast_uid));
  const range = new Set([...items.filter(isWanted), ...items].slice(0, atMost));
  return items.filter((item) => range.has(item));
}

const uidsIn = (database: Database, table: string): number[] =>
  rowsOf(database, table).map((row) => Number(row.inv_mast_uid));

const isForSale = (item: Row): boolean =>
  !isDeleted(item) && item.other_charge_item !== 'Y' && possibleSku.test(textOf(item.item_id) ?? '');

/** In base units, of all locations together; the shop has one stock. */
const availableOf = (database: Database, item: Row): Big =>
  rowsWith(database, 'inv_loc', 'inv_mast_uid', item.inv_mast_uid)
    .filter((place) => !isDeleted(place))
    .reduce((sum, place) => sum.plus(availabilityOf(database, place).available), new Big(0));

function createProduct(writer: ShopWriter, database: Database, item: Row, taxCode: Link): Link {
  const available = availableOf(database, item);
  const precisions = unitsOf(database, item).map(toPrecision);
  const name = textOf(item.item_desc) ?? textOf(item.item_id);
  const product = writer.create({
    type: 'products',
    attributes: { sku: textOf(item.item_id), status: item.inactive === 'Y' ? 'disabled' : 'enabled' },
    links: {
      taxCode,
      names: [{ type: 'productnames', id: 'name' }],
      attributeFamily: { type: 'attributefamilies', id: '1' },
      primaryUnitPrecision: { type: 'productunitprecisions', id: 'unit-0' },
      unitPrecisions: precisions.map(({ type, id }) => ({ type, id })),
      inventory_status: { type: 'prodinventorystatuses', id: statusOf(item, available) },
    },
    included: [{ type: 'productnames', id: 'name', attributes: { string: name } }, ...precisions],
  });
  writer.stamp(product, item);
  setLevels(writer, product, available);
  return product;
}

function statusOf(item: Row, available: Big): string {
  if (typeof item.discontinued_date === 'number') return 'discontinued';
  return available.gt(0) ? 'in_stock' : 'out_of_stock';
}

const toPrecision = (unit: Row, at: number): IncludedRecord => ({
  type: 'productunitprecisions',
  id: `unit-${at}`,
  attributes: {
    precision: precisionOf(textOf(unit.unit_of_measure) ?? ''),
    conversionRate: Number(unit.unit_size),
    sell: at === 0 || unit.selling_unit === 'Y',
  },
  links: { unit: unitOf(textOf(unit.unit_of_measure)) },
});

/** The shop makes a level for every unit of a product; each counts what makes whole units of what there is. */
function setLevels({ store }: ShopWriter, product: Link, available: Big): void {
  for (const level of store.table('inventorylevels').find('product', product.id)) {
    const unit = store.get('productunitprecisions', String(level.values.productUnitPrecision))?.values;
    const inUnits = available.div(amountOf(Number(unit?.conversionRate ?? 1)));
    const quantity = inUnits.lt(0) ? new Big(0) : inUnits.round(Number(unit?.precision ?? 0), Big.roundDown);
    store.update('inventorylevels', level.id, { quantity: quantity.toFixed() });
  }
}
