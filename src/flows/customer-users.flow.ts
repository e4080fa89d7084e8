/** Contacts of P21 with an e-mail become people who may sign in to the shop for their customer. */
import type { OroCustomerUser } from '../../datasources/oro/customer.resource.ts';
import type { CustomerUserDraft } from '../../datasources/oro/sync/customer-user.sync.ts';
import type { ContactCustomerRow, ContactRow } from '../../datasources/p21/customers.rows.ts';
import { type Document, refer } from '../sync/document.ts';
import type { Flow, FlowCall, FlowSource, FlowTarget } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { readLinked } from './linked-records.ts';
import { joinChanges } from './p21-changes.ts';
import { toWriteOutcome } from './record-outcome.ts';
import { retireEach } from './retire-each.ts';
import { toTargetPage } from './target-page.ts';
import { onP21Table } from './triggers.ts';
import { toWanted } from './wanted.ts';

export interface CustomerContact {
  readonly contact: ContactRow;
  /** The customer the contact belongs to; null for a contact of somebody else. */
  readonly customerId: string | null;
}

const contactsPerPage = 500;

export const createCustomerUsersFlow = (parts: ShopFlowParts): Flow<CustomerContact> => ({
  name: 'customer-users',
  direction: 'P21_TO_ORO',
  description:
    'Contacts with an e-mail become customer users; name and e-mail are given once and belong to the shop then.',
  subject: 'CustomerUser',
  key: 'P21 contact id',
  owns: ['p21ContactId', 'customer'],
  startsWith: ['email', 'firstName', 'lastName'],
  after: ['customers'],
  schedule: '30 1 * * *',
  enabledByDefault: true,
  needs: [
    'OroCommerce: the customer user field "p21_contact_id", a String.',
    'OroCommerce: the application may view, create and edit customer users and view customer user roles.',
  ],
  source: createSource(parts),
  triggers: [onP21Table('contacts', 'id')],
  map: toCustomerUser,
  leavesOut: ({ contact }) => {
    if (contact.deleted) return 'The contact is deleted in P21.';
    if (contact.email === null) return 'The contact has no e-mail address to sign in with.';
    return 'The contact belongs to no customer.';
  },
  target: createTarget(parts),
});

/** Exported for its test. Null for a contact who cannot sign in: no e-mail, or no customer. */
export function toCustomerUser({ contact, customerId }: CustomerContact): Document | null {
  if (contact.deleted || contact.email === null || customerId === null) return null;
  return {
    p21ContactId: contact.contactId,
    customer: refer('customers', customerId),
    email: contact.email.trim().toLowerCase(),
    // Oro insists on both names; P21 does not.
    firstName: contact.firstName?.trim() || '-',
    lastName: contact.lastName?.trim() || '-',
  } satisfies Record<keyof CustomerUserDraft, unknown>;
}

function createSource({ p21 }: ShopFlowParts): FlowSource<CustomerContact> {
  return {
    keyOf: ({ contact }) => contact.contactId,
    scan: async (cursor, call) => {
      const page = await p21.contacts.scan({ after: cursor, first: contactsPerPage, ...urgencyOf(call) });
      return {
        rows: await withCustomers(p21, page.rows, call),
        next: page.rows.length < contactsPerPage ? null : (page.rows.at(-1)?.contactId ?? null),
        ...(page.total !== undefined && { total: page.total }),
      };
    },
    changes: async (since, call) => {
      const { contacts, contactCustomers } = p21.changes.tables;
      const tables = await Promise.all([
        p21.changes.since(contacts, since, urgencyOf(call)),
        p21.changes.since(contactCustomers, since, urgencyOf(call)),
      ]);
      return joinChanges(
        tables.map(({ rows, ...rest }) => ({
          ...rest,
          changed: rows.map(({ contactId, modifiedAt }) => ({ key: contactId, at: modifiedAt })),
        })),
      );
    },
    read: async (keys, call) => withCustomers(p21, await p21.contacts.byIds(keys, urgencyOf(call)), call),
  };
}

/** Three questions however many contacts: their links, the ship-tos they stand at, and which customers exist. */
async function withCustomers(
  p21: ShopFlowParts['p21'],
  contacts: readonly ContactRow[],
  call: FlowCall,
): Promise<CustomerContact[]> {
  if (contacts.length === 0) return [];
  const options = urgencyOf(call);
  const addressIds = [...new Set(contacts.map(({ addressId }) => addressId))];
  const [links, shipTos] = await Promise.all([
    p21.contacts.customerLinks(
      contacts.map(({ contactId }) => contactId),
      options,
    ),
    p21.shipTos.byIds(addressIds, options),
  ]);
  const linksOf = Map.groupBy(links, ({ contactId }) => contactId);
  const customerAt = new Map(shipTos.map(({ shipToId, customerId }) => [shipToId, customerId]));
  const candidates = contacts.map((contact) => ({
    contact,
    customerId:
      linkedCustomer(contact, linksOf.get(contact.contactId) ?? []) ??
      customerAt.get(contact.addressId) ??
      contact.addressId,
  }));
  const asked = [...new Set(candidates.map(({ customerId }) => customerId))];
  const known = new Set((await p21.customers.byIds(asked, options)).map(({ customerId }) => customerId));
  return candidates.map(({ contact, customerId }) => ({
    contact,
    customerId: known.has(customerId) ? customerId : null,
  }));
}

/** Oro knows one customer of a user: the one whose address the contact stands at, else the oldest. */
function linkedCustomer({ addressId }: ContactRow, links: readonly ContactCustomerRow[]): string | undefined {
  const ids = links.map(({ customerId }) => customerId).sort((one, other) => Number(one) - Number(other));
  return ids.find((id) => id === addressId) ?? ids[0];
}

function createTarget({ shop }: ShopFlowParts): FlowTarget {
  return {
    batchSize: 100,
    write: async (writes, call) => {
      const { customerUsers } = shop(urgencyOf(call));
      return (await customerUsers.write(toWanted<CustomerUserDraft>(writes))).map(toWriteOutcome);
    },
    read: (keys, call) => {
      const { reads, customerUsers } = shop(urgencyOf(call));
      return readLinked(keys, {
        byIds: (ids) => reads.customerUsers.byIds(ids),
        byKeys: (contactIds) => customerUsers.byContactIds(contactIds),
        keyOf: ({ p21ContactId }) => p21ContactId,
        toDocument: ofCustomerUser,
      });
    },
    scan: async (cursor, call) =>
      toTargetPage(await shop(urgencyOf(call)).customerUsers.scan(cursor, contactsPerPage), contactsPerPage),
    retire: (links, call) => retireEach(links, (ids) => shop(urgencyOf(call)).customerUsers.disable(ids)),
  };
}

const ofCustomerUser = (user: OroCustomerUser): Document => ({
  p21ContactId: user.p21ContactId,
  customer: user.customerId,
});
