/**
 * p21_view_contacts_x_links: which contacts belong to which customers (p21-api 2.6 names id and link_id).
 * Assumption: id is the contact, link_id the address it belongs to (a customer or a ship-to).
 */
import { parseColumn } from '../database/column-type.ts';
import type { Database } from '../database/database.ts';
import type { Row, TableMeta } from '../database/row.ts';
import { DerivedView } from './derived-view.ts';

const columns = [
  parseColumn('id', { type: 'varchar(16)', pk: true }),
  parseColumn('link_id', { type: 'decimal(19,0)', pk: true }),
];

const meta: TableMeta = {
  name: 'p21_view_contacts_x_links',
  columns: new Map(columns.map((column) => [column.name, column])),
  keys: ['id', 'link_id'],
};

export const createContactLinks = (database: Database): DerivedView => {
  const contacts = database.table('contacts');
  const links = (row: Row): Row => ({ id: row.id ?? null, link_id: row.address_id ?? null });
  return new DerivedView(meta, [contacts], () => contacts.all().map(links));
};
