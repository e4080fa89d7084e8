/** A customer made over REST with its address, contacts, salesreps and ship-tos (p21-api 3.2, create customer). */
import type { Database } from '../database/database.ts';
import type { Row, Value } from '../database/row.ts';
import { rowStatus } from '../pricing/price-codes.ts';
import { addressOf, insertAddress, withoutBlanks } from './addresses.ts';
import { contactOf } from './contacts.ts';
import { isEmpty, requireCompany, requireValues, updateError } from './required-values.ts';
import { isWireObject, type WireObject, type WireValue } from './wire-value.ts';

/** `changes` are the customer's own columns. Throws the `RestProblem` of the first thing that is missing or wrong. */
export const createCustomer = (database: Database, object: WireObject, changes: Row, user: string): Row => {
  requireValues(object, {
    CompanyId: 'Company ID',
    CustomerName: 'Customer Name',
    SalesrepId: 'Salesrep ID',
    TermsId: 'Terms ID',
  });
  const companyId = String(object.CompanyId);
  requireCompany(database, companyId, String(object.CustomerName), 'customer');
  const customerId = customerAddress(database, object, user);
  const customer = database.table('customer').insert({
    currency_id: 1,
    ...withoutBlanks(changes),
    company_id: companyId,
    customer_id: customerId,
    customer_id_string: String(customerId),
    delete_flag: 'N',
    last_maintained_by: user,
    date_acct_opened: database.now(),
  });
  for (const salesrep of itemsOf(object.CustomerSalesreps)) addSalesrep(database, customer, salesrep, user);
  for (const contact of itemsOf(object.CustomerContacts)) linkContact(database, customer, contact, user);
  itemsOf(object.CustomerShipTos).forEach((shipTo, index) => {
    addShipTo(database, customer, shipTo, index === 0, user);
  });
  return customer;
};

/** A customer's id is the id of its address (p21-api 7.1). */
const customerAddress = (database: Database, object: WireObject, user: string): number => {
  const given = isWireObject(object.CustomerAddress) ? object.CustomerAddress : {};
  const name = isEmpty(given.Name) ? object.CustomerName : given.Name;
  const address = { ...given, Name: String(name).slice(0, 50) };
  return Number(insertAddress(database, address, user, { customer: 'Y' }).id);
};

const itemsOf = (collection: WireValue | undefined): readonly WireObject[] => {
  const list = isWireObject(collection) ? collection.list : undefined;
  return Array.isArray(list) ? list.filter(isWireObject) : [];
};

const addSalesrep = (database: Database, customer: Row, given: WireObject, user: string): void => {
  database.table('customer_salesrep').insert({
    customer_salesrep_uid: database.nextNumber('customer_salesrep_uid'),
    company_id: customer.company_id ?? null,
    customer_id: customer.customer_id ?? null,
    salesrep_id: String(given.SalesrepId ?? ''),
    primary_salesrep_flag: given.PrimarySalesrep === 'Y' ? 'Y' : 'N',
    commission_percentage: Number(given.CommissionPercentage ?? 0) || 0,
    row_status_flag: rowStatus.active,
    last_maintained_by: user,
  });
};

/** Assumption: the words for a contact there is not. */
const linkContact = (database: Database, customer: Row, given: WireObject, user: string): void => {
  const contactId = String(given.ContactId ?? '');
  const contact = contactOf(database, contactId);
  if (contact === undefined)
    throw updateError(String(customer.customer_name), 'customer', `Contact ID ${contactId} does not exist.`);
  database.table('oe_contacts_customer').insert({
    company_id: customer.company_id ?? null,
    customer_id: customer.customer_id ?? null,
    contact_id: contactId,
    delete_flag: 'N',
    last_maintained_by: user,
  });
};

/** Assumption: the first ship-to without an address of its own is the customer's own address, as P21's windows do. */
const addShipTo = (
  database: Database,
  customer: Row,
  given: WireObject,
  isFirst: boolean,
  user: string,
): void => {
  const shipToId = shipToAddress(database, customer, given, isFirst, user);
  const { company_id = null, customer_id = null } = customer;
  database.table('ship_to').insert({
    company_id,
    ship_to_id: shipToId,
    customer_id,
    ...withoutBlanks(shipToColumns(given)),
    delete_flag: 'N',
    date_acct_opened: database.now(),
    last_maintained_by: user,
  });
  if (isEmpty(given.SalesrepId)) return;
  database.table('ship_to_salesrep').insert({
    company_id,
    ship_to_id: shipToId,
    salesrep_id: String(given.SalesrepId),
    primary_salesrep: 'Y',
    commission_percentage: 100,
    delete_flag: 'N',
    last_maintained_by: user,
  });
};

const shipToAddress = (
  database: Database,
  customer: Row,
  given: WireObject,
  isFirst: boolean,
  user: string,
): Value => {
  const address = isWireObject(given.ShipToAddress) ? given.ShipToAddress : {};
  if (addressOf(database, Number(address.AddressId)) !== undefined) return Number(address.AddressId);
  if (isFirst && isEmpty(given.ShipToId)) return customer.customer_id ?? null;
  const name = String(given.ShipToName ?? address.Name ?? customer.customer_name).slice(0, 50);
  return insertAddress(database, { ...address, Name: name }, user, { shipping_address: 'Y' }).id ?? null;
};

const shipToColumns = (given: WireObject): Row => ({
  default_branch: textOf(given.DefaultBranch, 8),
  tax_group_id: textOf(given.TaxGroupId, 10),
  terms_id: textOf(given.TermsId, 2),
  invoice_type: textOf(given.InvoiceType, 2),
  packing_basis: textOf(given.PackingBasis, 16),
  pick_ticket_type: textOf(given.PickTicketType, 2),
  accept_partial_orders: textOf(given.AcceptPartialOrders, 1),
  preferred_location_id: numberOf(given.DefaultSourceLocationId),
  default_carrier_id: numberOf(given.DefaultCarrierId),
});

/** What does not fit is dropped (p21-api 9.4). */
const textOf = (value: WireValue | undefined, length: number): string => {
  const text = isEmpty(value) ? '' : String(value);
  return text.length > length ? '' : text;
};

const numberOf = (value: WireValue | undefined): number | null => {
  const number = isEmpty(value) ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : null;
};
