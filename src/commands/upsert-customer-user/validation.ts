/** Checks a buyer before acceptance, and finds the contact it already is. */
import type { CommandContext, UserError, Validation } from '../command-kind.ts';
import { notOwn, tooLong, unknownRecord, userError } from '../user-errors.ts';
import { contactsOf } from './contact-look-up.ts';
import type { UpsertCustomerUserInput } from './upsert-customer-user.input.ts';

/** p21-api 7.1: names are short in P21. */
const limits = {
  contactId: 16,
  firstName: 15,
  lastName: 24,
  email: 255,
  title: 40,
  phone: 20,
  phoneExtension: 5,
  mobile: 20,
  fax: 20,
};

export async function validateCustomerUser(
  input: UpsertCustomerUserInput,
  context: CommandContext,
): Promise<Validation<UpsertCustomerUserInput>> {
  const { p21, signal, priority } = context;
  const options = { signal, priority };
  const { customerId, contactId, email } = input;
  const [[customer], { contacts, shipToIds }, named, owners, linksFailure] = await Promise.all([
    p21.customers.byIds([customerId], options),
    contactsOf(customerId, context),
    p21.contacts.byIds(contactId === null ? [] : [contactId], { ...options, withDeleted: true }),
    p21.contacts.customerLinks(contactId === null ? [] : [contactId], options),
    linkErrors(input, context),
  ]);
  const isLinked = owners.some((link) => link.customerId === customerId);
  const isOwn = isLinked || [customerId, ...shipToIds].includes(named[0]?.addressId ?? '');
  const same = contacts.filter((one) => one.email?.toLowerCase() === email.toLowerCase());
  const userErrors: UserError[] = [
    ...(customer === undefined ? [unknownRecord('customerId', 'customer', customerId)] : []),
    ...(contactId === null || (named.length > 0 && isOwn) ? [] : [notOwn('contactId', 'Contact', contactId)]),
    ...(contactId === null && same.length > 1
      ? [userError('INVALID_VALUE', 'email', `Several contacts have this e-mail; give the contactId.`)]
      : []),
    ...(input.shipToIds ?? []).flatMap((id, index) => shipToError(id, index, shipToIds)),
    ...linksFailure,
    ...(/^[^\s@]+@[^\s@]+$/.test(email)
      ? []
      : [userError('INVALID_VALUE', 'email', 'Give an e-mail address such as ann@example.com.')]),
    ...tooLong(input, limits),
  ];
  return { input: { ...input, contactId: contactId ?? same[0]?.contactId ?? null }, userErrors };
}

const shipToError = (shipToId: string, index: number, own: readonly string[]): UserError[] =>
  own.includes(shipToId) ? [] : [notOwn(`shipToIds.${index}`, 'Ship-to', shipToId)];

/** Links need a service that not every tenant has under the configured name. */
async function linkErrors(
  { shipToIds }: UpsertCustomerUserInput,
  { p21, signal, priority }: CommandContext,
): Promise<UserError[]> {
  if (shipToIds === undefined || (await p21.writes.contacts.canLink({ signal, priority }))) return [];
  const message =
    'Links to ship-tos need the contact service of this P21; leave them out or have it configured.';
  return [userError('NOT_CONFIGURED', 'shipToIds', message)];
}
