/** Service JobContractPricing: a contract with its ship-tos, lines and breaks (p21-api 4.6, 7.6; rules of M03). */
import type { Row, Value } from '../../database/row.ts';
import type { OrderDesk } from '../../orders/order-desk.ts';
import { itemByUid } from '../../orders/ordered-item.ts';
import {
  columnRequired,
  itemNotValid,
  P21Refusal,
  requiredColumn,
  valueMissing,
} from '../../orders/refusal.ts';
import { rowStatus } from '../../pricing/price-codes.ts';
import { isSameRow } from '../fold-rows.ts';
import type { Service, Step, TypedRow, WriteContext, Written } from '../service.ts';
import { cellsOf, columnsOf, columnsOfAll, keysWritten } from '../typed-columns.ts';
import {
  contractElements,
  contractHeader,
  contractLines,
  contractShipInfo,
  contractShipTos,
  contractValues,
} from './contract-form.ts';
import { filledOnly, upsertRow } from './record-rows.ts';

const write = (steps: readonly Step[], { desk, existing }: WriteContext): Written => {
  const columns = columnsOfAll(
    steps.filter(({ element }) => element === contractHeader),
    'job_price_hdr',
  );
  if (existing === undefined) refuseIncomplete(steps, columns);
  refuseEnded(desk, columns);
  const header = existing === undefined ? newContract(desk, columns) : change(desk, existing, columns);
  const named = Boolean(columns.customer_id || columns.ship_to_id);
  writeTabs(desk, header, steps, named ? linkShipTo(desk, header, columns) : undefined);
  const { job_no = null, contract_no = null } = header;
  return keysWritten(steps, contractHeader.name, { job_no, contract_no });
};

/** The messages are M03's: a contract without number, without customer, and without any line. */
const refuseIncomplete = (steps: readonly Step[], columns: Row): void => {
  if (!columns.contract_no) throw valueMissing('Contract No', 'Job/Contract Hdr');
  if (!columns.customer_id) throw requiredColumn('Customer ID');
  const lines = steps.filter(({ element }) => element === contractLines).flatMap(({ rows }) => rows);
  if (lines.length === 0 || lines.some(({ cells }) => !cells.get('uom')))
    throw valueMissing('Uom', 'Job/Contract Line');
};

/** M03's words; looked at whenever the date is typed. */
const refuseEnded = (desk: OrderDesk, { end_date }: Row): void => {
  if (typeof end_date === 'number' && end_date < desk.time.startOfDay(desk.now()))
    throw new P21Refusal('end date must be equal to or greater than today');
};

/** Assumption: without an end date a contract runs for a year. */
const newContract = (desk: OrderDesk, columns: Row): Row => {
  const uid = desk.database.nextNumber('job_price_hdr_uid');
  return desk.insert('job_price_hdr', {
    job_no: String(uid).slice(0, 8),
    start_date: desk.time.startOfDay(desk.now()),
    end_date: desk.time.startOfDay(desk.now(), 365),
    taker: desk.user.slice(0, 30),
    approved: 'N',
    cancelled: 'N',
    row_status_flag: rowStatus.active,
    ...filledOnly(columns),
    company_id: desk.companyId,
    job_price_hdr_uid: uid,
  });
};

const change = (desk: OrderDesk, header: Row, columns: Row): Row => {
  const { company_id, job_no, contract_no, ...plain } = columns;
  return Object.keys(plain).length === 0 ? header : desk.update('job_price_hdr', header, plain);
};

const linkShipTo = (desk: OrderDesk, header: Row, columns: Row): Row =>
  upsertRow(
    desk,
    'job_price_customer_shipto',
    {
      job_price_hdr_uid: header.job_price_hdr_uid ?? null,
      customer_id: columns.customer_id ?? header.customer_id ?? null,
      ship_to_id: columns.ship_to_id ?? 0,
    },
    {},
    {
      job_price_cust_shipto_uid: desk.database.nextNumber('job_price_cust_shipto_uid'),
      company_id: desk.companyId,
      contract_dollar_limit_used: 0,
      row_status_flag: rowStatus.active,
    },
  );

/** In the order they were typed: a tab without keys of its own belongs to the row typed last (M03). */
const writeTabs = (
  desk: OrderDesk,
  header: Row,
  steps: readonly Step[],
  ownShipTo: Row | undefined,
): void => {
  let shipTo = ownShipTo;
  let line: Row | undefined;
  for (const step of steps) {
    for (const row of step.rows) {
      if (step.element === contractShipTos || step.element === contractShipInfo)
        shipTo = writeShipTo(desk, header, step, row, shipTo);
      if (step.element === contractLines) line = writeLine(desk, header, step, row);
      if (step.element === contractValues) writeValues(desk, header, line, row);
    }
  }
};

const writeShipTo = (
  desk: OrderDesk,
  header: Row,
  step: Step,
  row: TypedRow,
  current: Row | undefined,
): Row => {
  const { customer_id, ship_to_id, ...columns } = columnsOf(step.element, row, 'job_price_customer_shipto');
  const named = customer_id !== undefined || ship_to_id !== undefined;
  const link =
    named || current === undefined
      ? linkShipTo(
          desk,
          header,
          filledOnly({ customer_id: customer_id ?? null, ship_to_id: ship_to_id ?? null }),
        )
      : current;
  return Object.keys(columns).length === 0 ? link : desk.update('job_price_customer_shipto', link, columns);
};

const writeLine = (desk: OrderDesk, header: Row, step: Step, row: TypedRow): Row => {
  const columns = columnsOf(step.element, row, 'job_price_line');
  const lines = desk.table('job_price_line').find('job_price_hdr_uid', header.job_price_hdr_uid ?? null);
  const keys = step.keys.filter((key) => row.cells.has(key));
  const known = lines.find((line) => isSameRow(row, keys, (name) => lineCell(desk, line, name)));
  if (known !== undefined) return desk.update('job_price_line', known, columns);
  const item = itemOf(desk, row.cells.get('item_id'));
  if (!columns.uom) throw valueMissing('Uom', 'Job/Contract Line');
  return desk.insert('job_price_line', {
    price: 0,
    qty_ordered: 0,
    row_status_flag: rowStatus.active,
    ...filledOnly(columns),
    unit_size: unitSizeOf(desk, item, columns.uom),
    line_no: Number(
      columns.line_no ?? lines.reduce((most, line) => Math.max(most, Number(line.line_no)), 0) + 1,
    ),
    job_price_hdr_uid: header.job_price_hdr_uid ?? null,
    job_price_line_uid: desk.database.nextNumber('job_price_line_uid'),
    inv_mast_uid: item.inv_mast_uid ?? null,
  });
};

const lineCell = (desk: OrderDesk, line: Row, name: string): Value | undefined =>
  name === 'item_id' ? itemByUid(desk, line.inv_mast_uid)?.item_id : line[name];

const itemOf = (desk: OrderDesk, itemId: Value | undefined): Row => {
  if (!itemId) throw columnRequired();
  const item = desk.table('inv_mast').first({ item_id: itemId });
  if (item === undefined) throw itemNotValid();
  return item;
};

const unitSizeOf = (desk: OrderDesk, item: Row, uom: Value): Value => {
  const match = { inv_mast_uid: item.inv_mast_uid ?? null, unit_of_measure: uom };
  return desk.table('item_uom').first(match)?.unit_size ?? 1;
};

const writeValues = (desk: OrderDesk, header: Row, line: Row | undefined, row: TypedRow): void => {
  if (line === undefined) throw columnRequired();
  upsertRow(
    desk,
    'job_price_value',
    { job_price_line_uid: line.job_price_line_uid ?? null },
    columnsOf(contractValues, row, 'job_price_value'),
    {
      job_price_value_uid: desk.database.nextNumber('job_price_value_uid'),
      customer_id: header.customer_id ?? 0,
      ship_to_id: header.ship_to_id ?? 0,
      row_status_flag: rowStatus.active,
    },
  );
};

/** By whichever of its keys are given (M03 selects by job_no or contract_no). */
const find = (desk: OrderDesk, cells: ReadonlyMap<string, Value>): Row | undefined => {
  const named = [...cells].filter(([name, cell]) => name !== 'company_id' && cell !== null);
  if (named.length === 0) return undefined;
  return desk.table('job_price_hdr').first(Object.fromEntries(named));
};

const read = (desk: OrderDesk, header: Row): ReadonlyMap<string, readonly Row[]> => {
  const uid = header.job_price_hdr_uid ?? null;
  const shipTos = desk.table('job_price_customer_shipto').find('job_price_hdr_uid', uid);
  const lines = desk.table('job_price_line').find('job_price_hdr_uid', uid);
  const values = lines.flatMap((line) =>
    desk.table('job_price_value').find('job_price_line_uid', line.job_price_line_uid ?? null),
  );
  const links = shipTos.map((link) => cellsOf('job_price_customer_shipto', link));
  return new Map([
    [contractHeader.name, [cellsOf('job_price_hdr', header)]],
    [contractShipTos.name, links],
    [contractShipInfo.name, links],
    [
      contractLines.name,
      lines.map((line) => ({
        ...cellsOf('job_price_line', line),
        ...cellsOf('inv_mast', itemByUid(desk, line.inv_mast_uid)),
      })),
    ],
    [contractValues.name, values.map((value) => cellsOf('job_price_value', value))],
  ]);
};

export const jobContractService: Service = {
  name: 'JobContractPricing',
  elements: contractElements,
  find,
  title: (contract) => `Contract ${contract.contract_no}`,
  write,
  read,
};
