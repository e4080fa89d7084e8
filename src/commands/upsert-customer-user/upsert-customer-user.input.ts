/** A buyer of a customer: a contact in P21. A field left out stays as it is, null empties it. */
import { z } from 'zod';
import { numericId, optionalText, parseInput, text } from '../parse-input.ts';

const emptiable = z.string().trim().nullish();

const schema = z.strictObject({
  customerId: numericId,
  /** P21's contact; without it the customer's contact with this e-mail, else a new one. */
  contactId: optionalText,
  firstName: text,
  lastName: text,
  email: text,
  title: emptiable,
  phone: emptiable,
  phoneExtension: emptiable,
  mobile: emptiable,
  fax: emptiable,
  /** All ship-tos the contact shall be linked to. */
  shipToIds: z.array(numericId).optional(),
  /** False takes the contact out of use. */
  active: z.boolean().optional(),
});

export type UpsertCustomerUserInput = z.output<typeof schema>;

export const parseUpsertCustomerUser = (payload: unknown): UpsertCustomerUserInput =>
  parseInput(schema, payload);
