/**
 * What P21 has available of each item, in each unit the shop sells it in. The shop keeps one level for a product and
 * unit, P21 stock for an item and location: the configured locations are summed up here. Levels are made by the shop
 * with the unit, so they are looked up by SKU and unit and never created.
 */
import type { OroInventoryLevel } from '../../datasources/oro/product.resource.ts';
import type { ItemStockRow } from '../../datasources/p21/item-stock.rows.ts';
import type { StockRow } from '../../datasources/p21/stock.rows.ts';
import { add, type DecimalString, divide } from '../decimal.ts';
import { refer } from '../sync/document.ts';
import type { Flow, FlowCall, LinkedKey, RecordKey, Write, WriteOutcome } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { FlowParts } from './flow-parts.ts';
import { joinKey, splitKey } from './joined-key.ts';
import { toWriteOutcome } from './record-outcome.ts';
import { isShopItem } from './sold-items.ts';
import { type SoldUnit, soldUnitsOf } from './sold-units.ts';
import { toShopUnit } from './units.ts';

/** One level: an item in one of its units. */
export interface InventoryRow extends ItemStockRow {
  readonly unit: SoldUnit;
}

/** Items per page of a migration; with their units they fill a few batches. */
const itemsPerPage = 500;

export function createInventoryLevelsFlow({ p21, oro, config }: FlowParts): Flow<InventoryRow> {
  const settings = config.flows;
  const keyOf = ({ item, unit }: InventoryRow): RecordKey => joinKey(item.itemId, unit.code);

  /** The levels of the keys as the shop has them; a level whose unit the product lacks is absent. */
  async function levelsOf(keys: readonly RecordKey[]): Promise<Map<RecordKey, OroInventoryLevel>> {
    const wanted = keys.map((key) => ({ key, ...skuAndUnitOf(key) }));
    const levels = await oro.inventory.bySkus([...new Set(wanted.map(({ sku }) => sku))]);
    const byPlace = new Map(levels.map((level) => [joinKey(level.sku, level.unit), level]));
    return new Map(
      wanted.flatMap(({ key, sku, unit }) => {
        const level = byPlace.get(joinKey(sku, unit));
        return level === undefined ? [] : [[key, level]];
      }),
    );
  }

  const skuAndUnitOf = (key: RecordKey) => {
    const [sku, code] = splitKey(key);
    return { sku, unit: toShopUnit(settings, code) };
  };

  /** Links go stale when a unit is taken from a product and given again: such a level is looked up once more. */
  async function write(writes: readonly Write[]): Promise<readonly WriteOutcome[]> {
    const outcomes = new Map<Write, WriteOutcome>();
    const known = await setQuantities(writes.flatMap((one) => withLevel(one, one.targetId)));
    const stale = writes.filter((one) => (known.get(one) ?? gone).state === 'gone');
    const found = stale.length === 0 ? new Map() : await levelsOf(stale.map(({ key }) => key));
    const again = await setQuantities(stale.flatMap((one) => withLevel(one, found.get(one.key)?.id ?? null)));
    for (const one of writes) {
      const outcome = again.get(one) ?? (stale.includes(one) ? undefined : known.get(one));
      outcomes.set(one, outcome === undefined ? noLevel(one) : toWriteOutcome(outcome));
    }
    return writes.map((one) => outcomes.get(one) ?? noLevel(one));
  }

  async function setQuantities(levels: readonly { write: Write; id: string }[]) {
    const quantities = levels.map(({ id, write: { document } }) => ({
      id,
      quantity: String(document.quantity),
    }));
    const outcomes = await oro.inventoryWriter.setQuantities(quantities);
    return new Map(
      levels.flatMap(({ write: one }, index) => {
        const outcome = outcomes[index];
        return outcome === undefined ? [] : [[one, outcome]];
      }),
    );
  }

  const noLevel = ({ key }: Write): WriteOutcome => {
    const { sku, unit } = skuAndUnitOf(key);
    return {
      state: 'REFUSED',
      reason: `The shop keeps no level of ${sku} in "${unit}": give the product that unit.`,
    };
  };

  async function readTarget(keys: readonly LinkedKey[]) {
    const levels = await levelsOf(keys.map(({ key }) => key));
    return [...levels].map(([key, { id, productId, quantity }]) => ({
      key,
      targetId: id,
      document: { product: productId, quantity },
    }));
  }

  return {
    name: 'inventory-levels',
    direction: 'P21_TO_ORO',
    description:
      'What P21 has available of each item becomes the inventory level of each unit of the product.',
    subject: 'Inventory',
    owns: ['quantity'],
    after: ['products'],
    schedule: '*/15 * * * *',
    enabledByDefault: true,
    needs: [
      'OroCommerce: a product with the SKU and the unit; the flow products makes them.',
      'OroCommerce: "Decrement Inventory" of the products switched off, because P21 counts the stock.',
    ],
    source: {
      keyOf,
      scan: async (cursor, call) => scan(cursor, call),
      changes: async (since, call) => changes(since, call),
      read: async (keys, call) => read(keys, call),
    },
    map: (row) =>
      isShopItem(row.item, settings)
        ? { product: refer('products', row.item.itemId), quantity: quantityOf(row) }
        : null,
    target: { batchSize: 100, write, read: readTarget, scan: null, retire: null },
    announces: (row) =>
      row.unit.size === '1' && row.unit.code === soldUnitsOf(row.item, row.units)[0]?.code
        ? [{ topic: 'inventory', key: row.item.itemId, payload: toPayload(row) }]
        : [],
  };

  async function scan(cursor: string | null, call: FlowCall) {
    const options = { ...urgencyOf(call), count: cursor === null };
    const { rows, last, total } = await p21.itemStock.page(Number(cursor ?? 0), itemsPerPage, options);
    const levels = rows.flatMap(toLevels);
    return {
      rows: levels,
      next: last === null ? null : String(last),
      ...(total !== undefined && { total: estimate(total, rows.length, levels.length) }),
    };
  }

  async function changes(since: string, call: FlowCall) {
    const options = urgencyOf(call);
    const { rows, watermark, hasMore } = await p21.itemStock.changedSince(since, options);
    const uids = rows.map(({ itemUid }) => itemUid);
    const [items, units] = await Promise.all([
      p21.items.byUids(uids, { ...options, withDeleted: true }),
      p21.items.units(uids, options),
    ]);
    const unitsOf = Map.groupBy(units, ({ itemUid }) => itemUid);
    const timeOf = new Map(rows.map(({ itemUid, at }) => [itemUid, at]));
    const changed = items.flatMap((item) =>
      soldUnitsOf(item, unitsOf.get(item.itemUid) ?? []).map(({ code }) => ({
        key: joinKey(item.itemId, code),
        at: timeOf.get(item.itemUid) ?? watermark,
      })),
    );
    return {
      keys: changed.map(({ key }) => key),
      times: changed.map(({ at }) => at),
      watermark,
      hasMore,
    };
  }

  async function read(keys: readonly RecordKey[], call: FlowCall) {
    const wanted = new Set(keys);
    const skus = new Set(keys.map((key) => splitKey(key)[0]));
    const rows = await p21.itemStock.byItemIds([...skus], urgencyOf(call));
    return rows.flatMap(toLevels).filter((row) => wanted.has(keyOf(row)));
  }

  function quantityOf({ places, unit }: InventoryRow): DecimalString {
    const available = places.filter(isCounted).map((place) => place.available);
    return divide(add('0', ...available), unit.size);
  }

  /** A location that expressly does not sell the item has nothing for the shop. */
  function isCounted({ locationId, barred }: StockRow): boolean {
    const { stockLocationIds } = settings;
    return !barred && (stockLocationIds.length === 0 || stockLocationIds.includes(locationId));
  }
}

const gone = { state: 'gone' } as const;

const withLevel = (write: Write, id: string | null) => (id === null ? [] : [{ write, id }]);

const toLevels = (stock: ItemStockRow): InventoryRow[] =>
  soldUnitsOf(stock.item, stock.units).map((unit) => ({ ...stock, unit }));

/** P21 counts items; how many levels they make is told by the first page. */
const estimate = (items: number, read: number, levels: number): number =>
  read === 0 ? items : Math.round((items * levels) / read);

/** Every location by itself, in base units: a subscriber sums up what it needs. */
const toPayload = ({ item, places }: InventoryRow) => ({
  sku: item.itemId,
  unit: item.baseUnit,
  locations: places.map(({ locationId, onHand, allocated, available, onPurchaseOrder, nextDueOn, asOf }) => ({
    locationId,
    onHand,
    allocated,
    available,
    onOrder: onPurchaseOrder,
    nextDueOn,
    asOf,
  })),
});
