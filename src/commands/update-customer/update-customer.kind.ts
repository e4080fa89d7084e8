/** Changes a customer in P21: account, name and addresses. Sent twice it changes nothing more. */

import type { AddressRow, CustomerRow } from '../../../datasources/p21/customers.rows.ts';
import { compare } from '../../decimal.ts';
import type {
  CommandContext,
  CommandKind,
  Proof,
  SentReceipt,
  UserError,
  Validation,
} from '../command-kind.ts';
import { type ComparedField, differencesOf, proofOfChange, sameDecimal } from '../compare-fields.ts';
import { unreferenced } from '../customer-lane.ts';
import { physicalFields } from '../physical-fields.ts';
import { type PostalAddressInput, postalLimits } from '../postal-address.ts';
import { missing, tooLong, unknownRecord, userError } from '../user-errors.ts';
import { requireWritten } from '../write-outcome.ts';
import { parseUpdateCustomer, type UpdateCustomerInput } from './update-customer.input.ts';

export interface WrittenCustomer {
  readonly customerId: string;
}

export const updateCustomer: CommandKind<UpdateCustomerInput, WrittenCustomer> = {
  kind: 'updateCustomer',
  ...unreferenced,
  parse: parseUpdateCustomer,
  validate,
  send,
  prove,
};

/** p21-api 7.1. */
const limits = {
  name: 50,
  phone: 20,
  fax: 20,
  email: 255,
  url: 255,
  termsId: 2,
  salesrepId: 16,
  creditStatusId: 8,
};

async function validate(
  input: UpdateCustomerInput,
  { p21, signal, priority }: CommandContext,
): Promise<Validation<UpdateCustomerInput>> {
  const options = { signal, priority };
  const { customerId, termsId, creditStatusId, ...changes } = input;
  const [[customer], terms, creditStatuses] = await Promise.all([
    p21.customers.byIds([customerId], options),
    termsId === undefined ? [] : p21.reference.terms(options),
    creditStatusId ? p21.reference.creditStatuses(options) : [],
  ]);
  const nothing = [termsId, creditStatusId, ...Object.values(changes)].every((value) => value === undefined);
  const userErrors: UserError[] = [
    ...(customer === undefined ? [unknownRecord('customerId', 'customer', customerId)] : []),
    ...(nothing ? [missing('input', 'something to change')] : []),
    ...(termsId === undefined || terms.some((one) => one.termsId === termsId)
      ? []
      : [unknownRecord('termsId', 'terms', termsId)]),
    ...(!creditStatusId || creditStatuses.some((one) => one.creditStatusId === creditStatusId)
      ? []
      : [unknownRecord('creditStatusId', 'credit status', creditStatusId)]),
    ...negative('creditLimit', input.creditLimit),
    ...negative('creditLimitPerOrder', input.creditLimitPerOrder),
    ...tooLong(input, limits),
    ...tooLong(input.mailing ?? {}, postalLimits, 'mailing.'),
    ...tooLong(input.physical ?? {}, postalLimits, 'physical.'),
  ];
  return { input, userErrors };
}

const negative = (field: string, amount: string | undefined): UserError[] =>
  amount === undefined || compare(amount, '0') >= 0
    ? []
    : [userError('INVALID_VALUE', field, 'Give an amount of zero or more.')];

async function send(
  { customerId, ...changes }: UpdateCustomerInput,
  _reference: string,
  { p21, priority }: CommandContext,
): Promise<SentReceipt> {
  const answer = await p21.writes.customers.update(customerId, changes, { priority });
  const { messages } = requireWritten(answer, 'the change of the customer');
  return { recordId: customerId, messages };
}

async function prove(
  input: UpdateCustomerInput,
  _reference: string,
  receipt: SentReceipt | null,
  { p21, signal, priority }: CommandContext,
): Promise<Proof<WrittenCustomer>> {
  const { customerId } = input;
  const options = { signal, priority };
  const [[customer], [address]] = await Promise.all([
    p21.customers.byIds([customerId], options),
    p21.addresses.byIds([customerId], options),
  ]);
  if (customer === undefined || address === undefined) return { state: 'ABSENT' };
  const differences = differencesOf([...accountFields(input, customer), ...addressFields(input, address)]);
  return proofOfChange({ customerId }, differences, receipt !== null);
}

const accountFields = (input: UpdateCustomerInput, row: CustomerRow): ComparedField[] => [
  ['name', input.name, row.name],
  ['termsId', input.termsId, row.termsId],
  ['salesrepId', input.salesrepId, row.salesrepId],
  ['creditStatusId', input.creditStatusId, row.creditStatusId],
  ['creditLimit', input.creditLimit, sameDecimal(input.creditLimit, row.creditLimit)],
  [
    'creditLimitPerOrder',
    input.creditLimitPerOrder,
    sameDecimal(input.creditLimitPerOrder, row.creditLimitPerOrder),
  ],
  ['poNumberRequired', input.poNumberRequired, row.poNumberRequired],
  ['taxable', input.taxable, row.taxable],
  ['webEnabled', input.webEnabled, row.webEnabled],
];

const addressFields = (input: UpdateCustomerInput, row: AddressRow): ComparedField[] => [
  ['phone', input.phone, row.phone],
  ['fax', input.fax, row.fax],
  ['email', input.email, row.email],
  ['url', input.url, row.url],
  ...mailingFields(input.mailing, row),
  ...physicalFields('physical.', input.physical, row),
];

const mailingFields = (address: PostalAddressInput | undefined, row: AddressRow): ComparedField[] => [
  ['mailing.street', address?.street, row.mailAddress1],
  ['mailing.street2', address?.street2, row.mailAddress2],
  ['mailing.city', address?.city, row.mailCity],
  ['mailing.state', address?.state, row.mailState],
  ['mailing.postalCode', address?.postalCode, row.mailPostalCode],
  ['mailing.country', address?.country, row.mailCountry],
];
