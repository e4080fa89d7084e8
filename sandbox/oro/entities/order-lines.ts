/** Order lines: which product they mean, and what of it they keep. */
import { createHash } from 'node:crypto';
import { accessDenied } from '../jsonapi/api-error.ts';
import { toMoney } from '../jsonapi/decimal-text.ts';
import type { WriteNode } from '../jsonapi/write-node.ts';
import type { Json, Row } from '../store/row.ts';
import { idsIn } from '../store/row.ts';
import { lineTotal, recalculateOrder } from './order-totals.ts';
import { checkPriceValue } from './price-value.ts';
import { defaultName } from './products.ts';
import type { EntityRules } from './rules.ts';
import { checkQuantityPrecision } from './unit-precision.ts';

const rowTotal = (row: Row): Json => toMoney(lineTotal(row));

export const orderLineRules: EntityRules = {
  attributes: {
    rowTotalDiscountAmount: () => toMoney('0'),
    rowTotalAfterDiscount: rowTotal,
    rowTotalAfterDiscountIncludingTax: rowTotal,
    rowTotalAfterDiscountExcludingTax: rowTotal,
  },
  complete: (node) => {
    findProduct(node);
    keepProduct(node);
  },
  validate: (node) => {
    if (node.value('product') === null && node.value('freeFormProduct') === null && node.isNew) {
      node.refuse('product', 'line item product constraint', 'Please choose Product.');
    }
    // Lines inside an order belong to it; others must say whose they are (recording 6.1/352).
    const isAlone = node.isPrimary || node.given.has('orders');
    if (isAlone && idsIn(node.value('orders')).length === 0) {
      node.refuse('orders', 'count constraint', 'This collection should contain 1 element or more.');
    }
    checkSameOrder(node);
    checkPriceValue(node, 'No matching price found.');
    checkQuantityPrecision(
      node,
      String(node.value('product') ?? ''),
      String(node.value('productUnit') ?? ''),
    );
  },
  saved: (node, row) => {
    for (const order of idsIn(row.values.orders)) recalculateOrder(node.scope.api, order, node.isPrimary);
  },
  beforeDelete: (row, { api }) =>
    idsIn(row.values.orders).some((id) => api.store.table('orderlineitems').find('orders', id).length === 1)
      ? accessDenied('The delete operation is forbidden. Reason: Please add at least one Line Item.')
      : undefined,
  deleted: (row, { api }) => {
    for (const order of idsIn(row.values.orders)) recalculateOrder(api, order, true);
  },
};

function checkSameOrder(node: WriteNode): void {
  if (node.isNew || !node.given.has('orders')) return;
  if (idsIn(node.values.orders).join() === idsIn(node.before?.values.orders).join()) return;
  node.refuse('orders', 'unchangeable field constraint', 'Line Item order cannot be changed once set.');
}

/** A SKU alone names the product, unless the line is free form (oro-api 4.5). */
function findProduct(node: WriteNode): void {
  const sku = node.value('productSku');
  if (node.value('product') !== null || typeof sku !== 'string' || node.value('freeFormProduct') !== null)
    return;
  if (node.broken.has('product')) return;
  const product = node.scope.api.store.table('products').first('skuUppercase', sku.toUpperCase());
  if (product) node.values.product = product.id;
}

function keepProduct(node: WriteNode): void {
  const { store } = node.scope.api;
  const product = store.get('products', String(node.value('product') ?? ''));
  const changed = node.isNew || ['product', 'productUnit', 'productSku'].some((name) => name in node.values);
  if (!changed) return;
  const unit = node.value('productUnit');
  if (product) {
    node.values.productSku = product.values.sku ?? null;
    if (!node.given.has('productName')) node.values.productName = defaultName(store, product.id);
  } else if (node.value('productName') === null) {
    node.values.productName = '';
  }
  node.values.productUnitCode = unit;
  node.values.checksum = product && unit !== null ? checksum(product.id, String(unit)) : '';
}

/** What the shop compares lines by: product and unit (recordings 6.1/296, 504). */
export const checksum = (productId: string, unit: string): string =>
  createHash('sha1').update(`${productId}|${unit}`).digest('hex');
