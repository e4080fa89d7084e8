import { bulkPayloadOf, type Payload, payloadOf } from './payload.type.ts';

export const PlaceOrderPayload = payloadOf('PlaceOrder', 'an order that was to be placed');
export type PlaceOrderPayload = Payload;

export const PlaceOrdersPayload = bulkPayloadOf(
  'PlaceOrders',
  'orders that were to be placed',
  () => PlaceOrderPayload,
);
