/** The tabs Tax and Salesreps of an order: rows of their own tables, keyed by jurisdiction and salesrep. */
import Big from 'big.js';
import type { Row } from '../../database/row.ts';
import { toCents } from '../../orders/cells.ts';
import { changing } from '../../orders/create-order.ts';
import type { OrderDesk } from '../../orders/order-desk.ts';
import { linesOf } from '../../orders/order-value.ts';
import { notFound } from '../../orders/refusal.ts';
import { taxOn } from '../../orders/taxes.ts';
import type { Step } from '../service.ts';
import { columnsOf } from '../typed-columns.ts';

export const writeTaxes = (desk: OrderDesk, header: Row, steps: readonly Step[]): void => {
  const rows = rowsOf(steps, 'TP_TAX.tp_tax', 'oe_hdr_tax');
  const touched = steps.some(({ element }) => element.name.startsWith('TP_TAX.'));
  if (!touched) return;
  changing(desk, header, () => {
    for (const row of rows) writeTax(desk, header, row);
    for (const line of linesOf(desk, header)) {
      const tax = taxOn(desk, header, line, new Big(Number(line.extended_price ?? 0)));
      desk.update('oe_line', line, { sales_tax: toCents(tax) });
    }
  });
};

const writeTax = (desk: OrderDesk, header: Row, row: Row): void => {
  const jurisdiction = row.jurisdiction_id ?? null;
  if (desk.table('tax_jurisdiction').first({ jurisdiction_id: jurisdiction }) === undefined)
    throw notFound('Jurisdiction ID', jurisdiction);
  upsert(
    desk,
    'oe_hdr_tax',
    { order_no: header.order_no ?? null, jurisdiction_id: jurisdiction },
    { taxable: 'Y', ...row },
  );
};

export const writeSalesreps = (desk: OrderDesk, header: Row, steps: readonly Step[]): void => {
  for (const row of rowsOf(steps, 'TP_SALESREPS.tp_salesreps', 'oe_hdr_salesrep')) {
    const key = { order_number: header.order_no ?? null, salesrep_id: row.salesrep_id ?? null };
    upsert(desk, 'oe_hdr_salesrep', key, { delete_flag: 'N', ...row });
  }
};

const rowsOf = (steps: readonly Step[], element: string, table: string): Row[] =>
  steps
    .filter((step) => step.element.name === element)
    .flatMap((step) => step.rows.map((row) => columnsOf(step.element, row, table)));

const upsert = (desk: OrderDesk, table: string, key: Row, columns: Row): void => {
  const known = desk.table(table).first(key);
  if (known === undefined) desk.insert(table, { ...columns, ...key });
  else desk.update(table, known, columns);
};
