/** Everything the read surfaces offer by name: tables on one side, views on the other, strictly apart. */
import type { Database } from '../database/database.ts';
import type { Table } from '../database/table.ts';
import type { RowSource } from '../odata/row-source.ts';
import { createContactLinks } from './contact-links.ts';
import { createSearchViews } from './search-views.ts';

/** Names are found whatever their case (p21-api 2.1). */
export type Sources = ReadonlyMap<string, RowSource>;

export const tableSources = (database: Database): Sources =>
  new Map(database.tableNames().map((name) => [name, database.table(name)]));

/** Every table has its plain view; a tenant has some more of them (p21-api 2.1). */
export const viewSources = (database: Database): Sources =>
  new Map<string, RowSource>([
    ...database.tableNames().map((name) => plainView(`p21_view_${name}`, database.table(name))),
    // Assumption: the order acknowledgement view has the columns of the order header.
    plainView('p21_view_ord_ack_hdr', database.table('oe_hdr')),
    ['p21_view_contacts_x_links', createContactLinks(database)],
    ...createSearchViews(database),
  ]);

const plainView = (name: string, table: Table): [string, RowSource] => [
  name,
  {
    meta: { ...table.meta, name },
    all: () => table.all(),
    find: (column, value) => table.find(column, value),
  },
];
