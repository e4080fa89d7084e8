/** Who waits for whom when a system is busy. */

/** Most urgent first: a shopper who pays, a page somebody looks at, staff, copying in the background. */
export const priorities = ['checkout', 'storefront', 'staff', 'backfill'] as const;

export type Priority = (typeof priorities)[number];

/** Calls that do not say how urgent they are belong to a page somebody looks at. */
export const usualPriority: Priority = 'storefront';

/** The more urgent of two. */
export const moreUrgent = (one: Priority, other: Priority): Priority =>
  priorities.indexOf(one) <= priorities.indexOf(other) ? one : other;

/** Whose questions may travel in one call: a page that somebody waits for does not wait for the many of a copy. */
export const convoyOf = (priority: Priority): string => (priority === 'backfill' ? 'backfill' : 'awaited');
