/** Discounts of an order: their kinds, and that together they stay below the subtotal (OrderBundle, DiscountsValidator). */
import { Big } from 'big.js';
import { convertAttribute, invalid } from '../jsonapi/convert-attribute.ts';
import { isPlaceholder, type WriteNode } from '../jsonapi/write-node.ts';
import type { WriteNodes } from '../jsonapi/write-nodes.ts';
import { idsIn, type Json } from '../store/row.ts';
import { discountAmount, lineTotal, recalculateOrder, subtotal } from './order-totals.ts';
import type { EntityRules } from './rules.ts';

const byAmount = 'oro_order_discount_item_type_amount';
const byPercent = 'oro_order_discount_item_type_percent';
const tooMuch =
  'The sum of all discounts cannot exceed the order grand total amount. Please review some discounts above and make necessary adjustments.';

export const orderDiscountRules: EntityRules = {
  attributes: { amount: (row, { api }) => discountAmount(api.store, row) },
  convert: {
    percent: (given) => {
      const converted = convertAttribute(given, 'float');
      return 'value' in converted ? converted : invalid;
    },
  },
  validate: (node, nodes) => {
    if (!checkKind(node)) return;
    checkShare(node, orderSubtotal(node, nodes));
    if (node.isPrimary) checkSum(node);
  },
  saved: (node, row) => recalculateOrder(node.scope.api, String(row.values.order), true),
  deleted: (row, { api }) => recalculateOrder(api, String(row.values.order), true),
};

/** Whether it is a known kind of discount and has the value of that kind. */
function checkKind(node: WriteNode): boolean {
  const type = node.value('orderDiscountType');
  if (type !== byAmount && type !== byPercent) {
    const detail = `The discount type is invalid. Valid types are: ${byAmount}, ${byPercent}.`;
    node.refuse('orderDiscountType', 'discount type constraint', detail);
    return false;
  }
  const field = type === byPercent ? 'percent' : 'amount';
  if (node.broken.has(field)) return false;
  if (node.value(field) !== null) return true;
  node.refuse(field, 'not blank constraint', 'This value should not be blank.');
  return false;
}

/** A discount by amount has a percentage too, so one above the subtotal breaks the range of percentages. */
function checkShare(node: WriteNode, total: Big | undefined): void {
  if (node.value('orderDiscountType') === byPercent) return;
  if (!total?.gt(0) || amountOf(node, total).div(total).abs().lte(1)) return;
  const detail = 'This value should be between -100% and 100%.';
  node.refuseFirst(node.pointerOf('percent'), 'range constraint', detail);
}

function checkSum(node: WriteNode): void {
  const { store } = node.scope.api;
  const order = store.get('orders', String(node.value('order') ?? ''));
  if (!order) return;
  const total = subtotal(store, order.id);
  const others = store
    .table('orderdiscounts')
    .find('order', order.id)
    .filter(({ id }) => id !== node.before?.id)
    .reduce((sum, row) => sum.plus(discountAmount(store, row)), new Big(0));
  if (!total.gt(0) || others.plus(amountOf(node, total)).lte(total)) return;
  node.refuseFirst(`${node.pointerOf('order')}/totalDiscountsAmount`, 'discounts constraint', tooMuch);
}

/** The same for discounts that come with their order; the first of them is told. */
export function checkDiscountsOf(order: WriteNode, nodes: WriteNodes): void {
  const discounts = idsIn(order.values.discounts).flatMap((ref) => nodes.of('orderdiscounts', ref) ?? []);
  const [first] = discounts;
  const total = totalOf(order, nodes);
  if (!first || !total.gt(0)) return;
  const sum = discounts.reduce((amount, node) => amount.plus(amountOf(node, total)), new Big(0));
  if (sum.gt(total)) first.refuseFirst(first.pointerOf('order'), 'discounts constraint', tooMuch);
}

function amountOf(node: WriteNode, total: Big): Big {
  if (node.value('orderDiscountType') === byPercent) return numberIn(node.value('percent')).times(total);
  return numberIn(node.value('amount'));
}

const numberIn = (value: Json): Big => new Big(value === null ? 0 : String(value));

function orderSubtotal(discount: WriteNode, nodes: WriteNodes): Big | undefined {
  const { store } = discount.scope.api;
  const id = String(discount.value('order') ?? '');
  const order = nodes.of('orders', id);
  if (order) return totalOf(order, nodes);
  return store.get('orders', id) ? subtotal(store, id) : undefined;
}

function totalOf(order: WriteNode, nodes: WriteNodes): Big {
  const { store } = order.scope.api;
  const own = idsIn(order.values.lineItems);
  const before = order.before ? store.table('orderlineitems').find('orders', order.before.id) : [];
  const refs = 'lineItems' in order.values ? own : before.map(({ id }) => id);
  return refs.reduce((sum, ref) => sum.plus(lineOf(order, ref, nodes)), new Big(0));
}

function lineOf(order: WriteNode, ref: string, nodes: WriteNodes): Big {
  const node = nodes.of('orderlineitems', ref);
  if (node)
    return numberIn(node.value('value'))
      .times(numberIn(node.value('quantity')))
      .round(4);
  const row = isPlaceholder(ref) ? undefined : order.scope.api.store.get('orderlineitems', ref);
  return row ? lineTotal(row) : new Big(0);
}
