// Orders as the shop window shows them: sums with and without tax, payment, shipping in words (recordings
// 6.1/510, 6.1-custom/261 and 279).
import Big from 'big.js';
import type { EntityRules } from '../../entities/rules.ts';
import type { Scope } from '../../jsonapi/scope.ts';
import { idsIn, type Json, type Row } from '../../store/row.ts';
import { shopperOf } from '../shopper.ts';
import { asIds } from './product-rules.ts';

/** A buyer sees own orders, an administrator those of the customer and its branches. */
function isOrderVisible(row: Row, scope: Scope): boolean {
  const { role, userId, customerIds } = shopperOf(scope);
  if (role !== 'administrator') return row.values.customerUser === userId;
  return customerIds.has(String(row.values.customer));
}

export const orderRules: EntityRules = {
  visible: isOrderVisible,
  attributes: {
    identifier: (row) => row.values.identifier ?? row.id,
    shippingCostAmount: ({ values }) =>
      values.overriddenShippingCostAmount ?? values.estimatedShippingCostAmount ?? null,
    shippingMethod: shippingMethodOf,
    paymentStatus: ({ values }) => values.paymentStatus ?? null,
    paymentMethod: ({ values }) => values.paymentMethod ?? [],
    documents: () => [],
    totalIncludingTax: ({ values }) => values.totalValue ?? null,
    totalExcludingTax: ({ values }) => values.totalValue ?? null,
    totalTaxAmount: () => '0.0000',
    paymentTerm: paymentTermOf,
    discounts: discountsOf,
    shippingTrackings: trackingsOf,
  },
  relationships: { status: statusOf },
};

/** Without external status management the shopper sees the internal status (recording 6.1/510). */
function statusOf(row: Row): readonly string[] {
  return asIds(row.values.status ?? row.values.internalStatus);
}

function shippingMethodOf({ values }: Row): Json {
  const { shippingMethod, shippingMethodType } = values;
  if (typeof shippingMethod !== 'string') return null;
  return { code: shippingMethod, type: shippingMethodType ?? null, label: shippingMethod };
}

function paymentTermOf(row: Row, { api }: Scope): Json {
  return api.store.get('paymentterms', String(row.values.paymentTerm))?.values.label ?? null;
}

function discountsOf(row: Row, { api }: Scope): Json {
  return api.store
    .table('orderdiscounts')
    .find('order', row.id)
    .map(({ values }) => ({
      type: 'order',
      description: values.description ?? null,
      amount: values.amount ?? null,
    }));
}

function trackingsOf(row: Row, { api }: Scope): Json {
  return api.store
    .table('ordershippingtrackings')
    .find('orders', row.id)
    .map(({ values }) => ({ method: values.method ?? null, number: values.number ?? null }));
}

export const orderLineItemRules: EntityRules = {
  visible: (row, scope) => ordersOf(row, scope).some((order) => isOrderVisible(order, scope)),
  attributes: {
    price: ({ values }) => values.value ?? null,
    shipUntil: ({ values }) => values.shipBy ?? null,
    unitPriceIncludingTax: ({ values }) => values.value ?? null,
    unitPriceExcludingTax: ({ values }) => values.value ?? null,
    unitPriceTaxAmount: () => '0.0000',
    rowTotalIncludingTax: rowTotalOf,
    rowTotalExcludingTax: rowTotalOf,
    rowTotalTaxAmount: () => '0.0000',
    taxes: () => [],
    rowTotalDiscountAmount: () => '0.0000',
    rowTotalAfterDiscountIncludingTax: rowTotalOf,
    rowTotalAfterDiscountExcludingTax: rowTotalOf,
    rowTotalAfterDiscount: rowTotalOf,
  },
};

export const orderAddressRules: EntityRules = {
  visible: (row, scope) =>
    ['billingAddress', 'shippingAddress'].some((field) =>
      scope.api.store
        .table('orders')
        .find(field, row.id)
        .some((order) => isOrderVisible(order, scope)),
    ),
};

function ordersOf(row: Row, { api }: Scope): readonly Row[] {
  return idsIn(row.values.orders)
    .map((id) => api.store.get('orders', id))
    .filter((order) => order !== undefined);
}

function rowTotalOf({ values }: Row): Json {
  if (values.value === null || values.value === undefined) return null;
  return new Big(String(values.value)).times(String(values.quantity ?? 0)).toFixed(4);
}
