/**
 * What a viewer may do. The role says whose rows are seen (`visibility.ts` of the loaders); the scopes say which
 * fields may be asked at all. A key or token may hold fewer scopes than its role has by default, and never one that
 * the role cannot hold.
 */
import { badInput } from '../errors.ts';
import type { Role, Viewer } from './viewer.ts';

export const scopes = [
  /** Every query but those of operations. */
  'read',
  /** Place, change and cancel orders. */
  'write:orders',
  /** Create and change customers, their users and addresses. */
  'write:customers',
  /** Record payments of invoices. */
  'write:payments',
  /** See, keep and delete the operations that staff save for each other in the playground. */
  'saved-operations',
  /** See and steer flows, migrations, parked changes, commands of everybody. */
  'operate',
  /** Keys, audit log, what upstream systems said in errors. */
  'admin',
] as const;

export type Scope = (typeof scopes)[number];

interface RoleScopes {
  readonly byDefault: readonly Scope[];
  /** All that the role can be given. */
  readonly atMost: readonly Scope[];
}

const staff = ['write:orders', 'write:customers', 'write:payments', 'saved-operations'] as const;

/** A shopper must not declare an invoice paid: that is the shop's payment process, a `sync` key. */
export const roleScopes: Readonly<Record<Role, RoleScopes>> = {
  storefront: {
    byDefault: ['read', 'write:orders', 'write:customers'],
    atMost: ['read', 'write:orders', 'write:customers'],
  },
  'back-office': { byDefault: ['read', ...staff], atMost: ['read', ...staff, 'operate'] },
  sync: { byDefault: ['read', ...staff, 'operate'], atMost: ['read', ...staff, 'operate'] },
  admin: { byDefault: scopes, atMost: scopes },
};

/** What the viewer holds: what its key names, else the default of its role; never more than the role can hold. */
export function scopesOf({ role, scopes: named }: Pick<Viewer, 'role' | 'scopes'>): readonly Scope[] {
  const { byDefault, atMost } = roleScopes[role];
  return named === undefined ? byDefault : named.filter((scope) => atMost.includes(scope));
}

const isScope = (word: string): word is Scope => (scopes as readonly string[]).includes(word);

/** Throws BAD_USER_INPUT for an unknown word and for a scope the role cannot hold. */
export function parseScopes(role: Role, words: readonly string[]): readonly Scope[] {
  return words.map((word) => {
    if (!isScope(word)) throw badInput('scopes', `"${word}" is none of ${scopes.join(', ')}`);
    if (roleScopes[role].atMost.includes(word)) return word;
    throw badInput('scopes', `a ${role} key cannot hold "${word}"`);
  });
}
