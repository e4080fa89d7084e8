// Users and customer users of the shop's database as accounts of the authorisation server.
import type { Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';
import type { Account, AccountDirectory } from './account.ts';
import type { Area } from './oauth-client.ts';

interface AccountTable {
  readonly type: string;
  readonly username: string;
}

const TABLES: Record<Area, AccountTable> = {
  'back-office': { type: 'users', username: 'username' },
  storefront: { type: 'customerusers', username: 'email' },
};

export function createStoreAccounts(store: Store, now: () => number): AccountDirectory {
  const rowOf = (area: Area, id: string) => store.get(TABLES[area].type, id);
  return {
    byId: (area, id) => toAccount(area, rowOf(area, id)),
    byUsername: (area, username) => {
      const { type, username: field } = TABLES[area];
      return toAccount(area, store.table(type).first(field, username));
    },
    isPassword: (area, id, password) => rowOf(area, id)?.values.password === password,
    countLogin: (area, id) => {
      const logins = Number(rowOf(area, id)?.values.loginCount ?? 0);
      const lastLogin = `${new Date(now()).toISOString().slice(0, 19)}Z`;
      store.update(TABLES[area].type, id, { loginCount: logins + 1, lastLogin });
    },
  };
}

/** Back-office users need no confirmation; a missing flag counts as set, as in a new row. */
function toAccount(area: Area, row: Row | undefined): Account | undefined {
  if (row === undefined) return undefined;
  const { enabled, confirmed } = row.values;
  const username = row.values[TABLES[area].username];
  if (typeof username !== 'string') return undefined;
  return { id: row.id, username, enabled: enabled !== false, confirmed: confirmed !== false };
}
