/** Service ShipTo: a customer's place of delivery and its address (p21-api 4.6, 7.1; Md). */
import type { Row } from '../../database/row.ts';
import { customerOf } from '../../orders/credit.ts';
import type { OrderDesk } from '../../orders/order-desk.ts';
import { addressOf } from '../../orders/order-parties.ts';
import { notFound, requiredColumn } from '../../orders/refusal.ts';
import { char, decimal, type Element, flag, form, list, long, shown } from '../field.ts';
import type { Service, Step, WriteContext, Written } from '../service.ts';
import { cellsOf, columnsOfAll, keysWritten } from '../typed-columns.ts';
import { carriers, terms } from './lookups.ts';
import { upsertRow } from './record-rows.ts';

const main: Element = form(
  'TABPAGE_1.shiptomain',
  'Ship To',
  [
    char('company_id', 'ship_to.company_id', 'Company ID', { required: true }),
    decimal('address_id', 'ship_to.ship_to_id', 'Ship To ID'),
    char('address_name', 'address.name', 'Name', { required: true }),
    decimal('customer_id', 'ship_to.customer_id', 'Customer ID', { required: true, disabled: 'existing' }),
    char('default_branch', 'ship_to.default_branch', 'Default Branch', { required: true }),
    char('tax_group_id', 'ship_to.tax_group_id', 'Tax Group ID'),
    char('terms_id', 'ship_to.terms_id', 'Terms', { choices: terms }),
    char('invoice_type', 'ship_to.invoice_type', 'Invoice Type'),
    char('phys_address1', 'address.phys_address1', 'Address'),
    char('phys_address2', 'address.phys_address2', ''),
    char('phys_city', 'address.phys_city', 'City/State/Zip'),
    char('phys_state', 'address.phys_state', ''),
    char('phys_postal_code', 'address.phys_postal_code', ''),
    char('phys_county', 'address.phys_county', 'County'),
    char('phys_country', 'address.phys_country', 'Country'),
    char('email_address', 'address.email_address', 'E-mail'),
    char('url', 'address.url', 'URL'),
    char('latitude', 'address.latitude', 'Latitude'),
    char('longitude', 'address.longitude', 'Longitude'),
    flag('taxable_flag', 'ship_to.taxable_flag', 'Taxable'),
    flag('delete_flag', 'ship_to.delete_flag', 'Delete'),
    shown('customer_name', 'customer.customer_name', ''),
  ],
  { keys: ['company_id', 'address_id'], businessObject: 'ship_to' },
);

const mail: Element = form('TABPAGE_2.tp_2_dw_2', 'Mailing Address', [
  char('mail_address1', 'address.mail_address1', 'Address'),
  char('mail_address2', 'address.mail_address2', ''),
  char('mail_city', 'address.mail_city', 'City/State/Zip'),
  char('mail_state', 'address.mail_state', ''),
  char('mail_postal_code', 'address.mail_postal_code', ''),
  char('mail_country', 'address.mail_country', 'Country'),
]);

const exemptions: Element = form('TABPAGE_3.tp_3_dw_3', 'Tax Exemptions', [
  char('state_exempt_no', 'ship_to.state_exemption_number', 'State Exemption'),
  char('federal_exempt_no', 'ship_to.federal_exemption_number', 'Federal Exemption'),
  char('other_exempt_no', 'ship_to.other_exemption_number', 'Other Exemption'),
]);

const jurisdictions: Element = list('TABPAGE_4.tp_4_dw_4', 'Jurisdictions', [
  shown('tax_group_id', 'tax_group_line.tax_group_id', 'Tax Group ID'),
  shown('jurisdiction_id', 'tax_group_line.jurisdiction_id', 'Jurisdiction ID'),
]);

const phones: Element = form('TABPAGE_5.tp_5_dw_5', 'Phones', [
  char('central_phone_number', 'address.central_phone_number', 'Phone'),
  char('central_fax_number', 'address.central_fax_number', 'Fax'),
]);

const delivery: Element = form('TABPAGE_7.tp_7_dw_7', 'Delivery', [
  decimal('carrier_id', 'ship_to.default_carrier_id', 'Carrier', { choices: carriers }),
  char('fob', 'ship_to.fob', 'FOB'),
  char('delivery_instructions', 'ship_to.delivery_instructions', 'Delivery Instructions'),
  long('days_early', 'ship_to.days_early', 'Days Early'),
  long('days_late', 'ship_to.days_late', 'Days Late'),
  long('transit_days', 'ship_to.transit_days', 'Transit Days'),
]);

const classes: Element = form(
  'CLASSES.classes',
  'Classes',
  [1, 2, 3, 4, 5].map((n) => char(`ship_to_class${n}_id`, `ship_to.class${n}_id`, `Class ${n}`)),
);

const findShipTo = (desk: OrderDesk, id: unknown): Row | undefined =>
  typeof id === 'number'
    ? desk.table('ship_to').first({ ship_to_id: id, company_id: desk.companyId })
    : undefined;

const write = (steps: readonly Step[], { desk, existing }: WriteContext): Written => {
  const { company_id, ship_to_id, ...columns } = columnsOfAll(steps, 'ship_to');
  const address = columnsOfAll(steps, 'address');
  if (existing === undefined) refuseIncomplete(desk, columns, address);
  const id = Number(existing?.ship_to_id ?? ship_to_id ?? desk.database.nextNumber('ship_to_id'));
  upsertRow(desk, 'address', { id }, address, { delete_flag: 'N' });
  upsertRow(
    desk,
    'ship_to',
    { ship_to_id: id, company_id: desk.companyId },
    columns,
    newShipTo(desk, columns),
  );
  return keysWritten(steps, main.name, { company_id: desk.companyId, address_id: id });
};

const refuseIncomplete = (desk: OrderDesk, columns: Row, address: Row): void => {
  if (!address.name) throw requiredColumn('Name');
  if (!columns.customer_id) throw requiredColumn('Customer ID');
  if (!columns.default_branch) throw requiredColumn('Default Branch');
  if (customerOf(desk, columns.customer_id) === undefined) throw notFound('Customer ID', columns.customer_id);
};

/** A new ship-to begins with what its customer has. */
const newShipTo = (desk: OrderDesk, columns: Row): Row => {
  const customer = customerOf(desk, columns.customer_id);
  const [sibling] = desk.table('ship_to').find('customer_id', columns.customer_id ?? null);
  return {
    terms_id: customer?.terms_id ?? null,
    taxable_flag: customer?.taxable_flag ?? 'Y',
    tax_group_id: sibling?.tax_group_id ?? null,
    default_carrier_id: sibling?.default_carrier_id ?? null,
    invoice_type: 'IN',
    packing_basis: 'Partial',
    date_acct_opened: desk.now(),
    delete_flag: 'N',
  };
};

export const shipToService: Service = {
  name: 'ShipTo',
  elements: [main, mail, exemptions, jurisdictions, phones, delivery, classes],
  find: (desk, cells) => findShipTo(desk, cells.get('address_id')),
  title: (shipTo) => `Ship To ${shipTo.ship_to_id}`,
  write,
  read: (desk, shipTo) => {
    const cells = {
      ...cellsOf('ship_to', shipTo),
      ...cellsOf('address', addressOf(desk, shipTo.ship_to_id)),
    };
    const taxed = desk.table('tax_group_line').find('tax_group_id', shipTo.tax_group_id ?? null);
    return new Map<string, readonly Row[]>([
      ...shipToService.elements.map((element) => [element.name, [cells]] as const),
      [jurisdictions.name, taxed.map((line) => cellsOf('tax_group_line', line))],
    ]);
  },
};
