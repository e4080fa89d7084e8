/** What every family needs to know about the tenant besides how to reach it. */
import type { Clock } from '../../src/instant.ts';

export interface Tenant {
  readonly companyId: string;
  /** Sales location where the caller names none. */
  readonly salesLocationId: string | undefined;
  /** Price book whose time-limited pages are promotions. */
  readonly promotionBookId: string;
  /** Column of the order that carries the shop's reference. */
  readonly referenceColumn: string;
  readonly clock: Clock;
}
