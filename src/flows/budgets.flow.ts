/**
 * What a customer may spend under its contracts, and what it has spent. P21 keeps no budgets but limits of contracts
 * (p21-api 7.7); each limit of a customer or one of its ship-tos is a row of the shop, all of a customer together.
 */
import type { CustomRow } from '../../datasources/oro/sync/custom-row.ts';
import type { CustomerBudgets } from '../../datasources/p21/budgets.datasource.ts';
import type { ContractRow } from '../../datasources/p21/contracts.rows.ts';
import { compare, round } from '../decimal.ts';
import { refer } from '../sync/document.ts';
import type { Flow } from '../sync/flow.ts';
import { customerKeys } from './customer-keys.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { createOwnedRowsTarget, toOwnedDocument } from './owned-rows.target.ts';
import { onP21Table } from './triggers.ts';

const membersPerPage = 1000;

/** Digits the shop keeps of money (6.1-custom, custom round 1). */
const moneyScale = 4;

export const createBudgetsFlow = ({ p21, shop, config }: ShopFlowParts): Flow<CustomerBudgets> => ({
  name: 'budgets',
  direction: 'P21_TO_ORO',
  description: "Limits of a customer's contracts and what is spent of them become the customer's budgets.",
  subject: 'Budget',
  key: 'P21 customer id',
  owns: ['budgets'],
  after: ['customers'],
  schedule: '10 4 * * *',
  enabledByDefault: true,
  needs: [
    'P21: contracts with a dollar limit for a customer or ship-to; other budgets are not in P21.',
    'OroCommerce: the custom entity P21CustomerBudget.',
  ],
  source: {
    keyOf: ({ customerId }) => customerId,
    scan: async (cursor, call) => {
      const { rows, last } = await p21.budgets.page(cursor, membersPerPage, urgencyOf(call));
      return { rows, next: last };
    },
    changes: (since, call) => p21.budgets.changedSince(since, urgencyOf(call)),
    read: (keys, call) => p21.budgets.ofCustomers(keys, urgencyOf(call)),
  },
  triggers: [
    onP21Table('job_price_hdr', 'customer_id'),
    onP21Table('job_price_customer_shipto', 'customer_id'),
  ],
  leavesOut: () => 'The customer has no contract with a budget.',
  map: (row) => {
    const rows = row.contracts.filter(isBudget).map((contract) => toBudget(contract, config.p21.currency));
    return rows.length === 0 ? null : toOwnedDocument(refer('customers', row.customerId), 'budgets', rows);
  },
  target: createOwnedRowsTarget({
    field: 'budgets',
    shop,
    rowsIn: ({ budgets }) => budgets,
    keysOf: customerKeys,
  }),
  announces: ({ customerId, contracts }) =>
    contracts.filter(isBudget).map((contract) => {
      const budgetId = keyOfBudget(contract);
      return { topic: 'budget', key: budgetId, payload: { customerId, budgetId } };
    }),
});

/** A limit of 0 is an unused one, as elsewhere in P21. Budgets of times past stay, with their dates. */
const isBudget = ({ approved, cancelled, dollarLimit }: ContractRow): boolean =>
  approved && !cancelled && dollarLimit !== null && compare(dollarLimit, '0') > 0;

const keyOfBudget = ({ customerId, memberUid }: ContractRow): string => `${customerId}/${memberUid}`;

const toBudget = (row: ContractRow, currency: string): CustomRow => ({
  key: keyOfBudget(row),
  periodStart: row.activatedOn ?? row.startsOn,
  periodEnd: row.expiresOn ?? row.endsOn,
  limitAmount: round(row.dollarLimit ?? '0', moneyScale),
  spentAmount: round(row.dollarLimitUsed ?? '0', moneyScale),
  currency,
  note: row.description,
});
