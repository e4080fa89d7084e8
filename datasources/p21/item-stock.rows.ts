/** An item with its units and its stock everywhere, as one record. */
import type { ItemUnitRow } from './items.rows.ts';
import { itemTable } from './items.rows.ts';
import type { StockRow } from './stock.rows.ts';
import { itemLocationTable } from './stock.rows.ts';
import type { RowOf } from './table.ts';
import { defineTable } from './table.ts';

const { itemUid: uid, itemId, baseUnit, otherCharge, hiddenFromWeb, inactive, deleted } = itemTable.columns;

/** No more of an item than stock is copied with: a hundred thousand of them are read. */
export const stockedItemTable = defineTable(itemTable.name, {
  key: ['itemUid'],
  deletion: { deleteFlag: deleted },
  columns: { itemUid: uid, itemId, baseUnit, otherCharge, hiddenFromWeb, inactive, deleted },
});
export type StockedItemRow = RowOf<typeof stockedItemTable>;

export interface ItemStockRow {
  readonly item: StockedItemRow;
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
