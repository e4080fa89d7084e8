/** Finds a customer's contacts, and what is to change of a contact's links to ship-tos. */
import type { ContactRow } from '../../../datasources/p21/customers.rows.ts';
import type { ShipToLink } from '../../../datasources/p21/writes/contact-writes.ts';
import type { CommandContext } from '../command-kind.ts';
import type { UpsertCustomerUserInput } from './upsert-customer-user.input.ts';

/** Contacts at the customer's own address or one of its ship-tos. */
export async function contactsOf(
  customerId: string,
  { p21, signal, priority }: CommandContext,
): Promise<{ readonly contacts: readonly ContactRow[]; readonly shipToIds: readonly string[] }> {
  const options = { signal, priority };
  const shipTos = await p21.shipTos.byCustomerIds([customerId], options);
  const shipToIds = shipTos.map(({ shipToId }) => shipToId);
  const contacts = await p21.contacts.byAddressIds([...new Set([customerId, ...shipToIds])], options);
  return { contacts, shipToIds };
}

export async function contactsWithEmail(
  { customerId, email }: Pick<UpsertCustomerUserInput, 'customerId' | 'email'>,
  context: CommandContext,
): Promise<readonly ContactRow[]> {
  const { contacts } = await contactsOf(customerId, context);
  return contacts.filter((contact) => contact.email?.toLowerCase() === email.toLowerCase());
}

/** None when the input says nothing of links. */
export async function linkChanges(
  { shipToIds }: UpsertCustomerUserInput,
  contactId: string,
  { p21, signal, priority }: CommandContext,
): Promise<ShipToLink[]> {
  if (shipToIds === undefined) return [];
  const rows = await p21.contacts.shipToLinks([contactId], { signal, priority });
  const linked = new Set(rows.map(({ shipToId }) => shipToId));
  const wanted = new Set(shipToIds);
  return [
    ...[...wanted].filter((id) => !linked.has(id)).map((shipToId) => ({ shipToId, active: true })),
    ...[...linked].filter((id) => !wanted.has(id)).map((shipToId) => ({ shipToId, active: false })),
  ];
}
