/** Who orders, where it goes and under which terms: faults of the header that can be known beforehand. Pure. */
import type {
  ContactRow,
  ContactShipToRow,
  CustomerRow,
  ShipToRow,
} from '../../../datasources/p21/customers.rows.ts';
import type { PaymentTypeRow } from '../../../datasources/p21/payments.datasource.ts';
import type { CarrierRow, CreditStatusRow, TermsRow } from '../../../datasources/p21/reference.rows.ts';
import type { LocationRow } from '../../../datasources/p21/stock.rows.ts';
import { compare } from '../../decimal.ts';
import type { CalendarDate } from '../../instant.ts';
import type { UserError } from '../command-kind.ts';
import { missing, notOwn, unknownRecord, userError } from '../user-errors.ts';
import type { PlaceOrderInput } from './place-order.input.ts';

/** What P21 knows of the keys an order names. */
export interface Parties {
  readonly customer: CustomerRow | undefined;
  /** The ship-to named, or the one the customer's orders go to where none is. */
  readonly shipTo: ShipToRow | undefined;
  readonly contact: ContactRow | undefined;
  readonly contactLinks: readonly ContactShipToRow[];
  /** Customers the contact belongs to: by a link of its own, or because it stands at one of their ship-tos. */
  readonly contactCustomerIds: readonly string[];
  readonly creditStatuses: readonly CreditStatusRow[];
  readonly terms: readonly TermsRow[];
  readonly carriers: readonly CarrierRow[];
  readonly paymentTypes: readonly PaymentTypeRow[];
  readonly locations: readonly LocationRow[];
}

export function customerErrors(
  { customerId }: PlaceOrderInput,
  { customer, creditStatuses }: Parties,
  creditRefusedActions: readonly string[],
): UserError[] {
  if (customer === undefined) return [unknownRecord('customerId', 'customer', customerId)];
  const status = creditStatuses.find(({ creditStatusId }) => creditStatusId === customer.creditStatusId);
  if (!creditRefusedActions.includes(status?.orderEntryAction ?? '')) return [];
  const message = 'The account is on credit hold and takes no orders; settle it with your supplier first.';
  return [userError('CREDIT_HOLD', 'customerId', message)];
}

export function shipToErrors({ shipToId, customerId }: PlaceOrderInput, { shipTo }: Parties): UserError[] {
  if (shipTo === undefined && shipToId === null)
    return [missing('shipToId', "one of the customer's ship-tos: it has several or none")];
  return shipTo?.customerId === customerId ? [] : [notOwn('shipToId', 'Ship-to', shipToId ?? '')];
}

/** A contact hangs on the address of the customer or one of its ship-tos, or is linked to either. */
export function contactErrors(input: PlaceOrderInput, parties: Parties): UserError[] {
  const { contact, contactLinks, contactCustomerIds, shipTo } = parties;
  if (input.contactId === null) return [];
  const places = [input.customerId, shipTo?.shipToId];
  const belongs =
    contact !== undefined &&
    (places.includes(contact.addressId) ||
      contactLinks.some((link) => places.includes(link.shipToId)) ||
      contactCustomerIds.includes(input.customerId));
  return belongs ? [] : [notOwn('contactId', 'Contact', input.contactId)];
}

export function poNumberErrors({ poNumber }: PlaceOrderInput, { customer }: Parties): UserError[] {
  if (poNumber !== null || customer?.poNumberRequired !== true) return [];
  const message = 'Give your purchase order number: the account requires one on every order.';
  return [userError('PO_NUMBER_REQUIRED', 'poNumber', message)];
}

/** P21 opens a dialog nobody answers where goods are wanted on the day of the order or before (p21-api 4.6). */
export function dateErrors({ requestedOn }: PlaceOrderInput, orderedOn: CalendarDate): UserError[] {
  if (requestedOn === null || requestedOn > orderedOn) return [];
  return [userError('INVALID_DATE', 'requestedOn', `Give a day after ${orderedOn}.`)];
}

export function referenceErrors(input: PlaceOrderInput, parties: Parties): UserError[] {
  const { terms, carriers, locations, paymentTypes } = parties;
  const { termsId, carrierId, salesLocationId, sourceLocationId, payment } = input;
  const unknown = (field: string, what: string, key: string | null, isKnown: boolean) =>
    key === null || isKnown ? [] : [unknownRecord(field, what, key)];
  const hasLocation = (id: string | null) => locations.some(({ locationId }) => locationId === id);
  const type = payment?.paymentTypeId ?? null;
  return [
    ...unknown(
      'termsId',
      'terms',
      termsId,
      terms.some((one) => one.termsId === termsId),
    ),
    ...unknown(
      'carrierId',
      'carrier',
      carrierId,
      carriers.some((one) => one.carrierId === carrierId),
    ),
    ...unknown('salesLocationId', 'location', salesLocationId, hasLocation(salesLocationId)),
    ...unknown('sourceLocationId', 'location', sourceLocationId, hasLocation(sourceLocationId)),
    ...unknown(
      'payment.paymentTypeId',
      'payment type',
      type,
      paymentTypes.some((one) => one.paymentTypeId === type),
    ),
    ...(payment !== null && compare(payment.amount, '0') <= 0
      ? [userError('INVALID_VALUE', 'payment.amount', 'Give an amount above zero.')]
      : []),
  ];
}
