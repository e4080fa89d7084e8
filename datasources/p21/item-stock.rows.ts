/** An item with its units and its stock everywhere, as one record. */
import type { ItemRow, ItemUnitRow } from './items.rows.ts';
import type { StockRow } from './stock.rows.ts';
import { itemLocationTable } from './stock.rows.ts';
import { defineTable } from './table.ts';

export interface ItemStockRow {
  readonly item: ItemRow;
  /** Without deleted ones. */
  readonly units: readonly ItemUnitRow[];
  /** One for each location that carries the item. */
  readonly places: readonly StockRow[];
}

const { itemUid, locationId, companyId, lastChangedAt, modifiedAt } = itemLocationTable.columns;

/** What says that the stock of an item moved, without the stock itself. */
export const stockChangeTable = defineTable(itemLocationTable.name, {
  key: ['itemUid', 'locationId', 'companyId'],
  columns: { itemUid, locationId, companyId, lastChangedAt, modifiedAt },
});
