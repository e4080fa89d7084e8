/** The money of an order: lines, discounts, shipping. Exact decimals throughout. */
import { Big } from 'big.js';
import { ApiFailure } from '../jsonapi/api-error.ts';
import { toMoney } from '../jsonapi/decimal-text.ts';
import type { JsonApi } from '../jsonapi/json-api.ts';
import type { Json, Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';

const amountOf = (value: Json | undefined): Big =>
  new Big(value === null || value === undefined ? 0 : String(value));

export const lineTotal = ({ values }: Row): Big => amountOf(values.value).times(amountOf(values.quantity));

export const subtotal = (store: Store, orderId: string): Big =>
  store
    .table('orderlineitems')
    .find('orders', orderId)
    .reduce((sum, line) => sum.plus(new Big(toMoney(lineTotal(line)))), new Big(0));

/** A percent discount is worth its share of the subtotal as it is now (recording 6.1/368). */
export function discountAmount(store: Store, { values }: Row): string {
  if (values.orderDiscountType !== 'oro_order_discount_item_type_percent')
    return toMoney(amountOf(values.amount));
  return toMoney(subtotal(store, String(values.order)).times(amountOf(values.percent)));
}

const shippingCost = ({ values }: Row): Big =>
  amountOf(values.overriddenShippingCostAmount ?? values.estimatedShippingCostAmount);

export interface OrderMoney {
  readonly subtotal: Big;
  readonly discount: Big;
  readonly shipping: Big;
  readonly total: Big;
}

export function orderMoney(store: Store, order: Row): OrderMoney {
  const lines = subtotal(store, order.id);
  const discount = store
    .table('orderdiscounts')
    .find('order', order.id)
    .reduce((sum, row) => sum.plus(discountAmount(store, row)), new Big(0));
  const shipping = shippingCost(order);
  return { subtotal: lines, discount, shipping, total: lines.minus(discount).plus(shipping) };
}

/** Fifteen digits before the point: what the money columns hold (recording 6.1/564). */
const columnLimit = new Big('1e15');

/** Stores the totals again; `touch` moves `updatedAt` when they changed. @throws ApiFailure 500 when a column overflows */
export function recalculateOrder(api: JsonApi, orderId: string, touch: boolean): void {
  const order = api.store.get('orders', orderId);
  if (!order) return;
  const money = orderMoney(api.store, order);
  if (money.subtotal.abs().gte(columnLimit) || money.total.abs().gte(columnLimit)) {
    throw new ApiFailure([{ status: 500, title: 'driver exception' }]);
  }
  const discounted = toMoney(money.subtotal.minus(money.discount));
  const totals: Record<string, Json> = {
    subtotalValue: toMoney(money.subtotal),
    subtotalWithDiscountsValue: discounted,
    subtotalWithDiscounts: discounted,
    totalDiscountsAmount: money.discount.eq(0) ? null : toMoney(money.discount),
    totalValue: toMoney(money.total),
  };
  const changed = Object.entries(totals).some(([name, value]) => order.values[name] !== value);
  if (changed) api.store.update('orders', orderId, { ...totals, ...(touch ? { updatedAt: api.now() } : {}) });
}
