/** A ship-to of a customer. A field left out stays as it is, null empties it; the address is always whole. */
import { z } from 'zod';
import { numericId, orNull, parseInput, text } from '../parse-input.ts';
import { postalAddress } from '../postal-address.ts';

const emptiable = z.string().trim().nullish();

const schema = z.strictObject({
  customerId: numericId,
  /** Without it the customer's ship-to of this name and address, else a new one. */
  shipToId: orNull(numericId),
  name: text,
  address: postalAddress,
  phone: emptiable,
  email: emptiable,
  deliveryInstructions: emptiable,
  carrierId: numericId.optional(),
  taxGroupId: text.optional(),
  termsId: text.optional(),
  /** Needed for a new one where neither the customer nor another ship-to of it has one. */
  defaultBranchId: text.optional(),
  /** False takes the ship-to out of use. */
  active: z.boolean().optional(),
});

export type UpsertCustomerAddressInput = z.output<typeof schema>;

export const parseUpsertCustomerAddress = (payload: unknown): UpsertCustomerAddressInput =>
  parseInput(schema, payload);
