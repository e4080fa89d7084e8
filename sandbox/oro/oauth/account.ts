// What the authorisation server needs to know of users; the store of the sandbox answers it.
import type { Area } from './oauth-client.ts';

export interface Account {
  readonly id: string;
  /** A storefront user's username is the e-mail of this moment, and logins are case sensitive. */
  readonly username: string;
  readonly enabled: boolean;
  readonly confirmed: boolean;
}

export interface AccountDirectory {
  byId(area: Area, id: string): Account | undefined;
  byUsername(area: Area, username: string): Account | undefined;
  isPassword(area: Area, id: string, password: string): boolean;
  /** A password login counts (`loginCount`, `lastLogin`) and does not move `updatedAt` (recording 6.1-custom/016). */
  countLogin(area: Area, id: string): void;
}

/** Why an account may not be used, in the words of the token endpoint's `hint`; undefined when it may. */
export function blockedBecause(account: Account): string | undefined {
  if (!account.enabled) return 'Account is disabled.';
  // An unconfirmed customer user counts as locked (customer-portal, UserChecker).
  if (!account.confirmed) return 'Account is locked.';
  return undefined;
}
