/**
 * Makes or changes a ship-to. P21 has no field for our reference on ship-tos: a new one is known by name and address
 * within the customer, which are therefore never written twice.
 */

import type { AddressRow, ShipToRow } from '../../../datasources/p21/customers.rows.ts';
import type {
  CommandContext,
  CommandKind,
  Proof,
  SentReceipt,
  UserError,
  Validation,
} from '../command-kind.ts';
import { type ComparedField, differencesOf, proofOfChange } from '../compare-fields.ts';
import { unreferenced } from '../customer-lane.ts';
import { physicalFields } from '../physical-fields.ts';
import { postalLimits } from '../postal-address.ts';
import { missing, notOwn, tooLong, unknownRecord } from '../user-errors.ts';
import { requireWritten } from '../write-outcome.ts';
import {
  parseUpsertCustomerAddress,
  type UpsertCustomerAddressInput,
} from './upsert-customer-address.input.ts';

export interface WrittenShipTo {
  readonly shipToId: string;
}

export const upsertCustomerAddress: CommandKind<UpsertCustomerAddressInput, WrittenShipTo> = {
  kind: 'upsertCustomerAddress',
  ...unreferenced,
  parse: parseUpsertCustomerAddress,
  validate,
  send,
  prove,
};

/** p21-api 7.1. */
const limits = {
  name: 50,
  phone: 20,
  email: 255,
  deliveryInstructions: 255,
  taxGroupId: 10,
  termsId: 2,
  defaultBranchId: 8,
};

interface Place {
  readonly shipTo: ShipToRow;
  readonly address: AddressRow | undefined;
}

async function validate(
  input: UpsertCustomerAddressInput,
  context: CommandContext,
): Promise<Validation<UpsertCustomerAddressInput>> {
  const { p21, signal, priority } = context;
  const options = { signal, priority };
  const { customerId, shipToId, termsId, taxGroupId, carrierId } = input;
  const [[customer], [named], places, terms, taxGroups, carriers] = await Promise.all([
    p21.customers.byIds([customerId], options),
    p21.shipTos.byIds(shipToId === null ? [] : [shipToId], { ...options, withDeleted: true }),
    placesOf(customerId, context),
    termsId === undefined ? [] : p21.reference.terms(options),
    p21.taxes.groups(taxGroupId === undefined ? [] : [taxGroupId], options),
    p21.reference.carriers(carrierId === undefined ? [] : [carrierId], options),
  ]);
  const known = shipToId ?? places.find((place) => isSamePlace(input, place))?.shipTo.shipToId ?? null;
  const sibling = places.find(({ shipTo }) => shipTo.defaultBranchId !== null)?.shipTo.defaultBranchId;
  const defaultBranchId =
    input.defaultBranchId ??
    (known === null ? (customer?.defaultBranchId ?? sibling ?? undefined) : undefined);
  const unknown = (field: string, what: string, key: string | undefined, count: number) =>
    key === undefined || count > 0 ? [] : [unknownRecord(field, what, key)];
  const userErrors: UserError[] = [
    ...(customer === undefined ? [unknownRecord('customerId', 'customer', customerId)] : []),
    ...ownershipErrors(input, named),
    ...unknown('termsId', 'terms', termsId, terms.filter((one) => one.termsId === termsId).length),
    ...unknown('taxGroupId', 'tax group', taxGroupId, taxGroups.length),
    ...unknown('carrierId', 'carrier', carrierId, carriers.length),
    ...(known === null && defaultBranchId === undefined
      ? [missing('defaultBranchId', 'the branch that serves the ship-to')]
      : []),
    ...tooLong(input, limits),
    ...tooLong(input.address, postalLimits, 'address.'),
  ];
  const completed = { ...input, shipToId: known, ...(defaultBranchId !== undefined && { defaultBranchId }) };
  return { input: completed, userErrors };
}

function ownershipErrors(
  { shipToId, customerId }: UpsertCustomerAddressInput,
  named: ShipToRow | undefined,
): UserError[] {
  if (shipToId === null || named?.customerId === customerId) return [];
  return [notOwn('shipToId', 'Ship-to', shipToId)];
}

async function placesOf(
  customerId: string,
  { p21, signal, priority }: CommandContext,
): Promise<readonly Place[]> {
  const options = { signal, priority };
  const shipTos = await p21.shipTos.byCustomerIds([customerId], options);
  const rows = await p21.addresses.byIds(
    shipTos.map(({ shipToId }) => shipToId),
    options,
  );
  const byId = new Map(rows.map((row) => [row.addressId, row]));
  return shipTos.map((shipTo) => ({ shipTo, address: byId.get(shipTo.shipToId) }));
}

const isSamePlace = (input: UpsertCustomerAddressInput, { address }: Place): boolean =>
  address !== undefined && differencesOf(placeFields(input, address)).length === 0;

const placeFields = (input: UpsertCustomerAddressInput, row: AddressRow): ComparedField[] => [
  ['name', input.name, row.name],
  ...physicalFields('address.', input.address, row),
];

async function send(
  input: UpsertCustomerAddressInput,
  _reference: string,
  { p21, priority }: CommandContext,
): Promise<SentReceipt> {
  const { active, ...fields } = input;
  const deleted = active === undefined ? undefined : !active;
  const draft = {
    phone: undefined,
    email: undefined,
    deliveryInstructions: undefined,
    carrierId: undefined,
    taxGroupId: undefined,
    termsId: undefined,
    defaultBranchId: undefined,
    ...fields,
    deleted,
  };
  const answer = requireWritten(await p21.writes.shipTos.upsert(draft, { priority }), 'the ship-to');
  return { recordId: p21.writes.shipTos.idIn(answer) ?? input.shipToId, messages: answer.messages };
}

async function prove(
  input: UpsertCustomerAddressInput,
  _reference: string,
  receipt: SentReceipt | null,
  context: CommandContext,
): Promise<Proof<WrittenShipTo>> {
  const id = input.shipToId ?? receipt?.recordId ?? null;
  if (id !== null) return proveById(id, input, receipt !== null, context);
  const same = (await placesOf(input.customerId, context)).filter((place) => isSamePlace(input, place));
  const recordIds = same.map(({ shipTo }) => shipTo.shipToId);
  const [shipToId, ...others] = recordIds;
  if (shipToId === undefined) return { state: 'ABSENT' };
  return others.length > 0 ? { state: 'DOUBLED', recordIds } : proveById(shipToId, input, true, context);
}

async function proveById(
  shipToId: string,
  input: UpsertCustomerAddressInput,
  isAnswered: boolean,
  { p21, signal, priority }: CommandContext,
): Promise<Proof<WrittenShipTo>> {
  const options = { signal, priority, withDeleted: input.active === false };
  const [[shipTo], [address]] = await Promise.all([
    p21.shipTos.byIds([shipToId], options),
    p21.addresses.byIds([shipToId], options),
  ]);
  if (shipTo === undefined || address === undefined) return { state: 'ABSENT' };
  const differences = differencesOf([
    ['customerId', input.customerId, shipTo.customerId],
    ...placeFields(input, address),
    ['phone', input.phone, address.phone],
    ['email', input.email, address.email],
    ['deliveryInstructions', input.deliveryInstructions, shipTo.deliveryInstructions],
    ['carrierId', input.carrierId, shipTo.carrierId],
    ['taxGroupId', input.taxGroupId, shipTo.taxGroupId],
    ['termsId', input.termsId, shipTo.termsId],
    ['active', input.active, !shipTo.deleted],
  ]);
  return proofOfChange({ shipToId }, differences, isAnswered);
}
