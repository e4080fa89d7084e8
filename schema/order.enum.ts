import { registerEnumType } from 'type-graphql';

export const OrderKind = { ORDER: 'ORDER', QUOTE: 'QUOTE', RETURN: 'RETURN' } as const;
export type OrderKind = keyof typeof OrderKind;

registerEnumType(OrderKind, {
  name: 'OrderKind',
  description: 'What kind of document an order of P21 is.',
  valuesConfig: {
    ORDER: { description: 'A sales order.' },
    QUOTE: { description: 'A quote (projected order); nothing is delivered on it.' },
    RETURN: { description: 'A return of goods (RMA).' },
  },
});

export const OrderState = { CANCELLED: 'CANCELLED', COMPLETED: 'COMPLETED', OPEN: 'OPEN' } as const;
export type OrderState = keyof typeof OrderState;

registerEnumType(OrderState, {
  name: 'OrderState',
  description: 'What the header of an order says in P21; `OrderStatus` looks at the lines too.',
  valuesConfig: {
    CANCELLED: { description: 'Cancelled.' },
    COMPLETED: { description: 'Completed and not cancelled.' },
    OPEN: { description: 'Neither completed nor cancelled.' },
  },
});

export const OrderStatus = {
  CANCELLED: 'CANCELLED',
  COMPLETED: 'COMPLETED',
  ON_HOLD: 'ON_HOLD',
  OPEN: 'OPEN',
  PARTIALLY_SHIPPED: 'PARTIALLY_SHIPPED',
  PICKING: 'PICKING',
  QUOTED: 'QUOTED',
  SHIPPED: 'SHIPPED',
} as const;
export type OrderStatus = keyof typeof OrderStatus;

registerEnumType(OrderStatus, {
  name: 'OrderStatus',
  description:
    'Where an order stands in P21. P21 has no such field; it is derived, the first rule that holds wins: deleted or cancelled, completed, quote, held (not approved, or held for credit), then by the quantities of its lines.',
  valuesConfig: {
    CANCELLED: { description: 'The order, or every line of it, was cancelled or deleted.' },
    COMPLETED: { description: 'P21 has marked the order as completed: nothing more will happen.' },
    ON_HOLD: { description: 'Not approved, or held because of its credit state: nothing is picked.' },
    OPEN: { description: 'Nothing has been picked or invoiced yet.' },
    PARTIALLY_SHIPPED: { description: 'A part has been invoiced, the rest is open.' },
    PICKING: { description: 'A part is on pick tickets, nothing has been invoiced.' },
    QUOTED: { description: 'An open quote.' },
    SHIPPED: {
      description: 'Everything has been invoiced or cancelled; P21 has not completed the order yet.',
    },
  },
});

export const OrderLineStatus = {
  BACKORDERED: 'BACKORDERED',
  CANCELLED: 'CANCELLED',
  COMPLETED: 'COMPLETED',
  OPEN: 'OPEN',
  PARTIALLY_SHIPPED: 'PARTIALLY_SHIPPED',
  PICKING: 'PICKING',
} as const;
export type OrderLineStatus = keyof typeof OrderLineStatus;

registerEnumType(OrderLineStatus, {
  name: 'OrderLineStatus',
  description: 'Where an order line stands in P21; derived, the first rule that holds wins.',
  valuesConfig: {
    BACKORDERED: { description: 'Nothing is picked or invoiced and a part is not covered by stock.' },
    CANCELLED: { description: 'Cancelled or deleted, as a line or by its quantity.' },
    COMPLETED: { description: 'Marked as complete, or nothing is open any more.' },
    OPEN: { description: 'Allocated in full and not yet picked.' },
    PARTIALLY_SHIPPED: { description: 'A part has been invoiced, the rest is open.' },
    PICKING: { description: 'A part is on pick tickets, nothing has been invoiced.' },
  },
});

export const LineDisposition = {
  BACKORDER: 'BACKORDER',
  CANCEL: 'CANCEL',
  DIRECT_SHIP: 'DIRECT_SHIP',
  FUTURE: 'FUTURE',
  HOLD: 'HOLD',
  OTHER: 'OTHER',
  PRODUCTION: 'PRODUCTION',
  SPECIAL_ORDER: 'SPECIAL_ORDER',
  TRANSFER: 'TRANSFER',
} as const;
export type LineDisposition = keyof typeof LineDisposition;

registerEnumType(LineDisposition, {
  name: 'LineDisposition',
  description: 'What P21 does about the part of a line that stock does not cover.',
  valuesConfig: {
    BACKORDER: { description: 'Waits for stock (B).' },
    CANCEL: { description: 'Is cancelled (C).' },
    DIRECT_SHIP: { description: 'The supplier delivers to the customer (D).' },
    FUTURE: { description: 'Is scheduled for later (F).' },
    HOLD: { description: 'Is held (H).' },
    OTHER: { description: 'A letter of this tenant that the gateway does not know.' },
    PRODUCTION: { description: 'Is made (P).' },
    SPECIAL_ORDER: { description: 'Is bought for this line (S).' },
    TRANSFER: { description: 'Comes from another location (T).' },
  },
});

export const ChargeKind = { FREIGHT_IN: 'FREIGHT_IN', FREIGHT_OUT: 'FREIGHT_OUT', OTHER: 'OTHER' } as const;
export type ChargeKind = keyof typeof ChargeKind;

registerEnumType(ChargeKind, {
  name: 'ChargeKind',
  description: 'Why an order costs more than its goods.',
  valuesConfig: {
    FREIGHT_IN: { description: 'Freight to the distributor, charged on a line.' },
    FREIGHT_OUT: { description: 'Freight to the customer, charged on the order.' },
    OTHER: { description: 'A line with an item that is a charge, such as handling.' },
  },
});
