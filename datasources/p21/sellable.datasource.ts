/** What decides whether an item may be ordered: few columns of many items, so that a long order costs few calls. */
import { calendarDate, flag, id, integer, nullable, optional, optionalFlag, text } from './column.ts';
import { and, eq, isPossible } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { LookupOptions, ReadOptions } from './paging.ts';
import type { RowOf } from './table.ts';
import { defineTable } from './table.ts';
import type { Tenant } from './tenant.ts';

const itemDeleted = flag('delete_flag');

const sellableItemTable = defineTable('inv_mast', {
  key: ['itemUid'],
  deletion: { deleteFlag: itemDeleted },
  columns: {
    itemUid: integer('inv_mast_uid'),
    itemId: id('item_id', 'text'),
    baseUnit: nullable(text('base_unit')),
    defaultSellingUnit: nullable(text('default_selling_unit')),
    inactive: flag('inactive'),
    /** Only some customers may buy it; which, P21 alone knows. */
    restricted: optionalFlag('restricted_flag'),
    /** A charge rather than goods: needs no stock at a location. */
    otherCharge: flag('other_charge_item'),
    discontinuedOn: optional(calendarDate('discontinued_date')),
    deleted: itemDeleted,
  },
});
export type SellableItemRow = RowOf<typeof sellableItemTable>;

const placeDeleted = flag('delete_flag');

const sellablePlaceTable = defineTable('inv_loc', {
  key: ['itemUid', 'locationId', 'companyId'],
  deletion: { deleteFlag: placeDeleted },
  columns: {
    itemUid: integer('inv_mast_uid'),
    locationId: id('location_id', 'number'),
    companyId: text('company_id'),
    /** 'Y', 'N', or null where nobody said: only 'N' forbids. */
    sellable: nullable(text('sellable')),
    discontinued: flag('discontinued'),
    deleted: placeDeleted,
  },
});
export type SellablePlaceRow = RowOf<typeof sellablePlaceTable>;

export class SellableSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  /** The case of the ids does not matter; unknown and deleted items are absent from the answer. */
  items(itemIds: readonly string[], options: ReadOptions = {}): Promise<SellableItemRow[]> {
    const ids = itemIds.map((itemId) => itemId.trim().toUpperCase());
    return this.odata.byKeys(sellableItemTable, 'itemId', ids, options);
  }

  /** `withDeleted` for the items of old orders. */
  itemsByUid(itemUids: readonly number[], options: LookupOptions = {}): Promise<SellableItemRow[]> {
    return this.odata.byKeys(sellableItemTable, 'itemUid', itemUids, options);
  }

  /** Which of the items the location carries. */
  async atLocation(
    locationId: string,
    itemUids: readonly number[],
    options: ReadOptions = {},
  ): Promise<SellablePlaceRow[]> {
    const { columns } = sellablePlaceTable;
    if (!isPossible(columns.locationId, locationId)) return [];
    const here = eq(columns.locationId, locationId);
    const filter = and(ofCompany(sellablePlaceTable, this.tenant.companyId), here);
    return this.odata.byKeys(sellablePlaceTable, 'itemUid', itemUids, { ...options, filter });
  }
}
