/** Who asks, and what they may do. */

export type Permission = 'view' | 'create' | 'edit' | 'delete';

export interface Caller {
  readonly area: 'back-office' | 'storefront';
  /** Id of the `users` or `customerusers` row; '' for a visitor. */
  readonly userId: string;
  may(type: string, permission: Permission): boolean;
}

/** What the sandbox itself may do, for seeding and internal writes. */
export const administrator: Caller = { area: 'back-office', userId: '1', may: () => true };
