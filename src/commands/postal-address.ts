/** A whole postal address in an input: what it leaves out is empty, not kept. */
import { z } from 'zod';
import { optionalText, text } from './parse-input.ts';
import type { Limits } from './user-errors.ts';

export const postalAddress = z.strictObject({
  street: text,
  street2: optionalText,
  city: text,
  state: optionalText,
  postalCode: optionalText,
  country: optionalText,
});
export type PostalAddressInput = z.output<typeof postalAddress>;

/** Column lengths of `address` and of an order's own ship-to address alike (p21-api 7.1, 7.3). */
export const postalLimits: Limits = {
  street: 50,
  street2: 50,
  city: 50,
  state: 50,
  postalCode: 10,
  country: 50,
};
