/** Contracts of customers, their price lines, and the budgets on them (p21-api 7.6, 7.7). */
import type { ContractLineRow, ContractRow } from '../../datasources/p21/contracts.rows.ts';
import type { Budget } from '../../schema/budget.type.ts';
import type { Connection } from '../../schema/connection.type.ts';
import type { Contract, ContractPrice } from '../../schema/contract.type.ts';
import type { Customer } from '../../schema/customer.type.ts';
import type { PageArgs } from '../../schema/page.args.ts';
import type { Fact } from '../cache/entry.ts';
import { toBudget, toContract, toContractPrice } from './contract.model.ts';
import { FactLoader } from './fact-loader.ts';
import { grouped } from './grouped.ts';
import type { LoaderParts } from './loader-parts.ts';
import { pageOf, parsePage } from './page.ts';
import { known } from './unavailable.ts';

export type ContractLoader = ReturnType<typeof createContractLoader>;

interface LineQuestion {
  readonly customerId: string;
  /** All lines of the customer's contracts where null. */
  readonly itemUid: number | null;
}

export function createContractLoader({ p21, facts, money, today, read, reader, visibility }: LoaderParts) {
  const kept = new FactLoader(facts.memberships, reader, String);

  /** Nothing for a customer whose rows the viewer may not see. */
  const membershipFactOf = async (customerId: string): Promise<Fact<readonly ContractRow[]>> =>
    visibility.sees(customerId) ? kept.load(customerId) : { value: [], readAt: 0, stale: false };

  const membershipsOf = async (customerId: string): Promise<readonly ContractRow[]> =>
    (await membershipFactOf(customerId)).value;

  const lines = grouped<LineQuestion, readonly ContractLineRow[]>({
    contextOf: ({ customerId, itemUid }) => `${customerId}/${itemUid === null ? 'all' : 'items'}`,
    keyOf: ({ itemUid }) => String(itemUid),
    load: async (questions) => {
      const [{ customerId }] = questions as [LineQuestion];
      const uids = questions.map(({ itemUid }) => itemUid).filter((uid) => uid !== null);
      const rows = await p21.prices.contractLinesFor(customerId, uids.length === 0 ? undefined : uids, read);
      return questions.map(({ itemUid }) => rows.filter((row) => itemUid === null || isAbout(row, itemUid)));
    },
  });

  const budgets = async (customerId: string): Promise<Budget[]> => {
    const { value, stale } = await membershipFactOf(customerId);
    return value.filter(isLimited).map((row) => toBudget(row, stale, money));
  };

  return {
    membershipsOf,
    budgets,
    /** One entry per contract, also when several ship-tos have a part in it; null for a customer P21 does not know. */
    ofCustomer: async (customer: Customer): Promise<Contract[] | null> => {
      const customerId = known(customer.p21CustomerId);
      if (customerId === null) return null;
      const rows = await membershipsOf(customerId);
      const contracts = new Map(rows.map((row) => [row.contractUid, toContract(row, today())]));
      return [...contracts.values()];
    },
    /** Lines that may have made the price of an item for a customer. */
    linesAbout: (customerId: string, itemUid: number) => lines({ customerId, itemUid }),
    prices: async ({ customerId, p21Uid }: Contract, args: PageArgs): Promise<Connection<ContractPrice>> => {
      const window = parsePage(args);
      const rows = (await lines({ customerId, itemUid: null })).filter((row) => row.contractUid === p21Uid);
      return pageOf(
        rows.map((row) => toContractPrice(row, money)),
        window,
      );
    },
    /** By the key of a budget's global id: customer and membership. */
    budgetByKey: async (key: string): Promise<Budget | null> => {
      const [customerId = ''] = key.split('/');
      return (await budgets(customerId)).find(({ key: one }) => one === key) ?? null;
    },
  };
}

/** A line about the item itself or about a group; whether the group holds the item, only P21 knows. */
const isAbout = (row: ContractLineRow, itemUid: number): boolean =>
  row.itemUid === null || row.itemUid === itemUid;

/** A membership without any limit is a price agreement and no budget. */
const isLimited = ({ dollarLimit, orderLimit, periods }: ContractRow): boolean =>
  isPositive(dollarLimit) || isPositive(orderLimit) || periods.length > 0;

const isPositive = (limit: string | number | null): boolean => limit !== null && Number(limit) > 0;
