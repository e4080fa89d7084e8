/** Postal addresses of the shop: of customers, and as copied into orders. */
import type { Instant } from '../../src/instant.ts';

export interface OroCountry {
  /** ISO 3166 alpha-2, e.g. "US". */
  readonly code: string;
  readonly name: string | null;
}

export interface OroRegion {
  /** e.g. "US-CA". */
  readonly code: string;
  readonly name: string | null;
}

export interface OroPostalAddress {
  readonly id: string;
  readonly label: string | null;
  readonly organization: string | null;
  readonly namePrefix: string | null;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly nameSuffix: string | null;
  readonly street: string | null;
  readonly street2: string | null;
  readonly city: string | null;
  readonly postalCode: string | null;
  readonly phone: string | null;
  readonly country: OroCountry | null;
  readonly region: OroRegion | null;
  /** Region as free text where the country has no list of regions. */
  readonly customRegion: string | null;
}

export interface OroAddressType {
  /** e.g. "billing", "shipping". */
  readonly type: string;
  readonly isDefault: boolean;
}

/** An entry of a customer's address book. */
export interface OroAddress extends OroPostalAddress {
  readonly customerId: string | null;
  readonly primary: boolean;
  readonly types: readonly OroAddressType[];
  readonly p21ShipToId: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
