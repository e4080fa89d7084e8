/** Contracts and budgets of P21 as the graph shows them. */
import type { ContractLineRow, ContractRow } from '../../datasources/p21/contracts.rows.ts';
import type { Budget } from '../../schema/budget.type.ts';
import type { Contract, ContractPrice } from '../../schema/contract.type.ts';
import { type DecimalString, isZero } from '../decimal.ts';
import type { CalendarDate } from '../instant.ts';
import { toGlobalId } from './global-id.ts';
import type { MoneyIn } from './model-values.ts';
import { toCalculation, toScale } from './price.model.ts';

/** What staff call a contract. */
export const contractNumberOf = ({ contractNumber, jobNumber }: ContractRow): string | null =>
  contractNumber ?? jobNumber;

export const toContract = (row: ContractRow, today: CalendarDate): Contract => ({
  p21Uid: row.contractUid,
  customerId: row.customerId,
  contractNumber: contractNumberOf(row),
  description: row.description,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  inForce: isInForce(row, today),
});

/** Approved, not cancelled, and the day lies within the dates of contract and membership. */
export const isInForce = (row: ContractRow, day: CalendarDate): boolean =>
  row.approved &&
  !row.cancelled &&
  isWithin(day, row.startsOn, row.endsOn) &&
  isWithin(day, row.activatedOn, row.expiresOn);

export const isWithin = (day: CalendarDate, from: CalendarDate | null, to: CalendarDate | null): boolean =>
  (from ?? day) <= day && day <= (to ?? day);

/** `stale`: P21 did not answer and the last known limits stand in. */
export function toBudget(row: ContractRow, stale: boolean, money: MoneyIn): Budget {
  const key = `${row.customerId}/${row.memberUid}`;
  return {
    __typename: 'Budget',
    id: toGlobalId('Budget', key),
    key,
    asOf: row.asOf,
    stale,
    p21CustomerId: row.customerId,
    shipToId: row.shipToId,
    contractUid: row.contractUid,
    contractNumber: contractNumberOf(row),
    description: row.description,
    limit: money(limitOf(row.dollarLimit)),
    spent: money(row.dollarLimitUsed ?? '0'),
    startsOn: row.activatedOn ?? row.startsOn,
    endsOn: row.expiresOn ?? row.endsOn,
    orderLimit: row.orderLimit === 0 ? null : row.orderLimit,
    ordersUsed: row.orderLimitUsed,
    periods: row.periods.map(({ period, year, startsOn, endsOn, orderLimit, orderLimitUsed }) => ({
      period,
      year,
      startsOn,
      endsOn,
      orderLimit,
      ordersUsed: orderLimitUsed,
    })),
  };
}

/** Assumption: a limit of 0 is an unused one, as elsewhere in P21. */
const limitOf = (limit: DecimalString | null): DecimalString | null =>
  limit === null || isZero(limit) ? null : limit;

export const toContractPrice = (row: ContractLineRow, money: MoneyIn): ContractPrice => ({
  lineNumber: row.lineNumber,
  itemUid: row.itemUid,
  productGroupId: row.productGroupId,
  discountGroupId: row.discountGroupId,
  unitOfMeasure: row.unitOfMeasure,
  price: row.price === null || isZero(row.price) ? null : money(row.price),
  calculation: toCalculation(row.pricingMethodCode, row.values[0]?.calculationMethodCode ?? null),
  scale: toScale(row.values[0]?.breaks ?? [], null),
  maximumQuantity: limitOf(row.quantityMaximum),
  orderedQuantity: row.quantityOrdered,
  expiresOn: row.expiresOn,
  budgetCode: row.budgetCode,
});
