/**
 * Credit (p21-api 7.1, 7.3): what a customer owes or is about to owe, and whether an order may go on.
 * Assumption: credit_limit_used is open receivables plus the open value of orders; a limit of 0 means no limit.
 */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { amount } from '../pricing/amounts.ts';
import { toCents } from './cells.ts';
import type { OrderDesk } from './order-desk.ts';
import { openValueOf } from './order-value.ts';

/** oe_hdr.validation_status; the stored forms of the window's OK, Hold, Approved and COD (p21-api 7.3, M03). */
export const validation = { ok: 'OK', hold: 'HOLD', approved: 'APPROVED', cod: 'COD' } as const;

/** Runs a change of the order and moves the customer's credit_limit_used by what it did to the order's open value. */
export const trackingCredit = <T>(desk: OrderDesk, header: Row, work: () => T): T => {
  const before = openValueOf(desk, header);
  const result = work();
  drawCredit(desk, header.customer_id, openValueOf(desk, header).minus(before));
  return result;
};

/** Adds to (or with a negative change gives back) what the customer has used. */
export const drawCredit = (desk: OrderDesk, customerId: Row[string] | undefined, change: Big): void => {
  const customer = customerOf(desk, customerId);
  if (customer === undefined || change.eq(0)) return;
  const used = amount(customer.credit_limit_used).plus(change);
  desk.update('customer', customer, { credit_limit_used: toCents(used) });
};

/** The state a new or changed order is in; looked at after its value has been counted into credit_limit_used. */
export const validationOf = (desk: OrderDesk, header: Row): string => {
  const customer = customerOf(desk, header.customer_id);
  if (customer === undefined || header.projected_order === 'Y' || header.rma_flag === 'Y')
    return validation.ok;
  if (isOverLimit(desk, header, customer) || isStopped(desk, customer)) return validation.hold;
  return customer.cod_required_flag === 'Y' ? validation.cod : validation.ok;
};

const isOverLimit = (desk: OrderDesk, header: Row, customer: Row): boolean => {
  const limit = amount(customer.credit_limit);
  const perOrder = amount(customer.credit_limit_per_order);
  if (limit.gt(0) && amount(customer.credit_limit_used).gt(limit)) return true;
  return perOrder.gt(0) && openValueOf(desk, header).gt(perOrder);
};

/** Assumption: an order entry action of 'H' (hold) or 'S' (stop) on the credit status holds the order. */
const isStopped = (desk: OrderDesk, customer: Row): boolean => {
  const [status] = desk.table('credit_status').find('credit_status_id', customer.credit_status ?? null);
  return ['H', 'S'].includes(String(status?.order_entry_action));
};

export const customerOf = (desk: OrderDesk, customerId: Row[string] | undefined): Row | undefined =>
  desk.table('customer').first({ customer_id: customerId ?? null, company_id: desk.companyId });
