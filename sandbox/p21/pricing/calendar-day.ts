/** Validity of price data counts whole days of the distributor's time zone. */
import type { Value } from '../database/row.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
};

/** "2026-01-31". */
export const dayOf = (epochMs: number, timeZone: string): string => formatOf(timeZone).format(epochMs);

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
