/** Writes a new order: header, lines with prices and taxes, allocation, contracts, credit (p21-api 7.3). */
import type { Row } from '../database/row.ts';
import { amount } from '../pricing/amounts.ts';
import { allocateLine } from './allocate.ts';
import { toCents } from './cells.ts';
import { isOverBudget, trackingContracts } from './contract-limits.ts';
import { trackingCredit, validation, validationOf } from './credit.ts';
import { bookNewLine } from './line-quantities.ts';
import type { OrderDesk } from './order-desk.ts';
import type { LineDraft, OrderDraft, PlacedOrder } from './order-draft.ts';
import { headerRow } from './order-header.ts';
import { lineRow } from './order-line.ts';
import { type OrderParties, partiesOf } from './order-parties.ts';
import { linesOf } from './order-value.ts';
import { jurisdictionsOf, taxHeader, taxLine, taxOn } from './taxes.ts';

/** All or nothing. Throws a `P21Refusal` when P21's rules forbid the order. Never idempotent (p21-api 3.4). */
export const createOrder = (desk: OrderDesk, draft: OrderDraft): PlacedOrder =>
  desk.database.transaction(() => {
    const parties = partiesOf(desk, draft.header);
    const header = desk.insert('oe_hdr', headerRow(desk, draft.header, parties));
    taxHeader(desk, header, header.taxable === 'Y' ? jurisdictionsOf(desk, parties.shipTo.tax_group_id) : []);
    writeSalesreps(desk, header, draft.salesreps ?? salesrepsOf(desk, parties));
    if (header.projected_order === 'Y') writeQuote(desk, header);
    changing(desk, header, () => {
      for (const line of draft.lines) addLine(desk, header, line);
    });
    return { header, lines: linesOf(desk, header) };
  });

/** Runs a change of an order's lines, then brings credit, contracts and the order's state up to date. */
export const changing = (desk: OrderDesk, header: Row, work: () => void): void => {
  trackingCredit(desk, header, () => trackingContracts(desk, header, work));
  settleState(desk, header);
};

/** Adds one line at the end of the order. */
export const addLine = (desk: OrderDesk, header: Row, draft: LineDraft): Row => {
  const row = lineRow(desk, header, draft, nextLineNo(desk, header));
  const line = desk.insert('oe_line', row);
  taxLine(desk, header, line);
  desk.update('oe_line', line, {
    sales_tax: toCents(taxOn(desk, header, line, amount(line.extended_price))),
  });
  bookNewLine(desk, header, line);
  if (header.projected_order === 'Y') writeQuoteLine(desk, line);
  allocateLine(desk, header, line);
  return line;
};

/** A hold set by hand or by credit stays until somebody approves; a completed order says so. */
const settleState = (desk: OrderDesk, header: Row): void => {
  const lines = linesOf(desk, header);
  const done = lines.length > 0 && lines.every((line) => line.complete === 'Y' || line.cancel_flag === 'Y');
  const kept =
    header.validation_status === validation.approved || header.validation_status === validation.hold;
  const judged = isOverBudget(desk, header) ? validation.hold : validationOf(desk, header);
  desk.update('oe_hdr', header, {
    validation_status: kept ? (header.validation_status ?? null) : judged,
    completed: done ? 'Y' : 'N',
    date_order_completed: done ? (header.date_order_completed ?? desk.now()) : null,
  });
};

const nextLineNo = (desk: OrderDesk, header: Row): number =>
  desk
    .table('oe_line')
    .find('order_no', header.order_no ?? null)
    .reduce((highest, line) => Math.max(highest, Number(line.line_no)), 0) + 1;

const salesrepsOf = (desk: OrderDesk, { customer, shipTo }: OrderParties): string[] => {
  const own = desk
    .table('ship_to_salesrep')
    .find('ship_to_id', shipTo.ship_to_id ?? null)
    .filter((row) => row.delete_flag !== 'Y')
    .map((row) => String(row.salesrep_id));
  if (own.length > 0) return own;
  return customer.salesrep_id ? [String(customer.salesrep_id)] : [];
};

const writeSalesreps = (desk: OrderDesk, header: Row, salesreps: readonly string[]): void => {
  for (const [index, salesrep_id] of salesreps.entries())
    desk.insert('oe_hdr_salesrep', {
      order_number: header.order_no ?? null,
      salesrep_id,
      commission_split: index === 0 ? 100 : 0,
      primary_salesrep: index === 0 ? 'Y' : 'N',
      delete_flag: 'N',
    });
};

const writeQuote = (desk: OrderDesk, header: Row): void => {
  desk.insert('quote_hdr', {
    quote_hdr_uid: desk.database.nextNumber('quote_hdr_uid'),
    oe_hdr_uid: header.oe_hdr_uid ?? null,
    complete_flag: 'N',
    expiration_date: null,
  });
};

const writeQuoteLine = (desk: OrderDesk, line: Row): void => {
  desk.insert('quote_line', {
    quote_line_uid: desk.database.nextNumber('quote_line_uid'),
    oe_line_uid: line.oe_line_uid ?? null,
    line_complete_flag: 'N',
    qty_converted: 0,
    uom_converted: line.unit_of_measure ?? null,
  });
};
