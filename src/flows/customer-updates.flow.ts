/** What a customer is called in the shop is what P21 calls it. */
import type { OroCustomer } from '../../datasources/oro/customer.resource.ts';
import type { Document } from '../sync/document.ts';
import type { Flow, FlowSource, FlowTarget } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { AllFlowParts } from './flow-parts.ts';
import { joinChanges } from './p21-changes.ts';
import { commandsPerBatch, submitEach } from './p21-commands.ts';
import { onShopRecord } from './triggers.ts';

const name = 'customer-updates';

export const createCustomerUpdatesFlow = (parts: AllFlowParts): Flow<OroCustomer> => ({
  name,
  direction: 'ORO_TO_P21',
  description: 'The name of a customer, changed in the shop, becomes its name in P21.',
  subject: 'Customer',
  key: 'OroCommerce customer id',
  owns: ['name'],
  after: ['customers'],
  schedule: '10 0 * * *',
  enabledByDefault: true,
  needs: ['OroCommerce: customers that carry the P21 customer id; others are not P21’s business.'],
  source: createSource(parts),
  triggers: [onShopRecord('customer')],
  map: toNamedCustomer,
  leavesOut: () => 'P21 does not know the customer.',
  target: createTarget(parts),
});

/** Exported for its test. A customer that P21 does not know is not made there by the shop. */
export const toNamedCustomer = ({ p21CustomerId, name: called }: OroCustomer): Document | null =>
  p21CustomerId === null ? null : { customerId: p21CustomerId, name: called.trim() };

function createSource({ shop }: AllFlowParts): FlowSource<OroCustomer> {
  return {
    keyOf: ({ id }) => id,
    scan: async (cursor, call) => {
      const { feed, reads } = shop(urgencyOf(call));
      const { ids, next } = await feed.ids('customers', cursor);
      return { rows: await reads.customers.byIds(ids), next };
    },
    changes: async (since, call) => joinChanges([await shop(urgencyOf(call)).feed.customersSince(since)]),
    read: (keys, call) => shop(urgencyOf(call)).reads.customers.byIds(keys),
  };
}

function createTarget({ shop, p21, submitCommand }: AllFlowParts): FlowTarget {
  return {
    batchSize: commandsPerBatch,
    write: submitEach(name, submitCommand, (document) => ({ kind: 'updateCustomer', input: document })),
    read: async (keys, call) => {
      const options = urgencyOf(call);
      const customers = await shop(options).reads.customers.byIds(keys.map(({ key }) => key));
      const ids = customers.flatMap(({ p21CustomerId }) => p21CustomerId ?? []);
      const held = new Map((await p21.customers.byIds(ids, options)).map((row) => [row.customerId, row]));
      return customers.flatMap(({ id, p21CustomerId }) => {
        const row = p21CustomerId === null ? undefined : held.get(p21CustomerId);
        if (row === undefined) return [];
        const document = { customerId: row.customerId, name: row.name?.trim() ?? null };
        return { key: id, targetId: row.customerId, document };
      });
    },
    scan: null,
    retire: null,
  };
}
