/**
 * What of an order is still to be shipped, as rows that hang on the order of the shop: one for each item and unit,
 * with the day the next of it is expected. Lines of the same item and unit are added up, because the shop tells its
 * rows apart by nothing else.
 */
import type { CustomRow } from '../../datasources/oro/sync/custom-row.ts';
import type { OrderLineRow, OrderRow } from '../../datasources/p21/orders.rows.ts';
import type { FlowSettings } from '../config/flow-settings.ts';
import { add, compare, divide, isZero } from '../decimal.ts';
import type { Flow, RecordKey } from '../sync/flow.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { createOrderRowsTarget } from './order-rows.target.ts';
import { toOwnedDocument } from './owned-rows.target.ts';
import { createShopOrderSource, type ShopOrder } from './shop-orders.ts';
import { onP21Table } from './triggers.ts';
import { toShopUnit } from './units.ts';

/** Digits the shop keeps of a quantity. */
const quantityScale = 4;

export const createUnshippedItemsFlow = (parts: ShopFlowParts): Flow<ShopOrder> => ({
  name: 'unshipped-items',
  direction: 'P21_TO_ORO',
  description:
    'Lines of open P21 orders that are not shipped yet become unshipped items of the order in the shop.',
  subject: 'UnshippedItem',
  key: 'P21 order number',
  owns: ['items'],
  after: ['customers', 'historical-orders'],
  schedule: '50 4 * * *',
  enabledByDefault: true,
  needs: ['OroCommerce: the custom entity P21UnshippedItem.'],
  source: createShopOrderSource(parts),
  triggers: [onP21Table('oe_hdr', 'order_no'), onP21Table('oe_line', 'order_no')],
  leavesOut: ({ shopOrderId }) =>
    shopOrderId === null ? 'The shop does not have the order.' : 'Nothing of the order waits to be shipped.',
  map: (row) => {
    const items = unshippedOf(row, parts.config.flows);
    return row.shopOrderId === null || items.length === 0
      ? null
      : toOwnedDocument(row.shopOrderId, 'items', items);
  },
  target: createOrderRowsTarget(parts, 'items', ({ unshippedItems }) => unshippedItems, keyOfRow),
});

const keyOfRow = ({ sku, unit }: CustomRow, orderNumber: RecordKey): string =>
  `${orderNumber}/${sku}/${unit}`;

function unshippedOf({ order, lines, items }: ShopOrder, settings: FlowSettings): CustomRow[] {
  if (!isOpen(order)) return [];
  const rows = lines.filter(isUnshipped).flatMap((line): CustomRow[] => {
    const sku = items.get(line.itemUid)?.itemId;
    if (sku === undefined || line.unitOfMeasure === null) return [];
    const size = compare(line.unitSize, '0') > 0 ? line.unitSize : '1';
    return [
      {
        sku,
        quantityOpen: divide(line.quantityOpen, size, quantityScale),
        unit: toShopUnit(settings, line.unitOfMeasure),
        expectedDate: line.expeditedOn ?? order.promisedOn ?? line.requiredOn,
      },
    ];
  });
  const byPlace = Map.groupBy(rows, (row) => keyOfRow(row, order.orderNumber));
  return [...byPlace].map(([key, same]) => ({ key, ...addedUp(same) }));
}

const isOpen = (order: OrderRow): boolean =>
  !order.deleted &&
  !order.cancelled &&
  order.completion !== 'COMPLETED' &&
  !order.quote &&
  !order.returnOrder;

/** Charges are not shipped, and parts of an assembly go with it. */
const isUnshipped = (line: OrderLineRow): boolean =>
  !line.deleted &&
  !line.cancelled &&
  !line.completed &&
  !line.otherCharge &&
  line.parentLineUid === null &&
  !isZero(line.quantityOpen);

const addedUp = (rows: readonly CustomRow[]): CustomRow => ({
  ...rows[0],
  quantityOpen: add(...rows.map(({ quantityOpen }) => quantityOpen ?? '0')),
  expectedDate: rows.flatMap(({ expectedDate }) => expectedDate ?? []).sort()[0] ?? null,
});
