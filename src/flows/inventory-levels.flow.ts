/**
 * What P21 has available of each item, in each unit the shop sells it in. The shop keeps one level for a product and
 * unit, P21 stock for an item and location: the configured locations are summed up here.
 */
import type { ItemStockRow } from '../../datasources/p21/item-stock.rows.ts';
import type { ReadOptions } from '../../datasources/p21/paging.ts';
import type { StockRow } from '../../datasources/p21/stock.rows.ts';
import type { FlowSettings } from '../config/flow-settings.ts';
import { add, type DecimalString, divide } from '../decimal.ts';
import { refer } from '../sync/document.ts';
import type { Announcement, Flow, FlowSource, RecordKey } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { FlowParts } from './flow-parts.ts';
import { createLevelTarget } from './inventory-levels.target.ts';
import { everyUnit, itemOfLevel, levelKey } from './level-key.ts';
import { createNamedBefore } from './named-before.ts';
import { isShopItem, whyNoShopItem } from './sold-items.ts';
import { type SoldUnit, soldUnitsOf } from './sold-units.ts';
import { onP21Table } from './triggers.ts';
import { toShopUnit } from './units.ts';

/** One level: an item in one of its units. */
export interface InventoryRow extends ItemStockRow {
  readonly unit: SoldUnit;
}

/** Items per page of a migration; with their units they fill a few batches. */
const itemsPerPage = 500;

export const createInventoryLevelsFlow = (parts: FlowParts): Flow<InventoryRow> => ({
  name,
  direction: 'P21_TO_ORO',
  description: 'What P21 has available of each item becomes the inventory level of each unit of the product.',
  subject: 'Inventory',
  key: 'SKU; SKU, a bar and P21’s unit for other units than the base unit',
  owns: ['quantity'],
  after: ['products'],
  schedule: '5 * * * *',
  enabledByDefault: true,
  needs: [
    'OroCommerce: a product with the SKU and the unit; the flow products makes them.',
    'OroCommerce: "Decrement Inventory" of the products switched off, because P21 counts the stock.',
  ],
  source: createSource(parts),
  triggers: [onP21Table('inv_loc', 'item_id|unit, or item_id for all its units', wholeItem)],
  map: (row) =>
    isWholeItem(row) || !isShopItem(row.item, parts.config.flows) ? null : toLevel(row, parts.config.flows),
  leavesOut: (row) =>
    (isWholeItem(row) ? null : whyNoShopItem(row.item, parts.config.flows)) ??
    'It stands for all units of the item, which are moved one by one.',
  target: createLevelTarget(parts),
  announces: (row) => (row.unit.isBase ? [toAnnouncement(row)] : []),
  alsoTouches: (row) =>
    isWholeItem(row)
      ? toRows(row).map(({ item, unit }) => ({ flow: name, key: levelKey(item.itemId, unit) }))
      : [],
});

const name = 'inventory-levels';

/** What a hook names that knows the item and not its units: no level itself, but all levels of the item. */
const wholeItem = (key: RecordKey): RecordKey => (key.includes('|') ? key : `${key}|${everyUnit}`);

const isWholeItem = ({ unit }: InventoryRow): boolean => unit.code === everyUnit;

function createSource({ p21, config }: FlowParts): FlowSource<InventoryRow> {
  const named = createNamedBefore<number>();
  /** Levels of items by uid. Stock of what the shop does not sell moves nothing there. */
  const levelsOf = async (uids: readonly number[], options: ReadOptions) => {
    const items = await p21.itemStock.unitsOf(uids, options);
    const sold = items.filter(({ item }) => isShopItem(item, config.flows));
    return new Map(
      sold.map(({ item, units }) => [
        item.itemUid,
        soldUnitsOf(item, units).map((unit) => levelKey(item.itemId, unit)),
      ]),
    );
  };
  return {
    keyOf: ({ item, unit }) => levelKey(item.itemId, unit),
    scan: async (cursor, call) => {
      const options = { ...urgencyOf(call), count: cursor === null };
      const { rows, last, total } = await p21.itemStock.page(Number(cursor ?? 0), itemsPerPage, options);
      const levels = rows.flatMap(toRows);
      return {
        rows: levels,
        next: last === null ? null : String(last),
        ...(total !== undefined && { total: estimate(total, rows.length, levels.length) }),
      };
    },
    changes: async (since, call) => {
      const options = urgencyOf(call);
      const { rows, watermark, hasMore } = await p21.itemStock.changedSince(since, options);
      const changed = await named.keysOf(
        rows.map(({ itemUid: id, at }) => ({ id, at })),
        (uids) => levelsOf(uids, options),
      );
      return {
        keys: changed.map(({ key }) => key),
        times: changed.map(({ at }) => at),
        watermark,
        hasMore,
      };
    },
    read: async (keys, call) => {
      const wanted = new Set(keys);
      const rows = await p21.itemStock.byItemIds([...new Set(keys.map(itemOfLevel))], urgencyOf(call));
      return rows
        .flatMap((row) => [...toRows(row), { ...row, unit: allUnits }])
        .filter(({ item, unit }) => wanted.has(levelKey(item.itemId, unit)));
    },
  };
}

const allUnits: SoldUnit = { code: everyUnit, size: '1', isBase: false };

const toRows = (stock: ItemStockRow): InventoryRow[] =>
  soldUnitsOf(stock.item, stock.units).map((unit) => ({ ...stock, unit }));

/** P21 counts items; how many levels they make is told by the first page. */
const estimate = (items: number, read: number, levels: number): number =>
  read === 0 ? items : Math.round((items * levels) / read);

/** Exact: the shop takes levels below zero and parts of a unit (recordings 6.1/251, 252). */
function toLevel({ item, unit, places }: InventoryRow, settings: FlowSettings) {
  const available = places.filter((place) => isCounted(place, settings)).map((place) => place.available);
  const quantity: DecimalString = divide(add('0', ...available), unit.size);
  return { product: refer('products', item.itemId), unit: toShopUnit(settings, unit.code), quantity };
}

/** A location that expressly does not sell the item has nothing for the shop. */
const isCounted = ({ locationId, barred }: StockRow, { stockLocationIds }: FlowSettings): boolean =>
  !barred && (stockLocationIds.length === 0 || stockLocationIds.includes(locationId));

/** Every location by itself, in base units: a subscriber sums up what it needs. */
const toAnnouncement = ({ item, places }: InventoryRow): Announcement => ({
  topic: 'inventory',
  key: item.itemId,
  payload: {
    sku: item.itemId,
    unit: item.baseUnit,
    locations: places.map(
      ({ locationId, onHand, allocated, available, onPurchaseOrder, nextDueOn, asOf }) => ({
        locationId,
        onHand,
        allocated,
        available,
        onOrder: onPurchaseOrder,
        nextDueOn,
        asOf,
      }),
    ),
  },
});
