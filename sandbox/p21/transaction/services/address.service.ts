/** Service Address (elements and fields of Md). */
import { requiredColumn } from '../../orders/refusal.ts';
import { char, decimal, type Element, flag, form, shown } from '../field.ts';
import type { Service, Step, WriteContext, Written } from '../service.ts';
import { cellsOf, columnsOfAll, keysWritten } from '../typed-columns.ts';
import { upsertRow } from './record-rows.ts';

const main: Element = form(
  'TABPAGE_1.tp_1_dw_1',
  'Address ID',
  [
    decimal('id', 'address.id', 'Address ID'),
    char('name', 'address.name', 'Name', { required: true }),
    decimal('corp_address_id', 'address.corp_address_id', 'Corp Address ID'),
    char('mail_address1', 'address.mail_address1', 'Mailing Address 1'),
    char('mail_address2', 'address.mail_address2', 'Mailing Address 2'),
    char('mail_city', 'address.mail_city', 'Mailing City/State/Zip'),
    char('mail_state', 'address.mail_state', ''),
    char('mail_postal_code', 'address.mail_postal_code', ''),
    char('mail_country', 'address.mail_country', 'Mailing Country'),
    flag('delete_flag', 'address.delete_flag', 'Delete'),
    shown('corp_name', 'corp_name', ''),
  ],
  { keys: ['id'], datawindow: 'd_address_main' },
);

const physical: Element = form('TABPAGE_2.tp_2_dw_2', 'Physical Address', [
  char('address_phys_address1', 'address.phys_address1', 'Physical Address 1'),
  char('address_phys_address2', 'address.phys_address2', 'Physical Address 2'),
  char('address_phys_city', 'address.phys_city', 'Physical City/State/Zip'),
  char('address_phys_state', 'address.phys_state', ''),
  char('address_phys_postal_code', 'address.phys_postal_code', ''),
  char('address_phys_country', 'address.phys_country', 'Physical Country'),
]);

const phone: Element = form('TABPAGE_3.tp_3_dw_3', 'Phone', [
  char('address_central_phone_number', 'address.central_phone_number', 'Central Phone Number'),
  char('address_central_fax_number', 'address.central_fax_number', 'Central Fax Number'),
  char('email_address', 'address.email_address', 'E-mail Address'),
  char('url', 'address.url', 'URL'),
]);

const write = (steps: readonly Step[], { desk, existing }: WriteContext): Written => {
  const { id: typedId, ...columns } = columnsOfAll(steps, 'address');
  if (existing === undefined && !columns.name) throw requiredColumn('Name');
  const id = Number(existing?.id ?? typedId ?? desk.database.nextNumber('address_id'));
  upsertRow(desk, 'address', { id }, columns, { delete_flag: 'N' });
  return keysWritten(steps, main.name, { id });
};

export const addressService: Service = {
  name: 'Address',
  elements: [main, physical, phone],
  find: (desk, cells) =>
    typeof cells.get('id') === 'number'
      ? desk.table('address').first({ id: cells.get('id') ?? null })
      : undefined,
  title: (address) => `Address ${address.id}`,
  write,
  read: (_desk, address) =>
    new Map(addressService.elements.map((element) => [element.name, [cellsOf('address', address)]])),
};
