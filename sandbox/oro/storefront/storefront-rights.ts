// What the storefront roles may do with whole resource types (frontend_roles.yml of the 6.1.8 bundles).
import type { Caller, Permission } from '../jsonapi/caller.ts';
import type { Store } from '../store/store.ts';
import { roleOf } from './shopper.ts';

const VIEW: ReadonlySet<Permission> = new Set(['view']);
const VIEW_AND_CREATE: ReadonlySet<Permission> = new Set(['view', 'create']);
const EVERYTHING: ReadonlySet<Permission> = new Set(['view', 'create', 'edit', 'delete']);

type Rights = ReadonlyMap<string, ReadonlySet<Permission>>;

/** Visitors see the catalogue; guest shopping lists are off and have a refusal of their own. */
const VISITOR: Rights = new Map([
  ['products', VIEW],
  ['productsearch', VIEW],
  ['shoppinglists', EVERYTHING],
  ['shoppinglistitems', EVERYTHING],
]);

const BUYER: Rights = new Map([
  ...VISITOR,
  ['customers', VIEW],
  ['customergroups', VIEW],
  ['customerusers', VIEW],
  ['customeraddresses', VIEW],
  ['customeruseraddresses', VIEW],
  ['orders', VIEW_AND_CREATE],
  ['orderlineitems', VIEW],
  ['orderaddresses', VIEW],
]);

/** A caller of `/api`; an empty user id is a visitor. */
export function storefrontCaller(store: Store, userId: string): Caller {
  if (userId === '') return toCaller(userId, VISITOR);
  const role = roleOf(store, store.get('customerusers', userId));
  if (role === 'administrator') return { area: 'storefront', userId, may: () => true };
  return toCaller(userId, role === 'buyer' ? BUYER : new Map());
}

function toCaller(userId: string, rights: Rights): Caller {
  return {
    area: 'storefront',
    userId,
    may: (type, permission) => rights.get(type)?.has(permission) ?? false,
  };
}
