/** What may be changed of a customer. A field left out stays as it is, null empties it. */
import { z } from 'zod';
import { decimal, numericId, parseInput, text } from '../parse-input.ts';
import { postalAddress } from '../postal-address.ts';

const emptiable = z.string().trim().nullish();

const schema = z.strictObject({
  customerId: numericId,
  name: text.optional(),
  mailing: postalAddress.optional(),
  physical: postalAddress.optional(),
  phone: emptiable,
  fax: emptiable,
  email: emptiable,
  url: emptiable,
  termsId: text.optional(),
  salesrepId: text.optional(),
  creditStatusId: emptiable,
  creditLimit: decimal.optional(),
  creditLimitPerOrder: decimal.optional(),
  poNumberRequired: z.boolean().optional(),
  taxable: z.boolean().optional(),
  webEnabled: z.boolean().optional(),
});

export type UpdateCustomerInput = z.output<typeof schema>;

export const parseUpdateCustomer = (payload: unknown): UpdateCustomerInput => parseInput(schema, payload);
