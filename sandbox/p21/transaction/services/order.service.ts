/** Services Order and RMA: the same form, each for its own kind of oe_hdr rows (p21-api 4.6). */
import { findOrder } from '../../orders/change-order.ts';
import { P21Refusal } from '../../orders/refusal.ts';
import type { Service } from '../service.ts';
import { writeOrder } from './order-entry.ts';
import { orderElements } from './order-form.ts';
import { readOrder } from './order-view.ts';

export const orderService: Service = {
  name: 'Order',
  elements: orderElements,
  find: (desk, cells) => findOrder(desk, String(cells.get('order_no') ?? '')),
  title: (order) => `Order ${order.order_no}`,
  write: (steps, context) => writeOrder(steps, context, {}),
  read: readOrder,
};

export const rmaService: Service = {
  name: 'RMA',
  elements: orderElements,
  find: (desk, cells) => {
    const order = findOrder(desk, String(cells.get('order_no') ?? ''), true);
    if (order !== undefined && order.rma_flag !== 'Y') throw notAnRma();
    return order;
  },
  title: (order) => `RMA ${order.order_no}`,
  write: (steps, context) => writeOrder(steps, context, { rma_flag: 'Y' }),
  read: readOrder,
};

/** Assumption: the mirror image of what Order says of RMAs. */
const notAnRma = (): P21Refusal =>
  new P21Refusal('General Exception: You cannot retrieve an order from the RMA Entry window.');
