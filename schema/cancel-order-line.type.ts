import { bulkPayloadOf, type Payload, payloadOf } from './payload.type.ts';

export const CancelOrderLinePayload = payloadOf('CancelOrderLine', 'a line that was to be taken back');
export type CancelOrderLinePayload = Payload;

export const CancelOrderLinesPayload = bulkPayloadOf(
  'CancelOrderLines',
  'lines that were to be taken back',
  () => CancelOrderLinePayload,
);
