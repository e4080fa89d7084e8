/** The row of oe_hdr as P21 writes it: what was given, the rest from customer, ship-to and location. */
import type { Row } from '../database/row.ts';
import { isFilled } from '../pricing/amounts.ts';
import type { OrderDesk } from './order-desk.ts';
import type { OrderParties } from './order-parties.ts';
import { isTaxable } from './taxes.ts';

/** oe_hdr.order_type of an ordinary order (p21-api 7.3). */
const ordinaryOrder = 706;

export const headerRow = (desk: OrderDesk, given: Row, parties: OrderParties): Row => ({
  ...datesOf(desk, given),
  ...shipmentOf(parties),
  ...states,
  company_id: desk.companyId,
  source_location_id: sourceLocationOf(desk, given),
  terms: parties.shipTo.terms_id ?? parties.customer.terms_id ?? null,
  taker: desk.user.slice(0, 30),
  corp_address_id: parties.address?.corp_address_id ?? parties.customer.customer_id ?? null,
  bill_to_contact_id: parties.customer.bill_to_contact_id ?? null,
  taxable: isTaxable(parties.customer, parties.shipTo) ? 'Y' : 'N',
  cod_flag: parties.customer.cod_required_flag ?? 'N',
  po_no: parties.shipTo.default_customer_po_no
    ? String(parties.shipTo.default_customer_po_no).slice(0, 50)
    : null,
  created_by: desk.user,
  ...filledOnly(given),
  oe_hdr_uid: desk.database.nextNumber('oe_hdr_uid'),
  order_no: isFilled(given.order_no) ? String(given.order_no) : String(desk.database.nextNumber('order_no')),
});

/** How an order begins. */
const states: Row = {
  order_type: ordinaryOrder,
  source_code_no: ordinaryOrder,
  approved: 'Y',
  completed: 'N',
  cancel_flag: 'N',
  delete_flag: 'N',
  projected_order: 'N',
  rma_flag: 'N',
  front_counter: 'N',
  will_call: 'N',
  freight_out: 0,
  validation_status: 'OK',
};

const datesOf = (desk: OrderDesk, given: Row): Row => {
  const ordered = typeof given.order_date === 'number' ? given.order_date : desk.time.startOfDay(desk.now());
  const requested = given.requested_date ?? desk.time.startOfDay(ordered, 1);
  return { order_date: ordered, requested_date: requested, promise_date: requested };
};

/** Where the goods go and how, copied so that later changes of the ship-to leave the order alone. */
const shipmentOf = ({ shipTo, address }: OrderParties): Row => ({
  ship2_name: address?.name ?? null,
  ship2_add1: address?.phys_address1 ?? null,
  ship2_add2: address?.phys_address2 ?? null,
  ship2_add3: address?.phys_address3 ?? null,
  ship2_city: address?.phys_city ?? null,
  ship2_state: address?.phys_state ?? null,
  ship2_zip: address?.phys_postal_code ?? null,
  ship2_country: address?.phys_country ?? null,
  ship2_email_address: address?.email_address ?? null,
  ship_to_phone: address?.central_phone_number ?? null,
  carrier_id: shipTo.default_carrier_id ?? null,
  packing_basis: shipTo.packing_basis ?? null,
  pick_ticket_type: shipTo.pick_ticket_type ?? null,
  delivery_instructions: shipTo.delivery_instructions ?? null,
  freight_code_uid: shipTo.freight_code_uid ?? null,
});

const sourceLocationOf = (desk: OrderDesk, given: Row): Row[string] => {
  const location = desk.table('location').first({ location_id: given.location_id ?? null });
  return location?.default_oe_source_loc_id ?? given.location_id ?? null;
};

const filledOnly = (given: Row): Row =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== ''));
