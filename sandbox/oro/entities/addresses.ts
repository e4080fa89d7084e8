/** Addresses of customers, customer users and orders: who is primary, and what an address must have. */
import type { Converted } from '../jsonapi/convert-attribute.ts';
import { isObject } from '../jsonapi/json-body.ts';
import type { WriteNode } from '../jsonapi/write-node.ts';
import type { EntityRules, RuleBook } from './rules.ts';

const withOwner = (type: string, owner: string): EntityRules => ({
  convert: { types: toTypes },
  complete: (node) => {
    const ownerId = String(node.value(owner) ?? '');
    const others = node.scope.api.store.table(type).find(owner, ownerId);
    // The first address of an owner is its primary one (recording 6.1/193).
    if (node.isNew && others.length === 0) node.values.primary = true;
  },
  validate: (node) => {
    checkAddress(node);
    const moved = !node.isNew && node.given.has(owner) && node.values[owner] !== node.before?.values[owner];
    if (moved)
      node.refuse(owner, 'unchangeable field constraint', 'Address owner cannot be changed once set.');
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
