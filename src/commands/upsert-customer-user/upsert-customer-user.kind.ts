/**
 * Makes or changes a buyer of a customer. P21 has no field for our reference on contacts: a contact is known by its id
 * or, new, by its e-mail within the customer, which is therefore never written twice.
 */

import type { ContactRow } from '../../../datasources/p21/customers.rows.ts';
import type { ContactDraft } from '../../../datasources/p21/writes/contact-writes.ts';
import type { CommandContext, CommandKind, Proof, SentReceipt } from '../command-kind.ts';
import { differencesOf, proofOfChange } from '../compare-fields.ts';
import { unreferenced } from '../customer-lane.ts';
import { askBeforeWriting, requireWritten } from '../write-outcome.ts';
import { contactsWithEmail, linkChanges } from './contact-look-up.ts';
import { parseUpsertCustomerUser, type UpsertCustomerUserInput } from './upsert-customer-user.input.ts';
import { validateCustomerUser } from './validation.ts';

export interface WrittenContact {
  readonly contactId: string;
}

export const upsertCustomerUser: CommandKind<UpsertCustomerUserInput, WrittenContact> = {
  kind: 'upsertCustomerUser',
  ...unreferenced,
  parse: parseUpsertCustomerUser,
  validate: validateCustomerUser,
  send,
  prove,
  repair: (input, _reference, { written }, context) => link(input, written.contactId, context),
};

async function send(
  input: UpsertCustomerUserInput,
  _reference: string,
  { p21, priority }: CommandContext,
): Promise<SentReceipt> {
  const { contacts } = p21.writes;
  const answer =
    input.contactId === null
      ? await contacts.create(toDraft(input), { priority })
      : await contacts.update(input.contactId, toDraft(input), { priority });
  const { contactId } = requireWritten(answer, 'the contact');
  return { recordId: contactId ?? input.contactId, messages: [] };
}

const toDraft = ({
  customerId,
  contactId,
  shipToIds: _,
  active,
  ...fields
}: UpsertCustomerUserInput): ContactDraft => ({
  ...fields,
  // Where a known contact belongs is not this command's to change.
  ...(contactId === null && { addressId: customerId }),
  ...(active !== undefined && { deleted: !active }),
});

async function prove(
  input: UpsertCustomerUserInput,
  _reference: string,
  receipt: SentReceipt | null,
  context: CommandContext,
): Promise<Proof<WrittenContact>> {
  const contacts = await findContacts(input, receipt, context);
  const [contact, ...others] = contacts;
  if (contact === undefined) return { state: 'ABSENT' };
  if (others.length > 0) return { state: 'DOUBLED', recordIds: contacts.map(({ contactId }) => contactId) };
  const written = { contactId: contact.contactId };
  const differences = fieldDifferences(input, contact);
  if (differences.length > 0)
    return proofOfChange(written, differences, receipt !== null || input.contactId === null);
  const links = await linkChanges(input, contact.contactId, context);
  if (links.length === 0) return { state: 'COMPLETE', written };
  const found = links.map(({ shipToId, active }) => `${active ? 'without' : 'with'} ${shipToId}`).join(', ');
  const difference = { field: 'shipToIds', sent: (input.shipToIds ?? []).join(', '), found };
  return { state: 'DIFFERENT', written, differences: [difference], repair: 'due' };
}

async function findContacts(
  input: UpsertCustomerUserInput,
  receipt: SentReceipt | null,
  context: CommandContext,
): Promise<readonly ContactRow[]> {
  const { p21, signal, priority } = context;
  const id = input.contactId ?? receipt?.recordId ?? null;
  if (id === null) return contactsWithEmail(input, context);
  return p21.contacts.byIds([id], { signal, priority, withDeleted: input.active === false });
}

const fieldDifferences = (input: UpsertCustomerUserInput, row: ContactRow) =>
  differencesOf([
    ['firstName', input.firstName, row.firstName],
    ['lastName', input.lastName, row.lastName],
    ['email', input.email.toLowerCase(), row.email?.toLowerCase() ?? null],
    ['title', input.title, row.title],
    ['phone', input.phone, row.phone],
    ['phoneExtension', input.phoneExtension, row.phoneExtension],
    ['mobile', input.mobile, row.mobile],
    ['fax', input.fax, row.fax],
    ['active', input.active, !row.deleted],
  ]);

/** Links are set on or off, so that the same repair twice changes nothing more. */
async function link(
  input: UpsertCustomerUserInput,
  contactId: string,
  context: CommandContext,
): Promise<SentReceipt> {
  const { p21, priority } = context;
  const links = await askBeforeWriting(() => linkChanges(input, contactId, context));
  if (links.length === 0) return { recordId: contactId, messages: [] };
  const answer = await p21.writes.contacts.link(contactId, links, { priority });
  const { messages } = requireWritten(answer, "the contact's ship-tos");
  return { recordId: contactId, messages };
}
