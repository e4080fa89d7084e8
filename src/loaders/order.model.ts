/** Orders of both systems as the graph shows them. */
import type { OroOrder as OroOrderRow } from '../../datasources/oro/order.resource.ts';
import type { OrderNoteRow, OrderRow } from '../../datasources/p21/orders.rows.ts';
import type { Order, OrderNote } from '../../schema/order.type.ts';
import type { OroOrder } from '../../schema/oro-order.type.ts';
import type { PostalAddress } from '../../schema/postal-address.type.ts';
import type { Instant } from '../instant.ts';
import { toPostalAddress } from './address.model.ts';
import { oroKey, toGlobalId } from './global-id.ts';
import { freshAt, type MoneyIn, moneyIn, notInErp, quantity } from './model-values.ts';
import { isHeld } from './order-status.ts';

export const toOrder = (row: OrderRow, money: MoneyIn, asOf: Instant): Order => ({
  __typename: 'Order',
  id: toGlobalId('Order', row.orderNumber),
  ...freshAt(asOf),
  orderNumber: row.orderNumber,
  webReference: row.webReference,
  poNumber: row.poNumber,
  kind: kindOf(row),
  placedOn: row.orderedOn,
  requestedOn: row.requestedOn,
  promisedOn: row.promisedOn,
  completedOn: row.completedOn,
  approved: row.approved,
  creditState: row.validationStatus,
  inEdit: row.completion === 'IN_EDIT',
  willCall: row.willCall,
  taker: row.taker,
  placedBy: row.placedByName,
  jobName: row.jobName,
  deliveryInstructions: row.deliveryInstructions,
  deliverTo: toDeliverTo(row),
  createdAt: row.createdAt,
  modifiedAt: row.modifiedAt,
  customerId: row.customerId,
  shipToId: row.shipToId,
  contactId: row.contactId,
  salesLocationId: row.salesLocationId,
  carrierId: row.carrierId,
  termsId: row.termsId,
  freightOut: money(row.freightOut),
  oroOrderId: null,
  oroCustomerId: null,
  header: {
    quote: row.quote,
    cancelled: row.cancelled || row.deleted,
    completed: row.completion === 'COMPLETED',
    approved: row.approved,
    held: isHeld(row.validationStatus),
  },
});

const kindOf = ({ returnOrder, quote }: OrderRow): Order['kind'] => {
  if (returnOrder) return 'RETURN';
  return quote ? 'QUOTE' : 'ORDER';
};

const toDeliverTo = (row: OrderRow): PostalAddress => ({
  name: row.shipToName,
  street: row.shipToAddress1,
  street2: row.shipToAddress2,
  street3: row.shipToAddress3,
  city: row.shipToCity,
  region: row.shipToState,
  postalCode: row.shipToPostalCode,
  country: row.shipToCountry,
});

/** What is known of an order that P21 does not have, or while it does not answer. */
export const keysOfOrder = (row: OroOrderRow, customerId: string | null): Partial<Order> => ({
  __typename: 'Order',
  id: toGlobalId('Order', row.p21OrderNo ?? oroKey(row.id)),
  orderNumber: row.p21OrderNo,
  webReference: row.identifier,
  customerId,
  oroOrderId: row.id,
  oroCustomerId: row.customer?.id ?? null,
});

/** An order of the shop that P21 does not have (yet). */
export const toShopOnlyOrder = (row: OroOrderRow, customerId: string | null): Order =>
  ({
    ...noErpPart,
    ...keysOfOrder(row, customerId),
    id: toGlobalId('Order', oroKey(row.id)),
    orderNumber: null,
  }) as Order;

const noErpPart: Omit<
  Order,
  '__typename' | 'id' | 'orderNumber' | 'webReference' | 'customerId' | 'oroOrderId' | 'oroCustomerId'
> = {
  ...notInErp,
  poNumber: null,
  kind: null,
  placedOn: null,
  requestedOn: null,
  promisedOn: null,
  completedOn: null,
  approved: null,
  creditState: null,
  inEdit: null,
  willCall: null,
  taker: null,
  placedBy: null,
  jobName: null,
  deliveryInstructions: null,
  deliverTo: null,
  createdAt: null,
  modifiedAt: null,
  shipToId: null,
  contactId: null,
  salesLocationId: null,
  carrierId: null,
  termsId: null,
  freightOut: null,
  header: null,
};

export const toOrderNote = ({ topic, note, mandatory }: OrderNoteRow): OrderNote => ({
  topic,
  text: note,
  mandatory,
});

export function toOroOrder(row: OroOrderRow): OroOrder {
  const money = moneyIn(row.currency);
  return {
    oroId: row.id,
    identifier: row.identifier,
    poNumber: row.poNumber,
    internalStatus: row.internalStatus,
    status: row.status,
    shippingStatus: row.shippingStatus,
    subtotal: money(row.subtotal),
    shippingCost: money(row.shippingCost),
    total: money(row.total),
    totals: row.totals.map(({ type, label, signedAmount, currency }) => ({
      type,
      label,
      amount: { amount: signedAmount, currency: currency ?? row.currency },
    })),
    lines: row.lines.map((line) => ({
      oroId: line.id,
      sku: line.sku,
      productName: line.productName,
      quantity: quantity(line.quantity, line.unit),
      unitPrice: { amount: line.unitPrice, currency: line.currency },
      comment: line.comment,
      shipBy: line.shipBy,
    })),
    trackings: row.trackings.map(({ method, number }) => ({ carrier: method, trackingNumber: number })),
    buyerEmail: row.customerUser?.label ?? null,
    customerNotes: row.customerNotes,
    billingAddress: row.billingAddress && toPostalAddress(row.billingAddress),
    shippingAddress: row.shippingAddress && toPostalAddress(row.shippingAddress),
    imported: row.external,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
