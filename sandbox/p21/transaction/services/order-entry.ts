/** Writes what was typed into Order Entry or RMA Entry: a new order, or changes of one (p21-api 4.2, 4.6). */
import type { Row, Value } from '../../database/row.ts';
import { cancelOrder } from '../../orders/cancel-order.ts';
import { convertQuote, refuseInEditor, reviseHeader, setValidation } from '../../orders/change-order.ts';
import { createOrder } from '../../orders/create-order.ts';
import type { OrderDesk } from '../../orders/order-desk.ts';
import { linesOf } from '../../orders/order-value.ts';
import { columnRequired, notFound, P21Refusal, unexpectedWindow } from '../../orders/refusal.ts';
import type { Step, WriteContext, Written } from '../service.ts';
import { columnsOfAll, keysWritten, typedIn } from '../typed-columns.ts';
import { headerElements, orderHeader } from './order-form.ts';
import { orderItems } from './order-line-form.ts';
import { lineEdits, writeLines } from './order-lines.ts';
import { writePayments } from './order-payments.ts';
import { writeSalesreps, writeTaxes } from './order-side-tabs.ts';

export const writeOrder = (steps: readonly Step[], context: WriteContext, kind: Row): Written => {
  const { desk, existing } = context;
  if (existing !== undefined) refuseInEditor(existing);
  const columns = headerColumns(desk, steps);
  const header = existing ?? openNew(desk, steps, { ...columns, ...kind });
  if (existing !== undefined) changeHeader(desk, existing, columns, steps);
  const lineNumbers = writeLines(desk, header, lineEdits(desk, header, steps), context.lostLine);
  writeTaxes(desk, header, steps);
  writeSalesreps(desk, header, steps);
  writePayments(desk, header, steps);
  return new Map([
    ...keysWritten(steps, orderHeader.name, { order_no: header.order_no ?? null }),
    ...lineNumbers,
  ]);
};

/** Columns of oe_hdr out of all tabs; two of them are typed as something else. */
const headerColumns = (desk: OrderDesk, steps: readonly Step[]): Row => {
  const tabs = steps.filter(({ element }) => headerElements.some(({ name }) => name === element.name));
  const freight = tabs
    .flatMap(({ rows }) => rows)
    .findLast(({ cells }) => cells.has('freight_cd'))
    ?.cells.get('freight_cd');
  return {
    ...columnsOfAll(tabs, 'oe_hdr'),
    ...(freight === undefined ? {} : { freight_code_uid: freightOf(desk, freight) }),
    ...contractColumn(desk, typedIn(steps, orderHeader.name, 'c_job_no')),
  };
};

const freightOf = (desk: OrderDesk, freightCd: Value): Value => {
  const code = desk.table('freight_code').first({ freight_cd: freightCd });
  if (code === undefined) throw notFound('Freight Code', freightCd);
  return code.freight_code_uid ?? null;
};

const contractColumn = (desk: OrderDesk, jobNo: Value | undefined): Row => {
  if (jobNo === undefined || jobNo === null) return {};
  const contract = desk.table('job_price_hdr').first({ job_no: jobNo });
  if (contract === undefined) throw notFound('Contract', jobNo);
  return { job_price_hdr_uid: contract.job_price_hdr_uid ?? null };
};

/** Lines typed before the header find no customer to sell to (p21-api 4.2: header before lines). */
const openNew = (desk: OrderDesk, steps: readonly Step[], columns: Row): Row => {
  const [first] = steps.filter(({ element }) => [orderHeader.name, orderItems.name].includes(element.name));
  if (first?.element.name !== orderHeader.name) throw columnRequired();
  refuseIncomplete(columns);
  refuseSameDay(desk, columns);
  return createOrder(desk, { header: columns, lines: [] }).header;
};

/** p21-api 4.4: the tax jurisdiction is not filled in without a source location. */
const refuseIncomplete = (columns: Row): void => {
  const { customer_id, address_id, location_id, source_location_id } = columns;
  if ([customer_id, address_id, location_id].some((cell) => cell === undefined || cell === null))
    throw columnRequired();
  if (source_location_id === undefined || source_location_id === null)
    throw new P21Refusal('Required value missing for Jurisdiction ID for Order Header Tax on row 1.');
};

/**
 * A required date that is not after the order date opens a dialog nobody can answer (p21-api 4.6, M03).
 * Assumption: the dialog's title.
 */
const refuseSameDay = (desk: OrderDesk, columns: Row): void => {
  const { requested_date } = columns;
  if (typeof requested_date !== 'number') return;
  const ordered = typeof columns.order_date === 'number' ? columns.order_date : desk.now();
  if (requested_date < desk.time.startOfDay(ordered, 1)) throw unexpectedWindow('Change Line Dates');
};

const changeHeader = (desk: OrderDesk, header: Row, columns: Row, steps: readonly Step[]): void => {
  const { order_no, cancel_flag, projected_order, validation_status, ...plain } = columns;
  reviseHeader(desk, header, plain);
  if (typeof validation_status === 'string') setValidation(desk, header, validation_status);
  const convert = projected_order === 'N' || typedIn(steps, orderHeader.name, 'convert_to_order') === 'Y';
  if (convert && header.projected_order === 'Y') convertQuote(desk, header, linesOf(desk, header));
  if (cancel_flag === 'Y' && header.cancel_flag !== 'Y') cancelOrder(desk, header);
};
