/** The physical address of an `address` row against the one that was sent. */
import type { AddressRow } from '../../datasources/p21/customers.rows.ts';
import type { ComparedField } from './compare-fields.ts';
import type { PostalAddressInput } from './postal-address.ts';

export const physicalFields = (
  path: string,
  address: PostalAddressInput | undefined,
  row: AddressRow,
): ComparedField[] => [
  [`${path}street`, address?.street, row.physicalAddress1],
  [`${path}street2`, address?.street2, row.physicalAddress2],
  [`${path}city`, address?.city, row.physicalCity],
  [`${path}state`, address?.state, row.physicalState],
  [`${path}postalCode`, address?.postalCode, row.physicalPostalCode],
  [`${path}country`, address?.country, row.physicalCountry],
];
