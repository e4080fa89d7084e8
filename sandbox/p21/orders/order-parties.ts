/** The records an order stands on: customer, ship-to, its address, contact, locations. */
import type { Row } from '../database/row.ts';
import { isFilled } from '../pricing/amounts.ts';
import { customerOf } from './credit.ts';
import type { OrderDesk } from './order-desk.ts';
import { columnRequired, notFound } from './refusal.ts';

export interface OrderParties {
  readonly customer: Row;
  readonly shipTo: Row;
  /** address row of the ship-to. */
  readonly address: Row | undefined;
}

/** Throws a `P21Refusal` on columns missing and on ids that lead nowhere. */
export const partiesOf = (desk: OrderDesk, header: Row): OrderParties => {
  if (!isFilled(header.customer_id) || !isFilled(header.address_id) || !isFilled(header.location_id))
    throw columnRequired();
  const customer = customerOf(desk, header.customer_id);
  if (customer === undefined || customer.delete_flag === 'Y')
    throw notFound('Customer ID', header.customer_id);
  if (customer.po_no_required === 'Y' && !isFilled(header.po_no)) throw columnRequired();
  checkContact(desk, header);
  checkLocations(desk, header);
  return { customer, shipTo: shipToOf(desk, header), address: addressOf(desk, header.address_id) };
};

export const addressOf = (desk: OrderDesk, id: Row[string] | undefined): Row | undefined =>
  desk.table('address').first({ id: id ?? null });

const shipToOf = (desk: OrderDesk, header: Row): Row => {
  const match = { ship_to_id: header.address_id ?? null, company_id: desk.companyId };
  const shipTo = desk.table('ship_to').first(match);
  const usable = shipTo?.delete_flag !== 'Y' && shipTo?.customer_id === header.customer_id;
  if (shipTo === undefined || !usable) throw notFound('Ship To ID', header.address_id);
  return shipTo;
};

const checkContact = (desk: OrderDesk, header: Row): void => {
  if (!isFilled(header.contact_id)) {
    if (desk.contactRequired) throw columnRequired();
    return;
  }
  const contact = desk.table('contacts').first({ id: header.contact_id ?? null });
  if (contact === undefined || contact.delete_flag === 'Y') throw notFound('Contact ID', header.contact_id);
};

const checkLocations = (desk: OrderDesk, header: Row): void => {
  for (const id of [header.location_id, header.source_location_id]) {
    if (isFilled(id) && desk.table('location').first({ location_id: id ?? null }) === undefined)
      throw notFound('Location ID', id);
  }
};
