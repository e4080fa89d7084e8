import { bulkPayloadOf, type Payload, payloadOf } from './payload.type.ts';

export const UpsertCustomerAddressPayload = payloadOf(
  'UpsertCustomerAddress',
  'a ship-to that was to be kept',
);
export type UpsertCustomerAddressPayload = Payload;

export const UpsertCustomerAddressesPayload = bulkPayloadOf(
  'UpsertCustomerAddresses',
  'ship-tos that were to be kept',
  () => UpsertCustomerAddressPayload,
);
