/**
 * The views p21_view_es_* for incremental reads: unique_id, and max_date_last_modified over the joined tables
 * (p21-api 2.5). Assumption: they also carry the columns of their leading table, unique_id is its key joined by
 * "_", and the joins are those listed here; the published page names the two columns only.
 */
import { parseColumn } from '../database/column-type.ts';
import type { Database } from '../database/database.ts';
import type { Row, TableMeta } from '../database/row.ts';
import type { Table } from '../database/table.ts';
import { DerivedView } from './derived-view.ts';

interface Join {
  readonly table: string;
  /** Column of the joined table. */
  readonly on: string;
  /** Column of the leading table. */
  readonly to: string;
}

interface SearchView {
  readonly lead: string;
  readonly joins: readonly Join[];
  readonly where?: (row: Row) => boolean;
}

const join = (table: string, on: string, to = on): Join => ({ table, on, to });
const isQuote = (row: Row): boolean => row.projected_order === 'Y';

const searchViews: Readonly<Record<string, SearchView>> = {
  customer: { lead: 'customer', joins: [join('address', 'id', 'customer_id')] },
  contacts: { lead: 'contacts', joins: [join('contacts_x_ship_to', 'contact_id', 'id')] },
  ship_to: { lead: 'ship_to', joins: [join('address', 'id', 'ship_to_id')] },
  item: {
    lead: 'inv_mast',
    joins: [join('item_uom', 'inv_mast_uid'), join('inventory_supplier', 'inv_mast_uid')],
  },
  item_supplier: { lead: 'inventory_supplier', joins: [join('inv_mast', 'inv_mast_uid')] },
  sales_order: { lead: 'oe_hdr', joins: [join('oe_line', 'order_no')], where: (row) => !isQuote(row) },
  sales_order_line: {
    lead: 'oe_line',
    joins: [join('oe_hdr', 'order_no'), join('inv_mast', 'inv_mast_uid')],
  },
  quote: {
    lead: 'oe_hdr',
    joins: [join('oe_line', 'order_no'), join('quote_hdr', 'oe_hdr_uid')],
    where: isQuote,
  },
  invoice_hdr: { lead: 'invoice_hdr', joins: [join('invoice_line', 'invoice_no')] },
  invoice_line: { lead: 'invoice_line', joins: [join('invoice_hdr', 'invoice_no')] },
  pick_ticket_hdr: { lead: 'oe_pick_ticket', joins: [join('oe_pick_ticket_detail', 'pick_ticket_no')] },
  pick_ticket_line: { lead: 'oe_pick_ticket_detail', joins: [join('oe_pick_ticket', 'pick_ticket_no')] },
};

/** All search views by name. */
export const createSearchViews = (database: Database): ReadonlyMap<string, DerivedView> =>
  new Map(
    Object.entries(searchViews).map(([suffix, view]) => {
      const name = `p21_view_es_${suffix}`;
      return [name, createSearchView(name, view, database)];
    }),
  );

const createSearchView = (name: string, view: SearchView, database: Database): DerivedView => {
  const lead = database.table(view.lead);
  const joined = view.joins.map((one) => ({ ...one, rows: database.table(one.table) }));
  const tables = [lead, ...joined.map((one) => one.rows)];
  const toViewRow = (row: Row): Row => ({
    ...row,
    unique_id: uniqueId(lead, row),
    max_date_last_modified: Math.max(
      ...[row, ...joined.flatMap((one) => one.rows.find(one.on, lead.value(row, one.to)))].map(changedAt),
    ),
  });
  const { where = () => true } = view;
  return new DerivedView(searchMeta(name, lead.meta), tables, () => lead.all().filter(where).map(toViewRow));
};

const changedAt = (row: Row): number => Number(row.date_last_modified ?? 0);

const uniqueId = (table: Table, row: Row): string =>
  table.meta.keys.map((key) => String(table.value(row, key)).trim()).join('_');

const searchMeta = (name: string, lead: TableMeta): TableMeta => ({
  name,
  keys: ['unique_id'],
  columns: new Map([
    ['unique_id', parseColumn('unique_id', { type: 'varchar(255)', pk: true })],
    ['max_date_last_modified', parseColumn('max_date_last_modified', { type: 'datetime' })],
    ...lead.columns,
  ]),
});
