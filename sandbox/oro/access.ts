/** Which caller a token's identity is, and what its roles allow. */
import type { Caller, Permission } from './jsonapi/caller.ts';
import type { AuthorizationServer, Identity } from './oauth/authorization-server.ts';
import { ADMINISTRATOR_ROLE } from './seed/installation.ts';
import { idsIn } from './store/row.ts';
import type { Store } from './store/store.ts';

/** Rights given to a role beyond the administrator's: a new role has none (recordings 6.1/473-480). */
export class Grants {
  readonly #rights = new Set<string>();

  allow(roleId: string, type: string, permission: Permission): void {
    this.#rights.add(`${roleId} ${type} ${permission}`);
  }

  has(roleId: string, type: string, permission: Permission): boolean {
    return this.#rights.has(`${roleId} ${type} ${permission}`);
  }
}

export function createBackOfficeAccess(server: AuthorizationServer, store: Store, grants: Grants) {
  return (token: string): Caller | undefined => {
    const identity = server.identify(token, 'back-office');
    return identity && toCaller(identity, store, grants);
  };
}

function toCaller(identity: Identity, store: Store, grants: Grants): Caller | undefined {
  if (identity.kind !== 'user') return undefined;
  const { userId } = identity;
  return {
    area: 'back-office',
    userId,
    may: (type, permission) => {
      const roles = idsIn(store.get('users', userId)?.values.userRoles);
      return roles.some((role) => role === ADMINISTRATOR_ROLE || grants.has(role, type, permission));
    },
  };
}
