/**
 * Items with their stock at every location, for copying them elsewhere: page by page, by item id, and which of them
 * moved. Stock moves `inv_last_changed_date`, changes of the record `date_last_modified` (p21-api 8); what is held
 * back in `inv_loc_stock_status` carries no date and shows in a full comparison only.
 */
import type { Instant } from '../../src/instant.ts';
import type { ChangedRows } from './changed-rows.ts';
import { changedRows } from './changed-rows.ts';
import type { ItemStockRow, StockedItemRow } from './item-stock.rows.ts';
import { stockChangeTable, stockedItemTable } from './item-stock.rows.ts';
import type { ItemsSource } from './items.datasource.ts';
import { gt } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import type { StockSource } from './stock.datasource.ts';
import type { Tenant } from './tenant.ts';

export interface ItemChange {
  readonly itemUid: number;
  readonly at: Instant;
}

/** Changes per question: the answer holds five short columns. */
const changesPerPage = 5000;

export class ItemStockSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
    private readonly items: ItemsSource,
    private readonly stock: StockSource,
  ) {}

  /** The next items by uid; without deleted ones. `count` asks how many there are in all. */
  async page(
    after: number,
    first: number,
    options: ReadOptions & { readonly count?: boolean } = {},
  ): Promise<{
    readonly rows: readonly ItemStockRow[];
    readonly last: number | null;
    readonly total?: number;
  }> {
    const { rows, total } = await this.odata.page(stockedItemTable, {
      ...options,
      filter: gt(stockedItemTable.columns.itemUid, after),
      first,
      skip: 0,
    });
    const last = rows.length < first ? null : (rows.at(-1)?.itemUid ?? null);
    return { rows: await this.#withStock(rows, options), last, ...(total !== undefined && { total }) };
  }

  /** Unknown and deleted items are absent. */
  async byItemIds(itemIds: readonly string[], options: ReadOptions = {}): Promise<ItemStockRow[]> {
    const ids = itemIds.map((itemId) => itemId.trim().toUpperCase());
    return this.#withStock(await this.odata.byKeys(stockedItemTable, 'itemId', ids, options), options);
  }

  /** Items by uid with their units, without stock; deleted items too. */
  async unitsOf(
    uids: readonly number[],
    options: ReadOptions = {},
  ): Promise<Pick<ItemStockRow, 'item' | 'units'>[]> {
    const [items, units] = await Promise.all([
      this.odata.byKeys(stockedItemTable, 'itemUid', uids, { ...options, withDeleted: true }),
      this.items.units(uids, options),
    ]);
    const unitsOf = Map.groupBy(units, ({ itemUid }) => itemUid);
    return items.map((item) => ({ item, units: unitsOf.get(item.itemUid) ?? [] }));
  }

  /** Items whose stock or location records changed at or after the moment, each once with its latest change. */
  async changedSince(since: Instant, options: ReadOptions = {}): Promise<ChangedRows<ItemChange>> {
    const changed = await changedRows(this.odata, {
      ...options,
      table: stockChangeTable,
      dates: ['lastChangedAt', 'modifiedAt'],
      since,
      filter: ofCompany(stockChangeTable, this.tenant.companyId),
      first: changesPerPage,
    });
    const changedAt = new Map<number, Instant>();
    for (const { itemUid, lastChangedAt, modifiedAt } of changed.rows) {
      const times = [lastChangedAt, modifiedAt, changedAt.get(itemUid)].filter((time) => time != null);
      changedAt.set(itemUid, times.toSorted().at(-1) ?? since);
    }
    return { ...changed, rows: [...changedAt].map(([itemUid, at]) => ({ itemUid, at })) };
  }

  async #withStock(items: readonly StockedItemRow[], options: ReadOptions): Promise<ItemStockRow[]> {
    const uids = items.map(({ itemUid }) => itemUid);
    const [units, places] = await Promise.all([
      this.items.units(uids, options),
      this.stock.byItems(uids, undefined, options),
    ]);
    const unitsOf = Map.groupBy(units, ({ itemUid }) => itemUid);
    const placesOf = Map.groupBy(places, ({ itemUid }) => itemUid);
    return items.map((item) => ({
      item,
      units: unitsOf.get(item.itemUid) ?? [],
      places: placesOf.get(item.itemUid) ?? [],
    }));
  }
}
