/** Units of measure of P21 as the shop's. */
import type { Database } from '../p21/database/database.ts';
import type { Row } from '../p21/database/row.ts';
import { isDeleted, rowsOf, rowsWith, textOf } from './cells.ts';
import type { Link, ShopWriter } from './shop-writer.ts';

/** Units that are sold in parts. */
const measured = new Set(['FT', 'LB', 'GA']);

export const precisionOf = (code: string): number => (measured.has(code) ? 2 : 0);

/** The shop's own code of the piece is `each` (recording 6.1/201); other units keep P21's in small letters. */
export const unitOf = (code: string | undefined): Link => ({
  type: 'productunits',
  id: code === undefined || code === 'EA' ? 'each' : code.toLowerCase(),
});

/** Written past the API, which offers no way to choose the code of a unit. */
export function createUnits({ store }: ShopWriter, database: Database): void {
  for (const row of rowsOf(database, 'unit_of_measure')) {
    const code = textOf(row.unit_id);
    const { id } = unitOf(code);
    if (store.get('productunits', id) !== undefined) continue;
    const label = (textOf(row.unit_description) ?? id).toLowerCase();
    const labels = { label, pluralLabel: label, shortLabel: id, shortPluralLabel: id };
    store.insert('productunits', { ...labels, defaultPrecision: precisionOf(code ?? '') }, id);
  }
}

/** Units of an item, the base unit first: stock is counted in it. */
export function unitsOf(database: Database, item: Row): Row[] {
  const isBase = (row: Row) => Number(row.unit_of_measure === item.base_unit);
  return rowsWith(database, 'item_uom', 'inv_mast_uid', item.inv_mast_uid)
    .filter((row) => !isDeleted(row))
    .toSorted((a, b) => isBase(b) - isBase(a) || Number(a.unit_size) - Number(b.unit_size));
}
