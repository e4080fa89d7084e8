/** Who asks. Everything a viewer may see or do follows from this value alone. */
import type { Scope } from './scopes.ts';

export const roles = ['storefront', 'back-office', 'sync', 'admin'] as const;

export type Role = (typeof roles)[number];

export interface Viewer {
  readonly role: Role;
  /** Public part of the API key, or who the token is about, e.g. "shopper-17"; safe in logs. */
  readonly keyId: string;
  /** Storefront only: the one P21 customer this viewer sees. */
  readonly customerId?: string;
  /** The shopper who asks, where a token proves it: customer user of the shop, or subject of an issuer. */
  readonly userId?: string;
  /** Where it asks from; for the audit log. */
  readonly address?: string;
  /** What it may do, where that differs from the default of its role (`scopes.ts`). */
  readonly scopes?: readonly Scope[];
}

export const isRole = (word: string): word is Role => (roles as readonly string[]).includes(word);
