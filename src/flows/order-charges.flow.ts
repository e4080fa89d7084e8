/** Freight and other charges that P21 put on an order, as rows that hang on the order of the shop. */
import type { CustomRow } from '../../datasources/oro/sync/custom-row.ts';
import type { OrderLineRow } from '../../datasources/p21/orders.rows.ts';
import { type DecimalString, isZero, round } from '../decimal.ts';
import type { Flow } from '../sync/flow.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { createOrderRowsTarget } from './order-rows.target.ts';
import { toOwnedDocument } from './owned-rows.target.ts';
import { createShopOrderSource, type ShopOrder } from './shop-orders.ts';
import { onP21Table } from './triggers.ts';

export const createOrderChargesFlow = (parts: ShopFlowParts): Flow<ShopOrder> => ({
  name: 'order-charges',
  direction: 'P21_TO_ORO',
  description: 'Freight and other charges of a P21 order become charges of the order in the shop.',
  subject: 'OrderCharge',
  key: 'P21 order number',
  owns: ['charges'],
  after: ['customers', 'historical-orders'],
  schedule: '40 4 * * *',
  enabledByDefault: true,
  needs: ['OroCommerce: the custom entity P21OrderCharge.'],
  source: createShopOrderSource(parts),
  triggers: [onP21Table('oe_hdr', 'order_no'), onP21Table('oe_line', 'order_no')],
  leavesOut: ({ shopOrderId }) =>
    shopOrderId === null ? 'The shop does not have the order.' : 'The order has no charges.',
  map: (row) => {
    const charges = chargesOf(row, parts.config.p21.currency);
    return row.shopOrderId === null || charges.length === 0
      ? null
      : toOwnedDocument(row.shopOrderId, 'charges', charges);
  },
  target: createOrderRowsTarget(parts, 'charges', ({ orderCharges }) => orderCharges),
});

/** Freight of the order, then of lines, then lines that are charges themselves (p21-api 7.3). */
function chargesOf({ order, lines, items }: ShopOrder, currency: string): CustomRow[] {
  if (order.cancelled || order.deleted || order.quote || order.returnOrder) return [];
  const charge = (name: string, code: string, description: string | null, amount: DecimalString | null) =>
    amount === null || isZero(amount)
      ? []
      : [{ key: `${order.orderNumber}/${name}`, code, description, amount: round(amount, 4), currency }];
  const ofLine = (line: OrderLineRow): CustomRow[] => {
    const item = items.get(line.itemUid);
    const text = line.description ?? item?.description ?? null;
    return [
      ...charge(`${line.lineNumber}/FREIGHT_IN`, 'FREIGHT_IN', null, line.freightIn),
      ...(line.otherCharge
        ? charge(`${line.lineNumber}/OTHER`, item?.itemId ?? 'OTHER', text, line.extendedPrice)
        : []),
    ];
  };
  return [
    ...charge('FREIGHT_OUT', 'FREIGHT_OUT', null, order.freightOut),
    ...lines.filter(({ cancelled, deleted }) => !cancelled && !deleted).flatMap(ofLine),
  ];
}
