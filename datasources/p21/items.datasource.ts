/** Items and what hangs on them (p21-api 7.2). Item ids are looked up in upper case (p21-api 3.3). */
import type { Instant } from '../../src/instant.ts';
import type {
  CustomerPartNumberRow,
  ItemKeyRow,
  ItemRow,
  ItemSupplierRow,
  ItemUnitRow,
} from './items.rows.ts';
import {
  customerPartNumberTable,
  itemKeyTable,
  itemSupplierTable,
  itemTable,
  itemUnitTable,
} from './items.rows.ts';
import { and, contains, eq, ge, gt, isNotYes, le, or, startsWith } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { LookupOptions, Page, PageQuery, ReadOptions } from './paging.ts';
import type { ScanQuery } from './scan-table.ts';
import { scanTable } from './scan-table.ts';
import type { Tenant } from './tenant.ts';

const columns = itemTable.columns;

export interface ItemFilter {
  /** Beginning of the item id, or part of the description. */
  readonly search?: string | undefined;
  /** Leaves out items marked inactive. */
  readonly activeOnly?: boolean | undefined;
  readonly modifiedSince?: Instant | undefined;
}

export class ItemsSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  /** `withDeleted` for the items of old orders: order lines carry no item id of their own. */
  byUids(itemUids: readonly number[], options: LookupOptions = {}): Promise<ItemRow[]> {
    return this.odata.byKeys(itemTable, 'itemUid', itemUids, options);
  }

  /** The case of the ids does not matter; unknown ids are absent from the answer. */
  byItemIds(itemIds: readonly string[], options: LookupOptions = {}): Promise<ItemRow[]> {
    return this.odata.byKeys(itemTable, 'itemId', itemIds.map(toWireId), options);
  }

  /** As `byItemIds`, with the few columns that prices and stock are asked by. */
  keysByItemIds(itemIds: readonly string[], options: LookupOptions = {}): Promise<ItemKeyRow[]> {
    return this.odata.byKeys(itemKeyTable, 'itemId', itemIds.map(toWireId), options);
  }

  /** The next items after one, by uid, for going through all of them; 0 for the first. */
  async keysAfter(itemUid: number, first: number, options: ReadOptions = {}): Promise<ItemKeyRow[]> {
    const filter = gt(itemKeyTable.columns.itemUid, itemUid);
    return (await this.odata.page(itemKeyTable, { ...options, filter, first, skip: 0 })).rows;
  }

  page(
    query: PageQuery<ItemFilter, keyof ItemRow & string>,
    options: ReadOptions = {},
  ): Promise<Page<ItemRow>> {
    return this.odata.page(itemTable, { ...query, ...options, filter: toFilter(query.filter ?? {}) });
  }

  units(itemUids: readonly number[], options: ReadOptions = {}): Promise<ItemUnitRow[]> {
    return this.odata.byKeys(itemUnitTable, 'itemUid', itemUids, options);
  }

  /** Units of all items from one uid to another, both included: one call where `units` would need many. */
  unitsBetween(firstUid: number, lastUid: number, options: ReadOptions = {}): Promise<ItemUnitRow[]> {
    const { itemUid } = itemUnitTable.columns;
    return this.odata.rows(itemUnitTable, {
      ...options,
      filter: and(ge(itemUid, firstUid), le(itemUid, lastUid)),
    });
  }

  /** Items by uid. */
  scan(query: ScanQuery): Promise<Page<ItemRow>> {
    return scanTable(this.odata, itemTable, 'itemUid', query);
  }

  /** One customer's own part numbers for these items. */
  customerPartNumbers(
    customerId: string,
    itemUids: readonly number[],
    options: ReadOptions = {},
  ): Promise<CustomerPartNumberRow[]> {
    const filter = and(
      ofCompany(customerPartNumberTable, this.tenant.companyId),
      eq(customerPartNumberTable.columns.customerId, customerId),
    );
    return this.odata.byKeys(customerPartNumberTable, 'itemUid', itemUids, { ...options, filter });
  }

  suppliers(itemUids: readonly number[], options: ReadOptions = {}): Promise<ItemSupplierRow[]> {
    return this.odata.byKeys(itemSupplierTable, 'itemUid', itemUids, options);
  }
}

const toWireId = (itemId: string): string => itemId.trim().toUpperCase();

function toFilter({ search, activeOnly, modifiedSince }: ItemFilter) {
  const wanted = search?.trim();
  return and(
    wanted
      ? or(startsWith(columns.itemId, wanted.toUpperCase()), contains(columns.description, wanted))
      : undefined,
    activeOnly === true ? isNotYes(columns.inactive) : undefined,
    modifiedSince === undefined ? undefined : ge(columns.modifiedAt, modifiedSince),
  );
}
