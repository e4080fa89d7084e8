/** Addresses of both systems as the graph shows them. */
import type {
  OroAddress as OroAddressRow,
  OroPostalAddress,
} from '../../datasources/oro/address.resource.ts';
import type { AddressRow, ShipToRow } from '../../datasources/p21/customers.rows.ts';
import type { Address, AddressKind } from '../../schema/address.type.ts';
import type { OroAddress } from '../../schema/oro-customer.type.ts';
import type { PostalAddress } from '../../schema/postal-address.type.ts';
import type { Instant } from '../instant.ts';
import { toGlobalId } from './global-id.ts';
import { freshAt } from './model-values.ts';

const mailing = (row: AddressRow): PostalAddress => ({
  name: row.name,
  street: row.mailAddress1,
  street2: row.mailAddress2,
  street3: row.mailAddress3,
  city: row.mailCity,
  region: row.mailState,
  postalCode: row.mailPostalCode,
  country: row.mailCountry,
});

const physical = (row: AddressRow): PostalAddress => ({
  name: row.name,
  street: row.physicalAddress1,
  street2: row.physicalAddress2,
  street3: row.physicalAddress3,
  city: row.physicalCity,
  region: row.physicalState,
  postalCode: row.physicalPostalCode,
  country: row.physicalCountry,
});

/** `SHIP_TO/4711`: the same P21 address id is used for several purposes. */
const addressKey = (kind: AddressKind, p21AddressId: string): string => `${kind}/${p21AddressId}`;

const toAddress = (kind: AddressKind, row: AddressRow, postal: PostalAddress, asOf: Instant): Address => ({
  __typename: 'Address',
  id: toGlobalId('Address', addressKey(kind, row.addressId)),
  ...freshAt(asOf),
  kind,
  p21AddressId: row.addressId,
  ...postal,
  phone: row.phone,
  email: row.email,
  active: !row.deleted,
  deliveryInstructions: null,
  acceptsPartialOrders: null,
  taxGroupId: null,
  preferredLocationId: null,
  customerId: row.addressId,
  carrierId: null,
  taxable: null,
});

/** A customer's own addresses; one that is not filled in is left out. */
export const toOwnAddresses = (row: AddressRow, asOf: Instant): Address[] => [
  ...(row.mailAddress1 === null && row.mailCity === null
    ? []
    : [toAddress('MAILING', row, mailing(row), asOf)]),
  ...(row.physicalAddress1 === null && row.physicalCity === null
    ? []
    : [toAddress('PHYSICAL', row, physical(row), asOf)]),
];

/** A ship-to is delivered to its physical address; where P21 has none, its mailing address has to do. */
export const toShipTo = (shipTo: ShipToRow, row: AddressRow, asOf: Instant): Address => ({
  ...toAddress('SHIP_TO', row, row.physicalAddress1 === null ? mailing(row) : physical(row), asOf),
  active: !shipTo.deleted,
  deliveryInstructions: shipTo.deliveryInstructions,
  acceptsPartialOrders: shipTo.acceptsPartialOrders,
  taxGroupId: shipTo.taxGroupId,
  preferredLocationId: shipTo.preferredLocationId,
  customerId: shipTo.customerId,
  carrierId: shipTo.carrierId,
  taxable: shipTo.taxable,
});

export function toPostalAddress(row: OroPostalAddress): PostalAddress {
  const person = [row.namePrefix, row.firstName, row.middleName, row.lastName, row.nameSuffix];
  const name = [row.organization, person.filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return {
    name: name === '' ? null : name,
    street: row.street,
    street2: row.street2,
    street3: null,
    city: row.city,
    region: row.region?.name ?? row.region?.code ?? row.customRegion,
    postalCode: row.postalCode,
    country: row.country?.code ?? null,
  };
}

export const toOroAddress = (row: OroAddressRow): OroAddress => ({
  ...toPostalAddress(row),
  oroId: row.id,
  label: row.label,
  phone: row.phone,
  primary: row.primary,
  types: row.types.map(({ type }) => type),
  updatedAt: row.updatedAt,
  p21ShipToId: row.p21ShipToId,
});
