/**
 * A customer's places in contracts, with what is left of their limits: what budgets are made of. The row's own time is
 * when P21 was asked; a fact that stands in says so itself.
 */
import type { ContractRow } from '../../datasources/p21/contracts.rows.ts';
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { Priority } from '../../datasources/upstream/priority.ts';
import type { FactSource } from '../cache/fact-cache.ts';
import type { FreshnessPolicy } from '../cache/freshness-policy.ts';
import { factTags } from './fact-tags.ts';

export const membershipFacts = (
  p21: P21Sources,
  policy: FreshnessPolicy,
): FactSource<string, readonly ContractRow[], Priority> => ({
  name: 'budget',
  policy,
  keyOf: (customerId) => customerId,
  tagsOf: (customerId) => [factTags.budget(customerId), factTags.customer(customerId)],
  groupOf: () => '',
  mostKeys: 50,
  load: async (customerIds, read) => {
    const rows = await p21.contracts.forCustomers(customerIds, read);
    const byCustomer = Map.groupBy(rows, ({ customerId }) => customerId);
    return customerIds.map((customerId) => byCustomer.get(customerId) ?? []);
  },
});
