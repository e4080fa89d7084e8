/**
 * Budgets of customers, for copying them elsewhere: what they have under contracts with a limit (p21-api 7.7), all of
 * a customer together, and whose may have changed.
 */
import type { Instant } from '../../src/instant.ts';
import type { ChangedKeys } from './changed-keys.ts';
import { togetherOf } from './changed-keys.ts';
import type { ChangesSource } from './changes.datasource.ts';
import { changeTables } from './changes.rows.ts';
import type { ContractsSource } from './contracts.datasource.ts';
import type { ContractRow } from './contracts.rows.ts';
import { and, gt } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import type { Tenant } from './tenant.ts';

export interface CustomerBudgets {
  readonly customerId: string;
  /** Contracts and the customer's place in them, approved or not, with or without a limit. */
  readonly contracts: readonly ContractRow[];
}

const { table: memberTable } = changeTables.contractMembers;

export class BudgetsSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
    private readonly contracts: ContractsSource,
    private readonly changes: ChangesSource,
  ) {}

  /** The next customers that are in a contract, by customer id. */
  async page(
    after: string | null,
    first: number,
    options: ReadOptions = {},
  ): Promise<{ readonly rows: readonly CustomerBudgets[]; readonly last: string | null }> {
    const { rows } = await this.odata.page(memberTable, {
      ...options,
      filter: and(
        ofCompany(memberTable, this.tenant.companyId),
        after === null ? undefined : gt(memberTable.columns.customerId, after),
      ),
      orderBy: [{ field: 'customerId' }],
      first,
      skip: 0,
    });
    const customerIds = [...new Set(rows.map(({ customerId }) => customerId))];
    const last = rows.length < first ? null : (customerIds.at(-1) ?? null);
    return { rows: await this.ofCustomers(customerIds, options), last };
  }

  /** Customers without a contract are absent. */
  async ofCustomers(customerIds: readonly string[], options: ReadOptions = {}): Promise<CustomerBudgets[]> {
    const contracts = await this.contracts.forCustomers(customerIds, { ...options, withInactive: true });
    return [...Map.groupBy(contracts, ({ customerId }) => customerId)].map(([customerId, own]) => ({
      customerId,
      contracts: own,
    }));
  }

  /** Customers whose contracts or places in them changed at or after the moment. */
  async changedSince(since: Instant, options: ReadOptions = {}): Promise<ChangedKeys> {
    const { contractMembers, contracts } = this.changes.tables;
    const [members, headers] = await Promise.all([
      this.changes.since(contractMembers, since, options),
      this.changes.since(contracts, since, options),
    ]);
    const contractUids = headers.rows.map((header) => header.contractUid);
    const places = await this.odata.byKeys(memberTable, 'contractUid', contractUids, {
      ...options,
      withDeleted: true,
    });
    return {
      ...togetherOf([members, headers]),
      keys: [...new Set([...members.rows, ...places].map(({ customerId }) => customerId))],
    };
  }
}
