/** What is asked of an order, and how the answer reads. */
import { toDecimal } from '../../src/decimal.ts';
import { postalFields, toPostalAddress } from './address.datasource.ts';
import { customFields } from './custom-fields.ts';
import type { JsonApiResource } from './json-api.document.ts';
import { is, type ResourceQuery } from './json-api.query.ts';
import type {
  OroCharge,
  OroOrder,
  OroOrderLine,
  OroOrderTotal,
  OroShippingTracking,
} from './order.resource.ts';

const lineFields = [
  'productSku',
  'productName',
  'freeFormProduct',
  'quantity',
  'productUnitCode',
  'value',
  'currency',
  'comment',
  'shipBy',
  'rowTotalAfterDiscount',
  'createdAt',
  'updatedAt',
  'product',
  'productUnit',
];

/** @param orderKey Attribute that holds the P21 order number. */
export const orderQuery = (orderKey: string): ResourceQuery => ({
  type: 'orders',
  fields: {
    orders: [
      'identifier',
      'externalId',
      'poNumber',
      'currency',
      'subtotalValue',
      'totalValue',
      'totalDiscountsAmount',
      'estimatedShippingCostAmount',
      'overriddenShippingCostAmount',
      'customerNotes',
      'shipUntil',
      'shippingMethod',
      'external',
      'createdAt',
      'updatedAt',
      orderKey,
      customFields.orderCharges,
      'customer',
      'customerUser',
      'paymentTerm',
      'internalStatus',
      'status',
      'shippingStatus',
      'lineItems',
      'shippingTrackings',
      'orderSubtotals',
      'billingAddress',
      'shippingAddress',
    ],
    orderlineitems: lineFields,
    ordershippingtrackings: ['method', 'number'],
    ordersubtotals: ['orderSubtotalType', 'label', 'amount', 'signedAmount', 'currency', 'visible'],
    orderaddresses: postalFields,
    countries: ['name'],
    regions: ['name'],
    customers: ['name'],
    customerusers: ['email'],
    paymentterms: ['label'],
  },
  include: [
    'customer',
    'customerUser',
    'paymentTerm',
    'lineItems',
    'shippingTrackings',
    'orderSubtotals',
    'billingAddress.country',
    'billingAddress.region',
    'shippingAddress.country',
    'shippingAddress.region',
  ],
});

/** Lines of one order. @param relationship How lines name their order: "orders", in 5.1 "order". */
export const lineQuery = (relationship: string, orderId: string): ResourceQuery => ({
  type: 'orderlineitems',
  fields: { orderlineitems: lineFields },
  filters: [is(relationship, orderId)],
});

/** Oro cuts lists of related records at this length (oro-api 2.3). */
const longestRelation = 1000;

/** The order may have more lines than came along. */
export const mayLackLines = (row: JsonApiResource): boolean =>
  row.manyIds('lineItems').length >= longestRelation;

/** @param lines Where they were asked for on their own. */
export const toOrder = (
  row: JsonApiResource,
  orderKey: string,
  lines: readonly JsonApiResource[] = row.many('lineItems'),
): OroOrder => ({
  id: row.id,
  // An order made without identifier carries its id from the next read on (oro-observed, writing).
  identifier: row.text('identifier') ?? row.id,
  p21OrderNo: row.text(orderKey),
  externalId: row.text('externalId'),
  poNumber: row.text('poNumber'),
  customer: row.reference('customer', 'name'),
  customerUser: row.reference('customerUser', 'email'),
  currency: row.requiredText('currency'),
  subtotal: row.decimal('subtotalValue'),
  total: row.decimal('totalValue'),
  discountTotal: row.decimal('totalDiscountsAmount'),
  shippingCost: row.decimal('overriddenShippingCostAmount') ?? row.decimal('estimatedShippingCostAmount'),
  customerNotes: row.text('customerNotes'),
  shipUntil: row.calendarDate('shipUntil'),
  shippingMethod: row.text('shippingMethod'),
  paymentTerm: row.reference('paymentTerm', 'label'),
  external: row.boolean('external'),
  internalStatus: row.oneId('internalStatus'),
  status: row.oneId('status'),
  shippingStatus: row.oneId('shippingStatus'),
  lines: lines.map(toLine),
  trackings: row.many('shippingTrackings').map(toTracking),
  totals: row.many('orderSubtotals').map(toTotal),
  charges: toCharges(row.text(customFields.orderCharges)),
  billingAddress: toAddress(row, 'billingAddress'),
  shippingAddress: toAddress(row, 'shippingAddress'),
  createdAt: row.requiredInstant('createdAt'),
  updatedAt: row.requiredInstant('updatedAt'),
});

const toLine = (row: JsonApiResource): OroOrderLine => ({
  id: row.id,
  productId: row.oneId('product'),
  sku: row.text('productSku'),
  productName: row.text('productName') ?? row.text('freeFormProduct'),
  quantity: row.requiredDecimal('quantity'),
  unit: row.oneId('productUnit') ?? row.requiredText('productUnitCode'),
  unitPrice: row.requiredDecimal('value'),
  currency: row.requiredText('currency'),
  comment: row.text('comment'),
  shipBy: row.calendarDate('shipBy'),
  rowTotalAfterDiscount: row.decimal('rowTotalAfterDiscount'),
  createdAt: row.instant('createdAt'),
  updatedAt: row.instant('updatedAt'),
});

const toTracking = (row: JsonApiResource): OroShippingTracking => ({
  id: row.id,
  method: row.text('method') ?? '',
  number: row.text('number') ?? '',
});

const toTotal = (row: JsonApiResource): OroOrderTotal => ({
  id: row.id,
  type: row.requiredText('orderSubtotalType'),
  label: row.text('label'),
  amount: row.requiredDecimal('amount'),
  signedAmount: row.decimal('signedAmount') ?? row.requiredDecimal('amount'),
  currency: row.text('currency'),
  visible: row.boolean('visible'),
});

const toAddress = (row: JsonApiResource, relationship: string) => {
  const address = row.one(relationship);
  return address === null ? null : toPostalAddress(address);
};

/**
 * `[{"code":"FRT","amount":12.5}]` (recording 6.1-custom/192). Text that is anything else was not written by the
 * gateway and is no charge; it must not make the order unreadable.
 */
function toCharges(text: string | null): OroCharge[] {
  try {
    const charges: unknown = JSON.parse(text ?? '[]', digitsOfNumbers);
    return Array.isArray(charges) ? charges.filter(isWireCharge).map(toCharge) : [];
  } catch {
    return [];
  }
}

/** Numbers as the digits that were written, so that no amount passes through a float. */
const digitsOfNumbers = (_key: string, value: unknown, context?: { readonly source: string }): unknown =>
  typeof value === 'number' ? (context?.source ?? String(value)) : value;

interface WireCharge {
  readonly code: string;
  readonly amount: string;
  readonly description?: unknown;
}

const isWireCharge = (item: unknown): item is WireCharge =>
  typeof item === 'object' &&
  item !== null &&
  'code' in item &&
  typeof item.code === 'string' &&
  'amount' in item &&
  typeof item.amount === 'string' &&
  /^-?\d+(\.\d+)?$/.test(item.amount);

const toCharge = ({ code, amount, description }: WireCharge): OroCharge => ({
  code,
  description: typeof description === 'string' ? description : null,
  amount: toDecimal(amount),
});
