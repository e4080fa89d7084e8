/** Rows of master data as windows write them: the key's row is changed, or made with the defaults of a new one. */
import type { Row } from '../../database/row.ts';
import type { OrderDesk } from '../../orders/order-desk.ts';

/** Empty columns of a new row are left to the database's defaults. */
export const upsertRow = (
  desk: OrderDesk,
  table: string,
  key: Row,
  columns: Row,
  defaults: Row = {},
): Row => {
  const known = desk.table(table).first(key);
  if (known !== undefined)
    return Object.keys(columns).length === 0 ? known : desk.update(table, known, columns);
  return desk.insert(table, { ...defaults, ...filledOnly(columns), ...key });
};

export const filledOnly = (columns: Row): Row =>
  Object.fromEntries(Object.entries(columns).filter(([, cell]) => cell !== null && cell !== ''));
