/** Items of P21 become products of the shop: names, units and their precisions, status, tax code. */

import type { OroProduct } from '../../datasources/oro/product.resource.ts';
import type { ProductDraft, UnitDraft } from '../../datasources/oro/sync/product.sync.ts';
import type { ItemRow, ItemUnitRow } from '../../datasources/p21/items.rows.ts';
import type { FlowSettings } from '../config/flow-settings.ts';
import type { Document } from '../sync/document.ts';
import type { Flow, FlowSource, FlowTarget } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { readLinked } from './linked-records.ts';
import { joinChanges } from './p21-changes.ts';
import { toWriteOutcome } from './record-outcome.ts';
import { retireEach } from './retire-each.ts';
import { isShopItem, whyNoShopItem } from './sold-items.ts';
import { soldUnitsOf } from './sold-units.ts';
import { toTargetPage } from './target-page.ts';
import { onP21Table } from './triggers.ts';
import { precisionOf, toShopUnit } from './units.ts';
import { toWanted } from './wanted.ts';

export interface ItemWithUnits {
  readonly item: ItemRow;
  readonly units: readonly ItemUnitRow[];
}

const itemsPerPage = 500;

/** A synchronous batch takes 50 included records, and a new product brings its name and a unit at least. */
const productsPerBatch = 25;

export const createProductsFlow = (parts: ShopFlowParts): Flow<ItemWithUnits> => ({
  name: 'products',
  direction: 'P21_TO_ORO',
  description:
    'Items that may be sold on the web become products: name, units, precisions, status, tax code.',
  subject: 'Product',
  key: 'SKU (P21 item id)',
  owns: ['sku', 'name', 'status', 'taxCode', 'primaryUnit', 'units'],
  after: [],
  schedule: '0 1 * * *',
  enabledByDefault: true,
  needs: [
    'The application of OroCommerce may view, create and edit products, product units and product tax codes.',
  ],
  source: createSource(parts),
  triggers: [onP21Table('inv_mast', 'item_id')],
  map: (row) => toProduct(row, parts.config.flows),
  leavesOut: ({ item }) =>
    whyNoShopItem(item, parts.config.flows) ?? 'The item has no unit that it can be sold in.',
  target: createTarget(parts),
});

/** Exported for its test. Null for what has no place in the shop. */
export function toProduct({ item, units }: ItemWithUnits, settings: FlowSettings): Document | null {
  const sku = item.itemId;
  const [base] = soldUnitsOf(item, units);
  if (base === undefined || !isShopItem(item, settings)) return null;
  const draft: ProductDraft = {
    sku,
    name: item.description ?? sku,
    status: item.inactive ? 'disabled' : 'enabled',
    taxCode: settings.productTaxCode,
    primaryUnit: toShopUnit(settings, base.code),
    units: toUnits(item, units, settings),
  };
  return draft as unknown as Document;
}

/** Every unit of the item, each once, by code; where P21 marks none for sale, the one stock is counted in is sold. */
function toUnits(item: ItemRow, rows: readonly ItemUnitRow[], settings: FlowSettings): UnitDraft[] {
  const units = soldUnitsOf(item, rows);
  const sellable = new Set(rows.flatMap(({ unitOfMeasure, selling }) => (selling ? unitOfMeasure : [])));
  if (item.defaultSellingUnit !== null) sellable.add(item.defaultSellingUnit);
  const [base] = units;
  if (base !== undefined && !units.some(({ code }) => sellable.has(code))) sellable.add(base.code);
  const byCode = new Map(
    units.map(({ code, size }): [string, UnitDraft] => [
      toShopUnit(settings, code),
      {
        unit: toShopUnit(settings, code),
        conversionRate: size,
        precision: precisionOf(settings, code),
        sell: sellable.has(code),
      },
    ]),
  );
  return [...byCode.values()].sort(byUnit);
}

const byUnit = (one: { readonly unit: string }, other: { readonly unit: string }): number =>
  one.unit < other.unit ? -1 : 1;

function createSource({ p21 }: ShopFlowParts): FlowSource<ItemWithUnits> {
  return {
    keyOf: ({ item }) => item.itemId,
    scan: async (cursor, call) => {
      const options = urgencyOf(call);
      const page = await p21.items.scan({ after: cursor, first: itemsPerPage, ...options });
      const [first, last] = [page.rows.at(0), page.rows.at(-1)];
      if (first === undefined || last === undefined) return { rows: [], next: null };
      const units = await p21.items.unitsBetween(first.itemUid, last.itemUid, options);
      return {
        rows: withUnits(page.rows, units),
        next: page.rows.length < itemsPerPage ? null : String(last.itemUid),
        ...(page.total !== undefined && { total: page.total }),
      };
    },
    changes: async (since, call) => {
      const options = urgencyOf(call);
      const { items, itemUnits } = p21.changes.tables;
      const [ofItems, ofUnits] = await Promise.all([
        p21.changes.since(items, since, options),
        p21.changes.since(itemUnits, since, options),
      ]);
      const owners = [...new Set(ofUnits.rows.map(({ itemUid }) => itemUid))];
      const named =
        owners.length === 0 ? [] : await p21.items.byUids(owners, { ...options, withDeleted: true });
      const ids = new Map(named.map(({ itemUid, itemId }) => [itemUid, itemId]));
      return joinChanges([
        {
          ...ofItems,
          changed: ofItems.rows.map(({ itemId, modifiedAt }) => ({ key: itemId, at: modifiedAt })),
        },
        {
          ...ofUnits,
          changed: ofUnits.rows.flatMap(({ itemUid, modifiedAt }) => {
            const key = ids.get(itemUid);
            return key === undefined ? [] : { key, at: modifiedAt };
          }),
        },
      ]);
    },
    read: async (keys, call) => {
      const options = urgencyOf(call);
      const items = await p21.items.byItemIds(keys, options);
      const units = await p21.items.units(
        items.map(({ itemUid }) => itemUid),
        options,
      );
      return withUnits(items, units);
    },
  };
}

function withUnits(items: readonly ItemRow[], units: readonly ItemUnitRow[]): ItemWithUnits[] {
  const byItem = Map.groupBy(units, ({ itemUid }) => itemUid);
  return items.map((item) => ({ item, units: byItem.get(item.itemUid) ?? [] }));
}

function createTarget({ shop }: ShopFlowParts): FlowTarget {
  return {
    batchSize: productsPerBatch,
    write: async (writes, call) =>
      (await shop(urgencyOf(call)).products.write(toWanted(writes))).map(toWriteOutcome),
    read: (keys, call) => {
      const { products } = shop(urgencyOf(call)).reads;
      return readLinked(keys, {
        byIds: (ids) => products.byIds(ids),
        byKeys: (skus) => products.bySkus(skus),
        keyOf: ({ sku }) => sku,
        toDocument: ofProduct,
      });
    },
    scan: async (cursor, call) =>
      toTargetPage(await shop(urgencyOf(call)).products.scan(cursor, itemsPerPage), itemsPerPage),
    retire: (links, call) => retireEach(links, (ids) => shop(urgencyOf(call)).products.disable(ids)),
  };
}

const ofProduct = (product: OroProduct): Document => ({
  sku: product.sku,
  name: product.name,
  status: product.status,
  taxCode: product.taxCode?.label ?? null,
  primaryUnit: product.units.find(({ isPrimary }) => isPrimary)?.unit ?? null,
  units: product.units
    .map(({ unit, conversionRate, precision, sell }) => ({ unit, conversionRate, precision, sell }))
    .sort(byUnit),
});
