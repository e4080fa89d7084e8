/** P21 ids of customers of the shop, for flows whose records belong to customers. */
import type { OroSync } from '../../datasources/oro/sync/oro.sync.ts';
import type { RecordKey } from '../sync/flow.ts';

/** By id in the shop; a customer that is not P21's is absent. */
export async function customerKeys(
  ids: readonly string[],
  { reads }: OroSync,
): Promise<ReadonlyMap<string, RecordKey>> {
  const customers = await reads.customers.byIds(ids);
  return new Map(
    customers.flatMap(({ id, p21CustomerId }) => (p21CustomerId === null ? [] : [[id, p21CustomerId]])),
  );
}
