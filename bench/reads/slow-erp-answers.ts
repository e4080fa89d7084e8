/** What the stand-in answers: rows in P21's own words (p21-api 6.2, 7.2), made up from the item's number. */

export const skuOf = (item: number): string => `ITEM-${item}`;

export const locationIds = ['10', '20', '30'] as const;

const itemOf = (sku: string): number => Number(sku.slice('ITEM-'.length));

interface PriceLine {
  readonly ItemId: string;
  readonly SourceLocId: number;
  readonly UnitQuantity: number;
}

export function answerPrices(body: string, query: URLSearchParams): unknown[] {
  const customer = Number(query.get('customerId'));
  return (JSON.parse(body) as PriceLine[]).map(({ ItemId, SourceLocId, UnitQuantity }) => {
    const cents = 100 + ((itemOf(ItemId) * 37 + customer * 11) % 90_000);
    const price = cents / 100;
    return {
      ItemId,
      UnitPrice: price,
      BaseUnitPrice: price + 5,
      UOM: 'EA',
      UOMUnitSize: 1,
      PriceUOM: 'EA',
      PriceUnitSize: 1,
      ExtendedPrice: (cents * UnitQuantity) / 100,
      PricePageUid: itemOf(ItemId) % 500,
      CalcValue: 0.85,
      LocationId: SourceLocId,
      ...stockOf(itemOf(ItemId), SourceLocId),
    };
  });
}

const stockOf = (item: number, location: number) => {
  const onHand = (item * 7 + location) % 400;
  return {
    QuantityAvailable: onHand - (onHand % 9),
    QuantityOnHand: onHand,
    QuantityAllocated: onHand % 9,
    QuantityNonPickable: 0,
    QuantityQuarantined: 0,
    QuantityFrozen: 0,
  };
};

type Row = Record<string, unknown>;

/** The rows that the filter names; columns the stand-in knows nothing of are null. */
export function answerTable(table: string, query: URLSearchParams, items: number): Row[] {
  const filter = query.get('$filter') ?? '';
  const columns = (query.get('$select') ?? '').split(',');
  return rowsOf(table, filter, Number(query.get('$top') ?? 1000), items).map((row) =>
    Object.fromEntries(columns.map((column) => [column, row[column] ?? emptyOf(column)])),
  );
}

const flags =
  /^(inactive|serialized|track_lots|haz_mat_flag|other_charge_item|sellable|stockable|discontinued|delete_flag)$/;

const emptyOf = (column: string): unknown => (flags.test(column) ? 'N' : null);

function rowsOf(table: string, filter: string, top: number, items: number): Row[] {
  if (table === 'inv_mast') return askedItems(filter, top, items).map(itemRow);
  if (table === 'inv_loc') return places(filter).map(([item, location]) => placeRow(item, location));
  if (table === 'inv_loc_stock_status')
    return places(filter).map(([item, location]) => statusRow(item, location));
  if (table === 'location')
    return locationIds.map((id) => ({
      location_id: Number(id),
      company_id: 'ACME',
      location_name: `Branch ${id}`,
    }));
  return [];
}

/** `column eq 1 or column eq 7` and `column ge 1 and column le 5`. */
function numbersAfter(filter: string, column: string): number[] {
  const single = filter.matchAll(new RegExp(`\\b${column} eq (\\d+)`, 'g'));
  const ranges = filter.matchAll(new RegExp(`\\b${column} ge (\\d+) and ${column} le (\\d+)`, 'g'));
  return [
    ...[...single].map(([, digits]) => Number(digits)),
    ...[...ranges].flatMap(([, from, to]) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => Number(from) + index),
    ),
  ];
}

function askedItems(filter: string, top: number, items: number): number[] {
  const named = [...filter.matchAll(/item_id eq 'ITEM-(\d+)'/g)].map(([, digits]) => Number(digits));
  if (named.length > 0) return named.filter((item) => item <= items);
  const uids = numbersAfter(filter, 'inv_mast_uid');
  if (uids.length > 0) return uids;
  const after = Number(/inv_mast_uid gt (\d+)/.exec(filter)?.[1] ?? 0);
  return Array.from({ length: Math.max(0, Math.min(top, items - after)) }, (_, index) => after + index + 1);
}

function places(filter: string): [number, number][] {
  const asked = numbersAfter(filter, 'location_id');
  const locations = asked.length > 0 ? asked : locationIds.map(Number);
  return numbersAfter(filter, 'inv_mast_uid').flatMap((item) =>
    locations.map((location): [number, number] => [item, location]),
  );
}

const itemRow = (item: number): Row => ({
  inv_mast_uid: item,
  item_id: skuOf(item),
  item_desc: `Item number ${item}`,
  base_unit: 'EA',
  default_selling_unit: 'EA',
  sales_pricing_unit: 'EA',
  sales_pricing_unit_size: 1,
});

const placeRow = (item: number, location: number): Row => ({
  inv_mast_uid: item,
  location_id: location,
  company_id: 'ACME',
  qty_on_hand: stockOf(item, location).QuantityOnHand,
  qty_allocated: stockOf(item, location).QuantityAllocated,
  qty_backordered: 0,
  qty_in_transit: item % 5,
  order_quantity: item % 50,
  sellable: 'Y',
  stockable: 'Y',
  inv_last_changed_date: '2026-03-01T08:15:30.123-06:00',
});

const statusRow = (item: number, location: number): Row => ({
  inv_loc_stock_status_uid: item * 100 + location,
  inv_mast_uid: item,
  location_id: location,
  qty_non_pickable: 0,
  qty_quarantined: 0,
  qty_frozen: 0,
});
