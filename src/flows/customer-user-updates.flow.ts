/** People who sign in to the shop are contacts of P21: new ones are made there, changed ones changed. */
import type { OroCustomerUser } from '../../datasources/oro/customer.resource.ts';
import type { ContactRow } from '../../datasources/p21/customers.rows.ts';
import type { Document } from '../sync/document.ts';
import type { Flow, FlowCall, FlowSource, FlowTarget } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { AllFlowParts } from './flow-parts.ts';
import { commandsPerBatch, submitEach } from './p21-commands.ts';
import { onShopRecord } from './triggers.ts';

export interface ShopUser {
  readonly user: OroCustomerUser;
  /** Null where the user's customer is not known to P21. */
  readonly p21CustomerId: string | null;
}

const name = 'customer-user-updates';

/** p21-api 7.1: contacts hold no more of a name. */
const nameLengths = { first: 15, last: 24 } as const;

export const createCustomerUserUpdatesFlow = (parts: AllFlowParts): Flow<ShopUser> => ({
  name,
  direction: 'ORO_TO_P21',
  description: 'Customer users, new or changed in the shop, become contacts of their customer in P21.',
  subject: 'CustomerUser',
  key: 'OroCommerce customer user id',
  owns: ['firstName', 'lastName', 'email'],
  after: ['customers', 'customer-users'],
  // Oro has no filter by date for them: everybody is compared (oro-api 5.2).
  schedule: '17 * * * *',
  enabledByDefault: true,
  needs: ['OroCommerce 7.0.2 or later with webhooks of customer users, or they are compared once an hour.'],
  source: createSource(parts),
  triggers: [onShopRecord('customeruser')],
  map: toContact,
  leavesOut: ({ user }) => (user.isGuest ? 'The user is a guest.' : 'P21 does not know the customer.'),
  target: createTarget(parts),
});

/** Exported for its test. Guests and people of customers that P21 does not know are no contacts. */
export function toContact({ user, p21CustomerId }: ShopUser): Document | null {
  if (p21CustomerId === null || user.isGuest) return null;
  return {
    customerId: p21CustomerId,
    firstName: shortened(user.firstName, nameLengths.first),
    lastName: shortened(user.lastName, nameLengths.last),
    email: user.email.trim().toLowerCase(),
  };
}

/** Where P21 has no name, the shop was given a dash. */
const shortened = (text: string | null, length: number): string =>
  (text ?? '').trim().slice(0, length).trim() || '-';

function createSource({ shop }: AllFlowParts): FlowSource<ShopUser> {
  const read = async (ids: readonly string[], call: FlowCall): Promise<ShopUser[]> => {
    const { reads } = shop(urgencyOf(call));
    const users = await reads.customerUsers.byIds(ids);
    const customers = await reads.customers.byIds(users.flatMap(({ customerId }) => customerId ?? []));
    const p21IdOf = new Map(customers.map(({ id, p21CustomerId }) => [id, p21CustomerId]));
    return users.map((user) => ({ user, p21CustomerId: p21IdOf.get(user.customerId ?? '') ?? null }));
  };
  return {
    keyOf: ({ user }) => user.id,
    scan: async (cursor, call) => {
      const { ids, next } = await shop(urgencyOf(call)).feed.ids('customerusers', cursor);
      return { rows: await read(ids, call), next };
    },
    changes: null,
    read,
  };
}

function createTarget(parts: AllFlowParts): FlowTarget {
  const { p21, submitCommand } = parts;
  const source = createSource(parts);
  return {
    batchSize: commandsPerBatch,
    write: submitEach(name, submitCommand, (document, { targetId }) => ({
      kind: 'upsertCustomerUser',
      input: targetId === null ? document : { ...document, contactId: targetId },
    })),
    read: async (keys, call) => {
      const options = urgencyOf(call);
      const linked = new Map(keys.map(({ key, targetId }) => [key, targetId]));
      const users = (await source.read([...linked.keys()], call)).flatMap(({ user, p21CustomerId }) => {
        const contactId = linked.get(user.id) ?? user.p21ContactId;
        return contactId === null ? [] : { key: user.id, contactId, p21CustomerId };
      });
      const ids = users.map(({ contactId }) => contactId);
      const [contacts, links] = await Promise.all([
        p21.contacts.byIds(ids, options),
        p21.contacts.customerLinks(ids, options),
      ]);
      const byId = new Map(contacts.map((row) => [row.contactId, row]));
      return users.flatMap(({ key, contactId, p21CustomerId }) => {
        const row = byId.get(contactId);
        if (row === undefined) return [];
        const owners = links
          .filter((link) => link.contactId === contactId)
          .map(({ customerId }) => customerId);
        // A contact may belong to several customers, a user to one.
        const customerId = owners.find((one) => one === p21CustomerId) ?? owners[0] ?? row.addressId;
        return { key, targetId: contactId, document: ofContact(row, customerId) };
      });
    },
    scan: null,
    retire: null,
  };
}

const ofContact = (row: ContactRow, customerId: string): Document => ({
  customerId,
  firstName: shortened(row.firstName, nameLengths.first),
  lastName: shortened(row.lastName, nameLengths.last),
  email: row.email?.trim().toLowerCase() ?? null,
});
