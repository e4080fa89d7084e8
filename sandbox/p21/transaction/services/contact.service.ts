/**
 * The service for contacts. Assumption: its name (sandbox option `contactService`) and elements. p21-api 4.6 saw no service for contacts by name; there is a
 * window Contact Maintenance (Md), and the elements here are those of service Salesrep, which keeps rows of the same
 * table (M03). Contacts are also written through /api/entity/contacts (p21-api 3.2).
 */
import type { Row } from '../../database/row.ts';
import type { OrderDesk } from '../../orders/order-desk.ts';
import { notFound, requiredColumn } from '../../orders/refusal.ts';
import { rowStatus } from '../../pricing/price-codes.ts';
import { char, decimal, type Element, flag, form, list, long } from '../field.ts';
import type { Service, Step, WriteContext, Written } from '../service.ts';
import { cellsOf, columnsOf, columnsOfAll, keysWritten } from '../typed-columns.ts';
import { recordStates } from './lookups.ts';
import { upsertRow } from './record-rows.ts';

const main: Element = form(
  'TABPAGE_1.tp_1_dw_1',
  'Contact',
  [
    char('contact_id', 'contacts.id', 'Contact ID'),
    char('salutation', 'contacts.salutation', 'Salutation'),
    char('first_name', 'contacts.first_name', 'First Name', { required: true }),
    char('mi', 'contacts.mi', 'MI'),
    char('last_name', 'contacts.last_name', 'Last Name', { required: true }),
    char('title', 'contacts.title', 'Title'),
    decimal('address_id', 'contacts.address_id', 'Address ID', { required: true }),
    char('login_id', 'contacts.login_id', 'Login ID'),
    char('comments', 'contacts.comments', 'Comments'),
    flag('delete_flag', 'contacts.delete_flag', 'Delete'),
  ],
  { keys: ['contact_id'], businessObject: 'contacts' },
);

const phones: Element = form('TABPAGE_2.tp_2_dw_2', 'Phones', [
  char('contacts_email_address', 'contacts.email_address', 'E-mail Address'),
  char('direct_phone', 'contacts.direct_phone', 'Direct Phone'),
  char('phone_ext', 'contacts.phone_ext', 'Extension'),
  char('cellular', 'contacts.cellular', 'Mobile'),
  char('direct_fax', 'contacts.direct_fax', 'Direct Fax'),
]);

const shipTos: Element = list(
  'SHIP_TOS.ship_tos',
  'Ship Tos',
  [
    decimal('ship_to_id', 'contacts_x_ship_to.ship_to_id', 'Ship To ID', { required: true }),
    long('row_status_flag', 'contacts_x_ship_to.row_status_flag', 'Status', { choices: recordStates }),
  ],
  { keys: ['ship_to_id'] },
);

const write = (steps: readonly Step[], { desk, existing }: WriteContext): Written => {
  const { id: typedId, ...columns } = columnsOfAll(steps, 'contacts');
  if (existing === undefined && !columns.first_name) throw requiredColumn('First Name');
  if (existing === undefined && !columns.last_name) throw requiredColumn('Last Name');
  const address = columns.address_id;
  if (address && desk.table('address').first({ id: address }) === undefined)
    throw notFound('Address ID', address);
  const id = String(existing?.id ?? typedId ?? desk.database.nextNumber('contact_id'));
  upsertRow(desk, 'contacts', { id }, columns, { delete_flag: 'N', company_id: desk.companyId });
  for (const { element, rows } of steps.filter((step) => step.element === shipTos))
    for (const row of rows) link(desk, id, columnsOf(element, row, 'contacts_x_ship_to'));
  return keysWritten(steps, main.name, { contact_id: id });
};

const link = (desk: OrderDesk, contactId: string, { ship_to_id = null, ...columns }: Row): void => {
  const key = { contact_id: contactId, ship_to_id, company_id: desk.companyId };
  const uid = { contacts_x_ship_to_uid: desk.database.nextNumber('contacts_x_ship_to_uid') };
  upsertRow(desk, 'contacts_x_ship_to', key, columns, { ...uid, row_status_flag: rowStatus.active });
};

export const createContactService = (name: string): Service => ({
  name,
  elements: [main, phones, shipTos],
  find: (desk, cells) => desk.table('contacts').first({ id: cells.get('contact_id') ?? null }),
  title: (contact) => `Contact ${contact.id}`,
  write,
  read: (desk, contact) => {
    const links = desk.table('contacts_x_ship_to').find('contact_id', contact.id ?? null);
    return new Map([
      [main.name, [cellsOf('contacts', contact)]],
      [phones.name, [cellsOf('contacts', contact)]],
      [shipTos.name, links.map((row) => cellsOf('contacts_x_ship_to', row))],
    ]);
  },
});
