/**
 * Which items a customer is priced for when prices are copied elsewhere. P21 has a price of everything for everybody;
 * copied are those that matter: of the items of running contracts, and of items bought not long ago.
 */
import type { CalendarDate, Instant } from '../../src/instant.ts';
import { toInstant } from '../../src/instant.ts';
import { type ChangedKeys, togetherOf } from './changed-keys.ts';
import type { ChangesSource } from './changes.datasource.ts';
import { changeTables } from './changes.rows.ts';
import { toContractLines } from './contract-rows.ts';
import type { ContractsSource } from './contracts.datasource.ts';
import type { ContractLineRow, ContractRow } from './contracts.rows.ts';
import { contractLineTable, contractValueTable } from './contracts.rows.ts';
import { and, ge, isNotYes } from './odata-filter.ts';
import { orderLineTable, orderTable } from './orders.rows.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import type { PriceBreak } from './prices.rows.ts';
import { defineTable } from './table.ts';
import type { Tenant } from './tenant.ts';

export interface PricedPolicy {
  /** Items of contracts that are in force. */
  readonly contracts: boolean;
  /** Items ordered within so many days; null for none. */
  readonly boughtWithinDays: number | null;
}

export interface PricedItems {
  readonly customerId: string;
  readonly itemUids: ReadonlySet<number>;
  /** Quantity scales of contract lines, by item; prices may change at their steps. */
  readonly scales: ReadonlyMap<number, readonly PriceBreak[]>;
}

const dayMs = 86_400_000;

const order = orderTable.columns;
const boughtOrderTable = defineTable(orderTable.name, {
  key: ['orderNumber'],
  columns: {
    orderNumber: order.orderNumber,
    companyId: order.companyId,
    customerId: order.customerId,
    orderedOn: order.orderedOn,
  },
});

const line = orderLineTable.columns;
const boughtLineTable = defineTable(orderLineTable.name, {
  key: ['orderNumber', 'lineNumber'],
  columns: { orderNumber: line.orderNumber, lineNumber: line.lineNumber, itemUid: line.itemUid },
});

const { table: memberTable } = changeTables.contractMembers;
const { table: lineTable } = changeTables.contractLines;

export class PricedItemsSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
    private readonly contracts: ContractsSource,
    private readonly changes: ChangesSource,
  ) {}

  /** One for each customer, with or without items. */
  async ofCustomers(
    customerIds: readonly string[],
    policy: PricedPolicy,
    options: ReadOptions = {},
  ): Promise<PricedItems[]> {
    const [agreed, bought] = await Promise.all([
      policy.contracts ? this.#agreed(customerIds, options) : new Map<string, ContractLineRow[]>(),
      policy.boughtWithinDays === null
        ? new Map<string, Set<number>>()
        : this.#bought(customerIds, this.#daysAgo(policy.boughtWithinDays), options),
    ]);
    return customerIds.map((customerId) => {
      const lines = (agreed.get(customerId) ?? []).filter(({ itemUid }) => itemUid !== null);
      return {
        customerId,
        itemUids: new Set([...lines.map(({ itemUid }) => itemUid ?? 0), ...(bought.get(customerId) ?? [])]),
        scales: scalesOf(lines, customerId),
      };
    });
  }

  /**
   * Customers whose contracts, or price pages made for them or for an item of their contracts, changed at or after the
   * moment. Pages for groups of items and list prices concern too many to be told here: a full comparison finds them.
   */
  async changedSince(since: Instant, options: ReadOptions = {}): Promise<ChangedKeys> {
    const { tables } = this.changes;
    const [members, headers, lines, pages] = await Promise.all([
      this.changes.since(tables.contractMembers, since, options),
      this.changes.since(tables.contracts, since, options),
      this.changes.since(tables.contractLines, since, options),
      this.changes.since(tables.pricePages, since, options),
    ]);
    const priced = pages.rows.flatMap(({ itemUid }) => itemUid ?? []);
    const about = await this.odata.byKeys(lineTable, 'itemUid', priced, options);
    const contractUids = [...headers.rows, ...lines.rows, ...about].map((row) => row.contractUid);
    const places = await this.odata.byKeys(memberTable, 'contractUid', contractUids, options);
    const customers = [...members.rows, ...places, ...pages.rows].flatMap(
      ({ customerId }) => customerId ?? [],
    );
    return { ...togetherOf([members, headers, lines, pages]), keys: [...new Set(customers)] };
  }

  #daysAgo(days: number): CalendarDate {
    return toInstant(this.tenant.clock() - days * dayMs).slice(0, 10);
  }

  async #agreed(
    customerIds: readonly string[],
    options: ReadOptions,
  ): Promise<Map<string, ContractLineRow[]>> {
    const today = toInstant(this.tenant.clock()).slice(0, 10);
    const contracts = await this.contracts.forCustomers(customerIds, options);
    const inForce = contracts.filter((contract) => isInForce(contract, today));
    const uids = [...new Set(inForce.map((contract) => contract.contractUid))];
    const stored = await this.odata.byKeys(contractLineTable, 'contractUid', uids, options);
    const running = stored.filter(({ expiresOn }) => expiresOn === null || expiresOn >= today);
    const lineUids = running.map(({ contractLineUid }) => contractLineUid);
    const values = await this.odata.byKeys(contractValueTable, 'contractLineUid', lineUids, options);
    const linesOf = Map.groupBy(toContractLines(undefined, running, values), (row) => row.contractUid);
    const byCustomer = Map.groupBy(inForce, ({ customerId }) => customerId);
    return new Map(
      [...byCustomer].map(([customerId, own]) => [
        customerId,
        own.flatMap((contract) => linesOf.get(contract.contractUid) ?? []),
      ]),
    );
  }

  async #bought(
    customerIds: readonly string[],
    since: CalendarDate,
    options: ReadOptions,
  ): Promise<Map<string, Set<number>>> {
    const orders = await this.odata.byKeys(boughtOrderTable, 'customerId', customerIds, {
      ...options,
      filter: and(
        ofCompany(boughtOrderTable, this.tenant.companyId),
        ge(order.orderedOn, since),
        isNotYes(order.cancelled),
        isNotYes(order.quote),
        isNotYes(order.deleted),
      ),
    });
    const customerOf = new Map(orders.map(({ orderNumber, customerId }) => [orderNumber, customerId]));
    const lines = await this.odata.byKeys(boughtLineTable, 'orderNumber', customerOf.keys(), {
      ...options,
      filter: and(isNotYes(line.otherCharge), isNotYes(line.cancelled), isNotYes(line.deleted)),
    });
    const bought = new Map<string, Set<number>>();
    for (const { orderNumber, itemUid } of lines) {
      const customerId = customerOf.get(orderNumber) ?? '';
      bought.set(customerId, (bought.get(customerId) ?? new Set()).add(itemUid));
    }
    return bought;
  }
}

/** A contract that begins later prices nothing yet; the comparison on its first day finds it. */
const isInForce = ({ startsOn, endsOn, activatedOn, expiresOn }: ContractRow, today: CalendarDate): boolean =>
  (startsOn ?? today) <= today &&
  today <= (endsOn ?? today) &&
  (activatedOn ?? today) <= today &&
  today <= (expiresOn ?? today);

function scalesOf(lines: readonly ContractLineRow[], customerId: string): Map<number, PriceBreak[]> {
  const scales = new Map<number, PriceBreak[]>();
  for (const { itemUid, values } of lines) {
    const own = values.filter((value) => value.customerId === null || value.customerId === customerId);
    if (itemUid === null || own.length === 0) continue;
    scales.set(itemUid, [...(scales.get(itemUid) ?? []), ...own.flatMap(({ breaks }) => breaks)]);
  }
  return scales;
}
