/**
 * Budgets of contracts (p21-api 7.7): the dollars and orders a ship-to may take from a contract, and the quantity of
 * a contract line. They are used at order entry and given back by what is canceled.
 * Assumption: when they are used; p21-api names the columns only. `qty_ordered` of a contract line is in base units.
 */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { amount, isFilled } from '../pricing/amounts.ts';
import { toCents, toQuantity } from './cells.ts';
import { quantitiesOf } from './line-quantities.ts';
import type { OrderDesk } from './order-desk.ts';
import { linesOf, shareOf } from './order-value.ts';

/** Runs a change of the order and moves the used-up parts of its contracts by what it did. */
export const trackingContracts = <T>(desk: OrderDesk, header: Row, work: () => T): T => {
  const before = takenOf(desk, header);
  const result = work();
  const after = takenOf(desk, header);
  for (const contractUid of new Set([...before.keys(), ...after.keys()]))
    drawContract(desk, header, contractUid, before.get(contractUid) ?? none, after.get(contractUid) ?? none);
  return result;
};

/** Whether the order took more of a contract than the ship-to has, where the ship-to's orders are checked for it. */
export const isOverBudget = (desk: OrderDesk, header: Row): boolean => {
  const shipTo = desk.table('ship_to').first({ ship_to_id: header.address_id ?? null });
  if (shipTo?.budget_code_approval_flag !== 'Y') return false;
  return [...takenOf(desk, header).keys()].some((contractUid) => {
    const link = linkOf(desk, header, contractUid);
    return (
      link !== undefined && (exceeds(link, 'contract_dollar_limit') || exceeds(link, 'contract_order_limit'))
    );
  });
};

/** What an order takes of one contract. */
interface Taken {
  readonly dollars: Big;
  /** Base units by contract line. */
  readonly quantities: ReadonlyMap<number, Big>;
}

const none: Taken = { dollars: new Big(0), quantities: new Map() };

const takenOf = (desk: OrderDesk, header: Row): Map<number, Taken> => {
  const taken = new Map<number, Taken>();
  if (header.projected_order === 'Y' || header.rma_flag === 'Y') return taken;
  for (const line of linesOf(desk, header)) {
    if (!isFilled(line.job_price_hdr_uid)) continue;
    const { ordered, canceled } = quantitiesOf(line);
    const kept = ordered.minus(canceled);
    if (kept.gt(0)) addLine(taken, line, kept);
  }
  return taken;
};

const addLine = (taken: Map<number, Taken>, line: Row, kept: Big): void => {
  const contractUid = Number(line.job_price_hdr_uid);
  const lineUid = Number(line.job_price_line_uid);
  const known = taken.get(contractUid) ?? none;
  const quantities = new Map(known.quantities);
  quantities.set(lineUid, (quantities.get(lineUid) ?? new Big(0)).plus(kept));
  taken.set(contractUid, {
    dollars: known.dollars.plus(shareOf(line, 'extended_price', kept)),
    quantities,
  });
};

const drawContract = (
  desk: OrderDesk,
  header: Row,
  contractUid: number,
  before: Taken,
  after: Taken,
): void => {
  const orders = Number(after.quantities.size > 0) - Number(before.quantities.size > 0);
  const link = linkOf(desk, header, contractUid);
  const dollars = after.dollars.minus(before.dollars);
  if (link !== undefined && !(dollars.eq(0) && orders === 0))
    desk.update('job_price_customer_shipto', link, {
      contract_dollar_limit_used: toCents(amount(link.contract_dollar_limit_used).plus(dollars)),
      contract_order_limit_used: Number(link.contract_order_limit_used ?? 0) + orders,
    });
  if (link !== undefined && orders !== 0) countOrderOfPeriod(desk, header, link, orders);
  for (const lineUid of new Set([...before.quantities.keys(), ...after.quantities.keys()]))
    drawContractLine(desk, lineUid, change(before, after, lineUid));
};

const change = (before: Taken, after: Taken, lineUid: number): Big =>
  (after.quantities.get(lineUid) ?? new Big(0)).minus(before.quantities.get(lineUid) ?? new Big(0));

const drawContractLine = (desk: OrderDesk, lineUid: number, quantity: Big): void => {
  const line = desk.table('job_price_line').first({ job_price_line_uid: lineUid });
  if (line === undefined || quantity.eq(0)) return;
  desk.update('job_price_line', line, { qty_ordered: toQuantity(amount(line.qty_ordered).plus(quantity)) });
};

/** The number of orders in the contract's period the order date lies in (job_price_cust_shipto_ordlim). */
const countOrderOfPeriod = (desk: OrderDesk, header: Row, link: Row, orders: number): void => {
  const date = Number(header.order_date);
  const period = desk
    .table('job_price_hdr_budget_prd')
    .find('job_price_hdr_uid', link.job_price_hdr_uid ?? null)
    .find((row) => Number(row.beginning_date) <= date && date <= Number(row.ending_date));
  const limit = desk
    .table('job_price_cust_shipto_ordlim')
    .find('job_price_cust_shipto_uid', link.job_price_cust_shipto_uid ?? null)
    .find((row) => row.job_price_hdr_budget_prd_uid === period?.job_price_hdr_budget_prd_uid);
  if (limit === undefined || period === undefined) return;
  desk.update('job_price_cust_shipto_ordlim', limit, {
    order_limit_used: Number(limit.order_limit_used ?? 0) + orders,
  });
};

const linkOf = (desk: OrderDesk, header: Row, contractUid: number): Row | undefined => {
  const links = desk
    .table('job_price_customer_shipto')
    .find('job_price_hdr_uid', contractUid)
    .filter((link) => link.customer_id === header.customer_id);
  return (
    links.find((link) => link.ship_to_id === header.address_id) ??
    links.find((link) => !isFilled(link.ship_to_id))
  );
};

/** Assumption: a limit of 0 or none is no limit. */
const exceeds = (link: Row, column: string): boolean => {
  const limit = amount(link[column]);
  return limit.gt(0) && amount(link[`${column}_used`]).gt(limit);
};
