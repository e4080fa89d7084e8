/** Orders and what hangs on them (orocommerce 6.1.8, OrderBundle: api.yml, validation.yml). */
import { maxLength, notBlank } from '../../model/constraint.ts';
import type { Overlay } from '../../model/overlay.ts';
import { addressAttributes } from './customers.ts';

const money = { type: 'money' } as const;
const shippingName = { constraints: [{ kind: 'not blank', allowNull: true }, maxLength(255)] } as const;

const discountRange = {
  kind: 'range',
  min: 0,
  max: 1e15,
  message: 'The discount amount should be between 0 and 999999999999999.9999',
} as const;
const percentRange = {
  kind: 'range',
  min: -1,
  max: 1,
  message: 'This value should be between -100% and 100%.',
} as const;

export const orderOverlay: Overlay = {
  orders: {
    omit: ['activityConversations'],
    attributes: {
      poNumber: { constraints: [maxLength(255)] },
      currency: { constraints: [notBlank, { kind: 'currency' }] },
      shippingMethod: shippingName,
      shippingMethodType: shippingName,
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
      value: { ...money, onCreate: 'write', onUpdate: 'write', constraints: [] },
      quantity: { type: 'float', constraints: [notBlank, { kind: 'greater than', value: 0 }] },
      currency: { constraints: [notBlank, { kind: 'currency' }] },
      productSku: { constraints: [maxLength(255)] },
      freeFormProduct: { constraints: [maxLength(255)] },
      shippingMethod: shippingName,
      shippingMethodType: shippingName,
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
      orders: { onUpdate: 'write', onTargetDelete: 'delete' },
      productUnit: {
        constraints: [{ kind: 'not blank', message: 'The product unit does not exist for the product.' }],
      },
    },
    filters: { customer: { path: 'orders.customer' }, customerUser: { path: 'orders.customerUser' } },
  },
  orderaddresses: { attributes: addressAttributes, relationships: { country: { constraints: [notBlank] } } },
  orderdiscounts: {
    attributes: {
      amount: { ...money, constraints: [discountRange] },
      percent: { constraints: [percentRange] },
      orderDiscountType: { constraints: [] },
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
