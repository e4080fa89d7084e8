/** Stock per item and location: two tables joined here, because OData has no joins (p21-api 6.3, 7.2). */
import { add, subtract } from '../../src/decimal.ts';
import { toInstant } from '../../src/instant.ts';
import type { Filter } from './odata-filter.ts';
import { and, eq, isPossible, or } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import type { ItemLocationRow, LocationRow, StockRow, StockStatusRow } from './stock.rows.ts';
import { itemLocationTable, locationTable, stockStatusTable } from './stock.rows.ts';
import type { Tenant } from './tenant.ts';

export class StockSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  /** Stock of these items, at these locations or, without a list, at every one that carries the item. */
  async byItems(
    itemUids: readonly number[],
    locationIds?: readonly string[],
    options: ReadOptions = {},
  ): Promise<StockRow[]> {
    const wanted = locationIds && new Set(locationIds.filter((one) => isPossible(locationColumn, one)));
    if (wanted?.size === 0) return [];
    const asOf = toInstant(this.tenant.clock());
    const [places, statuses] = await Promise.all([
      this.odata.byKeys(itemLocationTable, 'itemUid', itemUids, {
        ...options,
        filter: and(ofCompany(itemLocationTable, this.tenant.companyId), atAny(wanted)),
      }),
      this.odata.byKeys(stockStatusTable, 'itemUid', itemUids, { ...options, filter: atAny(wanted) }),
    ]);
    const statusAt = new Map(statuses.map((status) => [placeOf(status), status]));
    return places
      .filter(({ locationId }) => wanted?.has(locationId) !== false)
      .map((place) => toStockRow(place, statusAt.get(placeOf(place)), asOf));
  }

  locations(options: ReadOptions = {}): Promise<LocationRow[]> {
    return this.odata.rows(locationTable, {
      ...options,
      filter: ofCompany(locationTable, this.tenant.companyId),
    });
  }
}

const placeOf = ({ itemUid, locationId }: { itemUid: number; locationId: string }): string =>
  `${itemUid}@${locationId}`;

/** The column is named alike in both tables. */
const locationColumn = itemLocationTable.columns.locationId;

/** More locations than this are sorted out here: their terms would crowd the items out of the query. */
const mostLocationTerms = 10;

function atAny(locationIds: ReadonlySet<string> | undefined): Filter | undefined {
  if (locationIds === undefined || locationIds.size > mostLocationTerms) return undefined;
  return or(...[...locationIds].map((one) => eq(locationColumn, one)));
}

/** available = on hand - allocated - (non-pickable + quarantined + frozen), p21-api 6.3. */
function toStockRow(place: ItemLocationRow, status: StockStatusRow | undefined, asOf: string): StockRow {
  const onHand = place.onHand ?? '0';
  const allocated = place.allocated ?? '0';
  const nonPickable = status?.nonPickable ?? '0';
  const quarantined = status?.quarantined ?? '0';
  const frozen = status?.frozen ?? '0';
  const { deleted: _, price1: __, inProcess: ___, ...kept } = place;
  return {
    ...kept,
    onHand,
    allocated,
    nonPickable,
    quarantined,
    frozen,
    available: subtract(onHand, allocated, add(nonPickable, quarantined, frozen)),
    backordered: place.backordered ?? '0',
    inTransit: place.inTransit ?? '0',
    reservedDueIn: place.reservedDueIn ?? '0',
    onPurchaseOrder: place.onPurchaseOrder ?? '0',
    onSalesOrder: status?.onSalesOrder ?? '0',
    asOf,
  };
}
