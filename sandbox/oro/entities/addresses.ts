/** Addresses of customers, customer users and orders: who is primary, and what an address must have. */
import type { Converted } from '../jsonapi/convert-attribute.ts';
import type { JsonApi } from '../jsonapi/json-api.ts';
import { isObject } from '../jsonapi/json-body.ts';
import type { WriteNode } from '../jsonapi/write-node.ts';
import type { Json, Row } from '../store/row.ts';
import type { EntityRules, RuleBook } from './rules.ts';

const withOwner = (type: string, owner: string): EntityRules => ({
  convert: { types: toTypes },
  validate: (node) => {
    checkAddress(node);
    const moved = !node.isNew && node.given.has(owner) && node.values[owner] !== node.before?.values[owner];
    if (moved)
      node.refuse(owner, 'unchangeable field constraint', 'Address owner cannot be changed once set.');
  },
  saved: (node, row) => {
    const ownerId = row.values[owner] ?? null;
    if (ownerId !== null) settleAmongOthers(node.scope.api, type, row, owner);
  },
});

export const addressRules: RuleBook = {
  customeraddresses: withOwner('customeraddresses', 'customer'),
  customeruseraddresses: withOwner('customeruseraddresses', 'customerUser'),
  orderaddresses: {
    complete: (node) => copyLinkedAddress(node),
    validate: (node) => checkAddress(node),
  },
};

/**
 * Of an owner's addresses exactly one is primary, and one at most the default of a kind: the last written wins, and the
 * first is primary anyway (recording 6.1/193; FixPrimaryAddresses, FixDefaultCustomerAddresses).
 */
function settleAmongOthers(api: JsonApi, type: string, row: Row, owner: string): void {
  const { store } = api;
  const all = store.table(type).find(owner, row.values[owner] ?? null);
  const others = all.filter(({ id }) => id !== row.id);
  if (row.values.primary !== true && !others.some(({ values }) => values.primary === true)) {
    store.update(type, row.id, { primary: true });
  }
  const defaults = defaultsOf(row);
  for (const other of others) {
    const resigns = row.values.primary === true && other.values.primary === true;
    const types = typesOf(other).map((one) =>
      defaults.has(one.addressType) ? { ...one, default: false } : one,
    );
    const loses = [...defaultsOf(other)].some((kind) => defaults.has(kind));
    if (!resigns && !loses) continue;
    const stays = resigns ? false : (other.values.primary ?? null);
    store.update(type, other.id, { primary: stays, types: types as unknown as Json, updatedAt: api.now() });
  }
}

interface AddressType {
  readonly default: boolean;
  readonly addressType: string;
}

const typesOf = ({ values }: Row): readonly AddressType[] =>
  Array.isArray(values.types) ? (values.types as unknown as AddressType[]) : [];

const defaultsOf = (row: Row): ReadonlySet<string> =>
  new Set(
    typesOf(row)
      .filter((one) => one.default)
      .map((one) => one.addressType),
  );

/** `[{addressType, default}]`, the default flag off when it is not named. */
function toTypes(given: unknown): Converted {
  if (given === null) return { value: [] };
  if (!Array.isArray(given) || !given.every(isObject)) return { fault: 'This value is not valid.' };
  return {
    value: given.map((type) => ({ default: type.default === true, addressType: String(type.addressType) })),
  };
}

function checkAddress(node: WriteNode): void {
  const isBlank = (name: string) => node.value(name) === null || node.value(name) === '';
  if (isBlank('organization') && (isBlank('firstName') || isBlank('lastName'))) {
    const title = 'name or organization constraint';
    node.refuse('firstName', title, 'First Name and Last Name or Organization should not be blank.');
    node.refuse('lastName', title, 'Last Name and First Name or Organization should not be blank.');
    node.refuse('organization', title, 'Organization or First Name and Last Name should not be blank.');
  }
  checkRegion(node, isBlank);
}

function checkRegion(node: WriteNode, isBlank: (name: string) => boolean): void {
  const { store } = node.scope.api;
  const country = store.get('countries', String(node.value('country') ?? ''));
  if (!country || node.broken.has('region')) return;
  const name = String(country.values.name);
  const hasRegions = store.table('regions').find('country', country.id).length > 0;
  const region = store.get('regions', String(node.value('region') ?? ''));
  if (hasRegions && !region) {
    node.refuse('region', 'required region constraint', `State is required for country ${name}`);
  }
  if (region && region.values.country !== country.id) {
    node.refuseRecord(
      'valid region constraint',
      `Region ${String(region.values.name)} does not belong to country ${name}`,
    );
  }
  if (hasRegions && !isBlank('customRegion')) {
    node.refuseRecord(
      'region text constraint',
      'Custom region can be used only for countries without predefined regions.',
    );
  }
}

const copied = [
  'phone',
  'label',
  'street',
  'street2',
  'city',
  'postalCode',
  'organization',
  'customRegion',
  'namePrefix',
  'firstName',
  'middleName',
  'lastName',
  'nameSuffix',
  'country',
  'region',
  'validatedAt',
];

/** A link to a saved address brings its fields along (recording 6.1/309); own fields beside it are refused. */
function copyLinkedAddress(node: WriteNode): void {
  const links = ['customerAddress', 'customerUserAddress'].filter(
    (name) => node.given.has(name) && node.values[name] !== null,
  );
  const [link] = links;
  if (link === undefined) return;
  const own = copied.some((name) => node.given.has(name));
  if (own || links.length > 1) {
    node.refuseRecord(
      'order address constraint',
      'Only order address fields, a customer user address or a customer address can be set.',
    );
    return;
  }
  const { api } = node.scope;
  const target = node.entity.relationships.get(link)?.target ?? '';
  const linked = api.store.get(target, String(node.values[link]));
  for (const name of copied) node.values[name] = linked?.values[name] ?? null;
}
