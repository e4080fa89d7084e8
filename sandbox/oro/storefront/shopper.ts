// Who shops, and whose records that person sees: own ones, those of the customer, or of its branches too
// (customer-portal and orocommerce 6.1.8, frontend_roles.yml; oro-observed, custom round 3).
import { failure } from '../jsonapi/api-error.ts';
import type { Scope } from '../jsonapi/scope.ts';
import { idsIn, type Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';

export type ShopperRole = 'administrator' | 'buyer' | 'none';

export interface Shopper {
  readonly userId: string;
  readonly customerId: string;
  readonly role: ShopperRole;
  /** The customer, and for an administrator all customers below it. */
  readonly customerIds: ReadonlySet<string>;
}

const shoppers = new WeakMap<Scope, Shopper>();

/** The customer user of this call. @throws ApiFailure 403 for a visitor */
export function shopperOf(scope: Scope): Shopper {
  const known = shoppers.get(scope);
  if (known) return known;
  const row = scope.api.store.get('customerusers', scope.caller.userId);
  if (row === undefined) throw failure({ status: 403, title: 'access denied exception', detail: NO_TYPE });
  const shopper = toShopper(scope.api.store, row);
  shoppers.set(scope, shopper);
  return shopper;
}

export function isVisitor(scope: Scope): boolean {
  return scope.caller.userId === '';
}

/** The best role counts when a user has several. */
export function roleOf(store: Store, user: Row | undefined): ShopperRole {
  const roles = idsIn(user?.values.userRoles).map((id) => store.get('customeruserroles', id)?.values.role);
  if (roles.some((role) => String(role).startsWith('ROLE_FRONTEND_ADMINISTRATOR'))) return 'administrator';
  // Assumption: a role of the shop's own has the rights of a buyer.
  return roles.length > 0 ? 'buyer' : 'none';
}

function toShopper(store: Store, user: Row): Shopper {
  const role = roleOf(store, user);
  const customerId = String(user.values.customer ?? '');
  const customerIds = role === 'administrator' ? withBranches(store, customerId) : new Set([customerId]);
  return { userId: user.id, customerId, role, customerIds };
}

function withBranches(store: Store, customerId: string): ReadonlySet<string> {
  const found = new Set([customerId]);
  for (const id of found) {
    for (const branch of store.table('customers').find('parent', id)) found.add(branch.id);
  }
  return found;
}

const NO_TYPE = 'No access to this type of entities.';
