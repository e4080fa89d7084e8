/** Contracts (job prices) per customer, with the limits that serve as budgets (p21-api 7.6, 7.7). */
import { toInstant } from '../../src/instant.ts';
import { toContractLines, toContracts } from './contract-rows.ts';
import type { ContractHeaderRow, ContractLineRow, ContractMemberRow, ContractRow } from './contracts.rows.ts';
import {
  budgetOrderLimitTable,
  budgetPeriodTable,
  contractHeaderTable,
  contractLineTable,
  contractMemberTable,
  contractValueTable,
} from './contracts.rows.ts';
import type { Filter } from './odata-filter.ts';
import { and, eq, isNotYes } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import { type ReadOptions, toReadOptions } from './paging.ts';
import type { Tenant } from './tenant.ts';

export interface ContractOptions extends ReadOptions {
  /** Also contracts that are not approved or that were cancelled. */
  readonly withInactive?: boolean | undefined;
}

export class ContractsSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  /** One row per contract and customer (or ship-to of it), with periods where the tenant keeps them. */
  async forCustomers(customerIds: readonly string[], options: ContractOptions = {}): Promise<ContractRow[]> {
    const asOf = toInstant(this.tenant.clock());
    const read = toReadOptions(options);
    const members = await this.#members(customerIds, options);
    const contractUids = members.map((member) => member.contractUid);
    const [headers, periods] = await Promise.all([
      this.#headers(contractUids, options),
      this.odata.byKeys(budgetPeriodTable, 'contractUid', contractUids, read),
    ]);
    const limited = periods.length === 0 ? [] : members.map((member) => member.memberUid);
    const limits = await this.odata.byKeys(budgetOrderLimitTable, 'memberUid', limited, read);
    return toContracts({ members, headers, periods, limits, asOf });
  }

  /**
   * Lines of the customer's contracts; with `itemUids` only lines of those items, and lines that price a group.
   * Values of other customers' scales are left out.
   */
  async contractLinesFor(
    customerId: string,
    itemUids?: readonly number[],
    options: ContractOptions = {},
  ): Promise<ContractLineRow[]> {
    const read = toReadOptions(options);
    const members = await this.#members([customerId], options);
    const memberOf = members.map((member) => member.contractUid);
    const contractUids = (await this.#headers(memberOf, options)).map((header) => header.contractUid);
    const all = await this.odata.byKeys(contractLineTable, 'contractUid', contractUids, read);
    const wanted = itemUids && new Set(itemUids);
    const lines = all.filter(({ itemUid }) => itemUid === null || wanted?.has(itemUid) !== false);
    const lineUids = lines.map((line) => line.contractLineUid);
    const values = await this.odata.byKeys(contractValueTable, 'contractLineUid', lineUids, read);
    return toContractLines(customerId, lines, values);
  }

  /** Lines by their own uid, e.g. the one an order line was priced by. */
  async linesByUids(lineUids: readonly number[], options: ReadOptions = {}): Promise<ContractLineRow[]> {
    const [lines, values] = await Promise.all([
      this.odata.byKeys(contractLineTable, 'contractLineUid', lineUids, options),
      this.odata.byKeys(contractValueTable, 'contractLineUid', lineUids, options),
    ]);
    return toContractLines(undefined, lines, values);
  }

  #members(customerIds: readonly string[], options: ContractOptions): Promise<ContractMemberRow[]> {
    const filter = ofCompany(contractMemberTable, this.tenant.companyId);
    const read = toReadOptions(options);
    return this.odata.byKeys(contractMemberTable, 'customerId', customerIds, { ...read, filter });
  }

  #headers(contractUids: readonly number[], options: ContractOptions): Promise<ContractHeaderRow[]> {
    const filter = this.#shownContracts(options);
    const read = toReadOptions(options);
    return this.odata.byKeys(contractHeaderTable, 'contractUid', contractUids, { ...read, filter });
  }

  #shownContracts({ withInactive }: ContractOptions): Filter | undefined {
    const { approved, cancelled } = contractHeaderTable.columns;
    const active = and(eq(approved, 'Y'), isNotYes(cancelled));
    return and(
      ofCompany(contractHeaderTable, this.tenant.companyId),
      withInactive === true ? undefined : active,
    );
  }
}
