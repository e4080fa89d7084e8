// Visibility of customers, their users and addresses, and the id `mine` (recordings 6.1-custom/006-015).
import type { EntityRules } from '../../entities/rules.ts';
import type { Scope } from '../../jsonapi/scope.ts';
import type { Row } from '../../store/row.ts';
import { shopperOf } from '../shopper.ts';

const MINE = 'mine';

export const customerRules: EntityRules = {
  visible: (row, scope) => shopperOf(scope).customerIds.has(row.id),
  resolveId: (id, scope) => (id === MINE ? shopperOf(scope).customerId : id),
};

export const customerUserRules: EntityRules = {
  visible: isColleague,
  resolveId: (id, scope) => (id === MINE ? shopperOf(scope).userId : id),
};

export const customerAddressRules: EntityRules = {
  visible: (row, scope) => shopperOf(scope).customerIds.has(String(row.values.customer)),
};

/** A buyer sees own addresses only, an administrator those of all colleagues. */
export const customerUserAddressRules: EntityRules = {
  visible: (row, scope) => {
    const { userId, role } = shopperOf(scope);
    if (role !== 'administrator') return row.values.customerUser === userId;
    const user = scope.api.store.get('customerusers', String(row.values.customerUser));
    return user !== undefined && isColleague(user, scope);
  },
};

/** The roles of the shop and those made for the customer. */
export const customerUserRoleRules: EntityRules = {
  visible: (row, scope) => {
    const customer = row.values.customer ?? null;
    if (customer === null) return row.values.public !== false;
    return shopperOf(scope).customerIds.has(String(customer));
  },
};

export const customerGroupRules: EntityRules = {
  visible: (row, scope) => {
    const groupOf = (id: string) => scope.api.store.get('customers', id)?.values.group;
    return [...shopperOf(scope).customerIds].some((id) => groupOf(id) === row.id);
  },
};

function isColleague(row: Row, scope: Scope): boolean {
  return shopperOf(scope).customerIds.has(String(row.values.customer));
}
