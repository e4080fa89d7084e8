/** Orders and what hangs on them (orocommerce 6.1.8, OrderBundle: api.yml, validation.yml). */
import { maxLength, notBlank } from '../../model/constraint.ts';
import type { Overlay } from '../../model/overlay.ts';
import { addressAttributes } from './customers.ts';

const money = { type: 'money' } as const;

export const orderOverlay: Overlay = {
  orders: {
    omit: ['activityConversations'],
    attributes: {
      poNumber: { constraints: [maxLength(255)] },
      currency: { constraints: [notBlank, { kind: 'currency' }] },
      shippingMethod: { constraints: [maxLength(255)] },
      shippingMethodType: { constraints: [maxLength(255)] },
      subtotalWithDiscountsValue: money,
      subtotalWithDiscounts: money,
      subtotalValue: money,
      totalValue: money,
      estimatedShippingCostAmount: money,
      overriddenShippingCostAmount: money,
      totalDiscountsAmount: money,
      discount: { initial: 0 },
      shippingDiscount: { initial: 0 },
    },
    relationships: {
      lineItems: {
        inverse: 'orders',
        orphans: 'delete',
        constraints: [{ kind: 'count', min: 1, message: 'Please add at least one Line Item' }],
      },
      discounts: { inverse: 'order', orphans: 'delete' },
      shippingTrackings: { inverse: 'orders', orphans: 'delete' },
      subOrders: { inverse: 'parent' },
      customer: { constraints: [notBlank], onTargetDelete: 'refuse' },
      internalStatus: { initial: 'open' },
      shippingStatus: { initial: 'not_shipped' },
      orderSubtotals: { subresource: false },
      source: { onCreate: 'ignore', onUpdate: 'ignore' },
    },
    filters: { identifier: { ignoreCase: true }, poNumber: { ignoreCase: true } },
    upsert: [['identifier']],
    validates: true,
    searched: ['identifier', 'poNumber'],
    unique: [
      {
        fields: ['identifier'],
        indexed: true,
        title: 'unique entity constraint',
        detail: 'This value is already used.',
        at: 'identifier',
      },
    ],
  },
  orderlineitems: {
    attributes: {
      // The description says "ignored" because of kits; of every other line it is the price (recording 6.1/296).
      value: { ...money, onCreate: 'write', onUpdate: 'write', constraints: [notBlank] },
      quantity: { type: 'float', constraints: [notBlank, { kind: 'greater than', value: 0 }] },
      currency: { constraints: [notBlank] },
      productSku: { constraints: [] },
      priceType: { initial: 10 },
      productVariantFields: { initial: [] },
      checksum: { initial: '' },
      shippingEstimateAmount: money,
      rowTotalDiscountAmount: money,
      rowTotalAfterDiscount: money,
      rowTotalAfterDiscountIncludingTax: money,
      rowTotalAfterDiscountExcludingTax: money,
    },
    relationships: {
      orders: { onUpdate: 'ignore', onTargetDelete: 'delete' },
      productUnit: { constraints: [notBlank] },
    },
    filters: { customer: { path: 'orders.customer' }, customerUser: { path: 'orders.customerUser' } },
  },
  orderaddresses: { attributes: addressAttributes, relationships: { country: { constraints: [notBlank] } } },
  orderdiscounts: {
    attributes: {
      amount: money,
      orderDiscountType: {
        constraints: [
          notBlank,
          {
            kind: 'choice',
            values: ['oro_order_discount_item_type_amount', 'oro_order_discount_item_type_percent'],
          },
        ],
      },
    },
    relationships: { order: { constraints: [notBlank], onTargetDelete: 'delete' } },
  },
  ordershippingtrackings: { relationships: { orders: { onTargetDelete: 'delete' } } },
  ordersubtotals: {
    idType: 'string',
    subresources: false,
    attributes: { amount: money, signedAmount: money },
    filters: { order: { required: true } },
  },
  orderstatuses: { protected: false },
  orderinternalstatuses: { protected: false },
  ordershippingstatuses: { protected: false },
};
