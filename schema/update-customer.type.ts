import { bulkPayloadOf, type Payload, payloadOf } from './payload.type.ts';

export const UpdateCustomerPayload = payloadOf('UpdateCustomer', 'a change of a customer');
export type UpdateCustomerPayload = Payload;

export const UpdateCustomersPayload = bulkPayloadOf(
  'UpdateCustomers',
  'changes of customers',
  () => UpdateCustomerPayload,
);
