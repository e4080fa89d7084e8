import { bulkPayloadOf, type Payload, payloadOf } from './payload.type.ts';

export const UpsertCustomerUserPayload = payloadOf('UpsertCustomerUser', 'a buyer that was to be kept');
export type UpsertCustomerUserPayload = Payload;

export const UpsertCustomerUsersPayload = bulkPayloadOf(
  'UpsertCustomerUsers',
  'buyers that were to be kept',
  () => UpsertCustomerUserPayload,
);
