/** Service Customer: the customer, its address and, when new, its first ship-to (p21-api 4.6; M03, Md). */
import type { Row } from '../../database/row.ts';
import { customerOf } from '../../orders/credit.ts';
import type { OrderDesk } from '../../orders/order-desk.ts';
import { addressOf } from '../../orders/order-parties.ts';
import { notFound, P21Refusal, requiredColumn } from '../../orders/refusal.ts';
import { rowStatus } from '../../pricing/price-codes.ts';
import { asShown, char, date, decimal, type Element, flag, form, long, shown } from '../field.ts';
import type { Service, Step, WriteContext, Written } from '../service.ts';
import { cellsOf, columnsOfAll, keysWritten } from '../typed-columns.ts';
import { carriers, currencies, terms } from './lookups.ts';
import { filledOnly } from './record-rows.ts';

const main: Element = form(
  'TABPAGE_1.tp_1_dw_1',
  'Customer',
  [
    char('company_id', 'customer.company_id', 'Company ID', { required: true }),
    decimal('customer_id', 'customer.customer_id', 'Customer ID'),
    char('customer_name', 'address.name', 'Customer Name', { required: true }),
    char('mail_address1', 'address.mail_address1', 'Mailing Address'),
    char('mail_address2', 'address.mail_address2', ''),
    char('mail_city', 'address.mail_city', 'City/State/Zip'),
    char('mail_state', 'address.mail_state', ''),
    char('mail_postal_code', 'address.mail_postal_code', ''),
    char('mail_country', 'address.mail_country', 'Country'),
    char('salesrep_id', 'customer.salesrep_id', 'Salesrep ID'),
    long('customer_type_cd', 'customer.customer_type_cd', 'Type'),
    decimal('corp_address_id', 'address.corp_address_id', 'Corp Address ID'),
    decimal('billing_address_id', 'address.billing_address_id', 'Billing Address ID'),
    char('terms_id', 'customer.terms_id', 'Terms', { required: true, choices: terms }),
    flag('customer_cod_required_flag', 'customer.cod_required_flag', 'COD Required'),
    decimal('currency_id', 'customer.currency_id', 'Currency ID', { choices: currencies }),
    date('date_acct_opened', 'customer.date_acct_opened', 'Date Account Opened'),
    flag('web_enabled_flag', 'customer.web_enabled_flag', 'Web Enabled'),
    flag('delete_flag', 'customer.delete_flag', 'Delete'),
    shown('salesrep_name', 'salesrep_name', ''),
    shown('company_name', 'company.company_name', ''),
  ],
  { keys: ['company_id', 'customer_id'], businessObject: 'customer' },
);

const credit: Element = form('TABPAGE_4.tp_4_dw_4', 'Credit', [
  char('customer_credit_status', 'customer.credit_status', 'Credit Status'),
  decimal('customer_credit_limit_per_order', 'customer.credit_limit_per_order', 'Credit Limit Per Order'),
  decimal('credit_limit', 'customer.credit_limit', 'Credit Limit'),
  shown('credit_limit_used', 'customer.credit_limit_used', 'Credit Limit Used'),
]);

const physical: Element = form('TABPAGE_5.tp_5_dw_5', 'Physical Address', [
  char('phys_address1', 'address.phys_address1', 'Address'),
  char('phys_address2', 'address.phys_address2', ''),
  char('phys_city', 'address.phys_city', 'City/State/Zip'),
  char('phys_state', 'address.phys_state', ''),
  char('phys_postal_code', 'address.phys_postal_code', ''),
  char('phys_country', 'address.phys_country', 'Country'),
  char('central_phone_number', 'address.central_phone_number', 'Phone'),
  char('central_fax_number', 'address.central_fax_number', 'Fax'),
  char('email_address', 'address.email_address', 'E-mail'),
  char('url', 'address.url', 'URL'),
]);

const orderOptions: Element = form('TABPAGE_6.tp_6_dw_6', 'Order Options', [
  char('customer_default_disposition', 'customer.default_disposition', 'Default Disposition', {
    choices: asShown('B', 'C', 'D', 'S'),
  }),
  decimal('minimum_order_dollar_amount', 'customer.minimum_order_dollar_amount', 'Minimum Order Amount'),
  flag('po_no_required', 'customer.po_no_required', 'PO Required'),
]);

const general: Element = form('GENERAL.general', 'General', [
  flag('taxable_flag', 'customer.taxable_flag', 'Taxable'),
  decimal('sic_code', 'customer.sic_code', 'SIC Code'),
]);

const classes: Element = form(
  'CLASSES.classes',
  'Classes',
  [1, 2, 3, 4, 5].map((n) => char(`customer_class_${n}id`, `customer.class_${n}id`, `Class ${n}`)),
);

const shipToGeneral: Element = form('SHIP_TO_GENERAL.ship_to_general', 'Ship To General', [
  char('default_branch', 'ship_to.default_branch', 'Default Branch', { required: true }),
  char('freight_cd', 'freight_code.freight_cd', 'Freight Code'),
  char('packing_basis', 'ship_to.packing_basis', 'Packing Basis', { preset: 'Partial' }),
  char('fob', 'ship_to.fob', 'FOB'),
]);

const shipToDelivery: Element = form('SHIP_TO_DELIVERY.ship_to_delivery', 'Ship To Delivery', [
  char('delivery_instructions', 'ship_to.delivery_instructions', 'Delivery Instructions'),
  decimal('default_carrier_id', 'ship_to.default_carrier_id', 'Carrier', { choices: carriers }),
]);

const findCustomer = (desk: OrderDesk, customerId: unknown): Row | undefined =>
  typeof customerId === 'number' ? customerOf(desk, customerId) : undefined;

const write = (steps: readonly Step[], { desk, existing }: WriteContext): Written => {
  const typed = { customer: columnsOfAll(steps, 'customer'), address: columnsOfAll(steps, 'address') };
  const customer = existing ?? createCustomer(desk, steps, typed);
  if (existing !== undefined) changeCustomer(desk, existing, typed);
  const { company_id = null, customer_id = null } = customer;
  return keysWritten(steps, main.name, { company_id, customer_id });
};

interface Typed {
  readonly customer: Row;
  readonly address: Row;
}

const nameColumns = (name: Row[string] | undefined): Row =>
  name === undefined ? {} : { customer_name: name };

/** A customer's id is the id of its address (p21-api 7.1); the messages are M03's. */
const createCustomer = (desk: OrderDesk, steps: readonly Step[], typed: Typed): Row => {
  const shipTo = columnsOfAll(steps, 'ship_to');
  if (!typed.address.name) throw requiredColumn('Customer Name');
  if (!shipTo.default_branch) throw requiredColumn('Default Branch');
  if (!typed.customer.salesrep_id) throw new P21Refusal('Salesrep ID is required for a new ship to.');
  const id = Number(typed.customer.customer_id ?? desk.database.nextNumber('customer_id'));
  desk.insert('address', { delete_flag: 'N', ...filledOnly(typed.address), id });
  const customer = desk.insert('customer', {
    ...newCustomer(desk),
    ...filledOnly(typed.customer),
    ...nameColumns(typed.address.name),
    company_id: desk.companyId,
    customer_id: id,
    customer_id_string: String(id),
  });
  addShipTo(desk, customer, shipTo);
  addSalesreps(desk, customer);
  return customer;
};

/** What the template fills in (M03: "To Be Determined" terms, here the first terms there are). */
const newCustomer = (desk: OrderDesk): Row => ({
  terms_id: desk.table('terms').all()[0]?.terms_id ?? null,
  currency_id: 1,
  taxable_flag: 'Y',
  credit_limit: 0,
  credit_limit_used: 0,
  date_acct_opened: desk.now(),
  delete_flag: 'N',
});

const addShipTo = (desk: OrderDesk, customer: Row, columns: Row): void => {
  const [tax] = desk.table('tax_group_hdr').find('company_id', desk.companyId);
  desk.insert('ship_to', {
    tax_group_id: tax?.tax_group_id ?? null,
    terms_id: customer.terms_id ?? null,
    taxable_flag: 'Y',
    invoice_type: 'IN',
    packing_basis: 'Partial',
    date_acct_opened: desk.now(),
    delete_flag: 'N',
    ...filledOnly(columns),
    company_id: desk.companyId,
    ship_to_id: customer.customer_id ?? null,
    customer_id: customer.customer_id ?? null,
  });
};

const addSalesreps = (desk: OrderDesk, { customer_id = null, salesrep_id = null }: Row): void => {
  desk.insert('customer_salesrep', {
    customer_salesrep_uid: desk.database.nextNumber('customer_salesrep_uid'),
    company_id: desk.companyId,
    customer_id,
    salesrep_id,
    commission_percentage: 100,
    primary_salesrep_flag: 'Y',
    row_status_flag: rowStatus.active,
  });
  desk.insert('ship_to_salesrep', {
    company_id: desk.companyId,
    ship_to_id: customer_id,
    salesrep_id,
    primary_salesrep: 'Y',
    commission_percentage: 100,
    delete_flag: 'N',
  });
};

const changeCustomer = (desk: OrderDesk, customer: Row, typed: Typed): void => {
  const { company_id, customer_id, ...columns } = typed.customer;
  desk.update('customer', customer, { ...columns, ...nameColumns(typed.address.name) });
  const address = addressOf(desk, customer.customer_id);
  if (address === undefined) throw notFound('Address ID', customer.customer_id);
  if (Object.keys(typed.address).length > 0) desk.update('address', address, typed.address);
};

export const customerService: Service = {
  name: 'Customer',
  elements: [main, credit, physical, orderOptions, general, classes, shipToGeneral, shipToDelivery],
  find: (desk, cells) => findCustomer(desk, cells.get('customer_id')),
  title: (customer) => `Customer ${customer.customer_id}`,
  write,
  read: (desk, customer) => {
    const shipTo = desk.table('ship_to').first({ ship_to_id: customer.customer_id ?? null });
    const cells = {
      ...cellsOf('customer', customer),
      ...cellsOf('address', addressOf(desk, customer.customer_id)),
      ...cellsOf('ship_to', shipTo),
    };
    return new Map(customerService.elements.map((element) => [element.name, [cells]]));
  },
};
