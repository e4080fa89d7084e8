/** What is left of budgets: limit less what P21 counts as spent less what open orders will still take. */
import type { Budget } from '../../schema/budget.type.ts';
import type { Customer } from '../../schema/customer.type.ts';
import type { Money } from '../../schema/money.type.ts';
import type { OrderLine } from '../../schema/order-line.type.ts';
import { add, subtract } from '../decimal.ts';
import type { ContractLoader } from './contract.loader.ts';
import type { LoaderParts } from './loader-parts.ts';
import type { OrderLoader } from './order.loader.ts';
import type { OrderContentLoader } from './order-content.loader.ts';
import { known } from './unavailable.ts';

export type BudgetLoader = ReturnType<typeof createBudgetLoader>;

export interface BudgetNeighbours {
  readonly contracts: ContractLoader;
  readonly orders: OrderLoader;
  readonly contents: OrderContentLoader;
}

/**
 * Assumption: `contract_dollar_limit_used` counts what was invoiced, so that the open value of orders on the contract
 * comes on top of it (p21-api 7.6 names the column and does not say when it moves).
 */
export function createBudgetLoader({ money, visibility }: LoaderParts, neighbours: BudgetNeighbours) {
  const { contracts, orders, contents } = neighbours;

  /** Whether the line was ordered for the ship-to that the budget is limited to. */
  async function isFor({ shipToId }: Budget, { orderNumber }: OrderLine): Promise<boolean> {
    return shipToId === null || (await orders.byNumber(orderNumber))?.shipToId === shipToId;
  }

  async function committed(budget: Budget): Promise<Money> {
    const open = await contents.openLinesOf(budget.p21CustomerId);
    const onContract = open.filter(({ contractUid }) => contractUid === budget.contractUid);
    const counts = await Promise.all(onContract.map((line) => isFor(budget, line)));
    const values = onContract.filter((_, index) => counts[index]).map(({ openValue }) => openValue.amount);
    return money(add(...values));
  }

  return {
    committed,
    remaining: async (budget: Budget): Promise<Money | null> => {
      if (budget.limit === null) return null;
      const { amount } = await committed(budget);
      return money(subtract(budget.limit.amount, budget.spent?.amount ?? '0', amount));
    },
    /** null for a customer that P21 does not know. */
    ofCustomer: async ({ p21CustomerId }: Customer): Promise<Budget[] | null> =>
      known(p21CustomerId) === null ? null : contracts.budgets(p21CustomerId ?? ''),
    ofCustomerId: async (customerId: string): Promise<Budget[]> =>
      contracts.budgets(visibility.require(customerId, 'customerId')),
    byKey: contracts.budgetByKey,
  };
}
