/** Customers and customer users beyond their fields: accounts, unique e-mails, passwords. */

import { accessDenied } from '../jsonapi/api-error.ts';
import { type Converted, convertAttribute } from '../jsonapi/convert-attribute.ts';
import type { WriteNode } from '../jsonapi/write-node.ts';
import { checkCustomerTree } from './customer-tree.ts';
import { passwordRefusal } from './password.ts';
import type { RuleBook } from './rules.ts';

export const customerRules: RuleBook = {
  customers: {
    validate: checkCustomerTree,
    /** Every customer gets an account of its own name (recording 6.1/118). */
    saved: (node, row) => {
      if (!node.isNew || row.values.account !== null) return;
      const { api } = node.scope;
      const { name = null, owner = null, organization = null } = row.values;
      const stamps = { createdAt: api.now(), updatedAt: api.now() };
      const account = api.store.insert('accounts', { name, owner, organization, ...stamps });
      api.store.update('customers', row.id, { account: account.id });
    },
  },
  customerusers: {
    complete: (node) => {
      const email = node.value('email');
      node.values.emailLowercase = typeof email === 'string' ? email.toLowerCase() : null;
    },
    validate: (node) => {
      checkPassword(node);
      checkCustomer(node);
    },
  },
  customeruserroles: {
    convert: { label: labelText },
    beforeDelete: (row, { api }) =>
      api.store.table('customerusers').find('userRoles', row.id).length > 0
        ? accessDenied('No access by "DELETE" permission to the entity.')
        : undefined,
    complete: (node) => {
      if (node.isNew) node.values.role = roleName(node, 'ROLE_FRONTEND_');
    },
  },
  userroles: {
    complete: (node) => {
      if (node.isNew) node.values.role = roleName(node, 'ROLE_');
    },
  },
  users: { validate: (node) => checkPassword(node) },
};

/** No label is an empty one, which is also too short (customer-portal 6.1.8, CustomerUserRoleTest). */
function labelText(given: unknown, node: WriteNode): Converted {
  return given === null && !node.isNew ? { value: '' } : convertAttribute(given, 'string');
}

function checkPassword(node: WriteNode): void {
  const { password } = node.values;
  const refusal = typeof password === 'string' ? passwordRefusal(password) : undefined;
  if (refusal !== undefined) node.refuse('password', 'password complexity constraint', refusal);
}

/** Orders and addresses stay with the customer, so a user of one cannot move (customer-portal, CustomerRelatedEntities). */
function checkCustomer(node: WriteNode): void {
  if (node.isNew || !node.given.has('customer') || node.values.customer === node.before?.values.customer)
    return;
  const { store } = node.scope.api;
  if (store.table('orders').find('customerUser', node.before?.id ?? '').length === 0) return;
  node.refuse(
    'customer',
    'customer related entities constraint',
    "Can't change customer because you don't have permissions for updating the following related entities: Orders",
  );
}

/** A prefix, the name in capitals, and PHP's uniqid, as in `ROLE_NOTHING_6B04F90971F53` (recording 6.1/470). */
function roleName(node: WriteNode, prefix: string): string {
  const wanted = String(node.value('role') ?? node.value('label') ?? '');
  const name = wanted.toUpperCase().replace(/[^A-Z0-9_]+/g, '_');
  const { settings, store } = node.scope.api;
  const micros = BigInt(settings.now()) * 1000n + BigInt(store.clock % 1000);
  const unique = `${(micros / 1_000_000n).toString(16)}${(micros % 1_000_000n).toString(16).padStart(5, '0')}`;
  return `${name.startsWith(prefix) ? name : prefix + name}_${unique.toUpperCase()}`;
}
