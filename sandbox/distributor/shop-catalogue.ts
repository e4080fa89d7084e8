/** The items of P21 as products of the shop, with their units and what is available of them. */
import Big from 'big.js';
import type { Store } from '../oro/store/store.ts';
import type { Database } from '../p21/database/database.ts';
import type { Row } from '../p21/database/row.ts';
import { isDeleted, rowsOf, textOf } from './cells.ts';
import { forEachOf, type Link, type ShopAuthor } from './shop-author.ts';

/** Products by item uid of P21. */
export type Products = ReadonlyMap<number, Link>;

/** Units that are sold in parts. */
const measured = new Set(['FT', 'LB', 'GA']);

/** Oro takes letters, digits, "-" and "_" in a SKU only; P21 takes more, and those items stay out of the shop. */
const sellableSku = /^[A-Za-z0-9_-]+$/;

export const unitIdOf = (code: string): string => (code === 'EA' ? 'each' : code.toLowerCase());

export async function stockShelves(author: ShopAuthor, store: Store, database: Database): Promise<Products> {
  createUnits(store, database);
  const items = rowsOf(database, 'inv_mast').filter(isForSale);
  const products = await forEachOf(items, async (item) => {
    const link = await author.create(productOf(database, item));
    setLevels(store, database, item, link);
    return [Number(item.inv_mast_uid), link] as const;
  });
  return new Map(products);
}

const isForSale = (item: Row): boolean =>
  !isDeleted(item) && item.other_charge_item !== 'Y' && sellableSku.test(textOf(item.item_id) ?? '');

/** Written past the API, which offers no way to choose the code of a unit. */
function createUnits(store: Store, database: Database): void {
  for (const row of rowsOf(database, 'unit_of_measure')) {
    const code = textOf(row.unit_id) ?? '';
    const label = code.toLowerCase();
    if (store.get('productunits', unitIdOf(code)) !== undefined) continue;
    const labels = { label, shortLabel: label, pluralLabel: label, shortPluralLabel: label };
    store.insert('productunits', { ...labels, defaultPrecision: measured.has(code) ? 2 : 0 }, unitIdOf(code));
  }
}

function productOf(database: Database, item: Row) {
  const units = sellingUnits(database, item);
  const precisions = units.map((_, index) => ({ type: 'productunitprecisions', id: `u${index}` }));
  return {
    type: 'products',
    attributes: { sku: textOf(item.item_id), status: item.inactive === 'Y' ? 'disabled' : 'enabled' },
    links: {
      names: [{ type: 'productnames', id: 'n' }],
      attributeFamily: { type: 'attributefamilies', id: '1' },
      primaryUnitPrecision: { type: 'productunitprecisions', id: 'u0' },
      unitPrecisions: precisions,
      inventory_status: {
        type: 'prodinventorystatuses',
        id: item.discontinued_date ? 'discontinued' : 'in_stock',
      },
    },
    included: [
      { type: 'productnames', id: 'n', attributes: { string: textOf(item.item_desc), fallback: null } },
      ...units.map(toPrecision),
    ],
  };
}

/** The base unit first: stock is counted in it. */
function sellingUnits(database: Database, item: Row): Row[] {
  const units = database
    .table('item_uom')
    .find('inv_mast_uid', item.inv_mast_uid ?? null)
    .filter((unit) => !isDeleted(unit));
  return [...units].sort((one, other) => Number(one.unit_size) - Number(other.unit_size));
}

function toPrecision(unit: Row, index: number) {
  const code = textOf(unit.unit_of_measure) ?? 'EA';
  return {
    type: 'productunitprecisions',
    id: `u${index}`,
    attributes: {
      precision: measured.has(code) ? 2 : 0,
      conversionRate: Number(unit.unit_size),
      sell: unit.selling_unit === 'Y',
    },
    relationships: { unit: { data: { type: 'productunits', id: unitIdOf(code) } } },
  };
}

/** Every unit of a product has a level; the shop counts whole units of what P21 has available in base units. */
function setLevels(store: Store, database: Database, item: Row, product: Link): void {
  const available = database
    .table('inv_loc')
    .find('inv_mast_uid', item.inv_mast_uid ?? null)
    .reduce(
      (sum, row) => sum.plus(row.qty_on_hand?.toString() ?? 0).minus(row.qty_allocated?.toString() ?? 0),
      new Big(0),
    );
  for (const level of store.table('inventorylevels').find('product', product.id)) {
    const precision = store.get('productunitprecisions', String(level.values.productUnitPrecision));
    const size = String(precision?.values.conversionRate ?? 1);
    const quantity = available.lt(0) ? new Big(0) : available.div(size).round(2, Big.roundDown);
    store.update('inventorylevels', level.id, { quantity: quantity.toFixed() });
  }
}
