/** Validity of price data counts whole days of the distributor's time zone. */
import type { Value } from '../database/row.ts';
import { LocalTime } from '../local-time.ts';

const clocks = new Map<string, LocalTime>();

const clockOf = (timeZone: string): LocalTime => {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new LocalTime(timeZone);
  clocks.set(timeZone, made);
  return made;
};

/** "2026-01-31". */
export const dayOf = (epochMs: number, timeZone: string): string =>
  clockOf(timeZone).toWallText(epochMs).slice(0, 10);

/**
 * Whether the day lies within two dates, both included: the schema calls the expiration date the one "after which
 * this pricing page is no longer in effect". A missing date leaves that side open.
 */
export const isWithin = (
  day: string,
  from: Value | undefined,
  until: Value | undefined,
  timeZone: string,
): boolean =>
  (typeof from !== 'number' || dayOf(from, timeZone) <= day) &&
  (typeof until !== 'number' || dayOf(until, timeZone) >= day);
