/** Accounts of the shop as the gateway sees them; wire names stay in `customer.datasource.ts`. */
import type { DecimalString } from '../../src/decimal.ts';
import type { Instant } from '../../src/instant.ts';

/** A related record of which only the id and its label are read. */
export interface OroReference {
  readonly id: string;
  /** What staff call it: name, label or code; null where the shop did not send the related record. */
  readonly label: string | null;
}

export interface OroCustomer {
  readonly id: string;
  readonly name: string;
  /** P21 customer id, from the attribute that `customerKey` of the configuration names. */
  readonly p21CustomerId: string | null;
  readonly externalId: string | null;
  readonly parent: OroReference | null;
  readonly group: OroReference | null;
  readonly paymentTerm: OroReference | null;
  readonly taxCode: OroReference | null;
  /** e.g. "4_of_5". */
  readonly internalRating: string | null;
  readonly creditLimit: DecimalString | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface OroRole {
  readonly id: string;
  /** e.g. "Administrator". */
  readonly label: string;
  /** e.g. "ROLE_FRONTEND_ADMINISTRATOR". */
  readonly role: string | null;
}

export interface OroCustomerUser {
  readonly id: string;
  readonly customerId: string | null;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly namePrefix: string | null;
  readonly middleName: string | null;
  readonly nameSuffix: string | null;
  readonly enabled: boolean;
  readonly confirmed: boolean;
  readonly isGuest: boolean;
  readonly p21ContactId: string | null;
  readonly externalId: string | null;
  readonly roles: readonly OroRole[];
  readonly lastLogin: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
