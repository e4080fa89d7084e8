/** Times. An `Instant` is an ISO 8601 time in UTC with milliseconds; a `CalendarDate` is a day without zone. */

/** e.g. "2026-07-24T15:22:14.747Z". */
export type Instant = string;

/** e.g. "2026-07-24": a day as the owning system wrote it, never shifted by a zone. */
export type CalendarDate = string;

/** The source of the current time in epoch milliseconds; handed in, so that tests own time. */
export type Clock = () => number;

export const toInstant = (epochMs: number): Instant => new Date(epochMs).toISOString();

/** The day it is in a zone at a moment. */
export function toCalendarDay(epochMs: number, timeZone: string): CalendarDate {
  const minute = Math.floor(epochMs / 60_000);
  const kept = days.get(timeZone);
  if (kept?.minute === minute) return kept.day;
  const options = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const day = new Intl.DateTimeFormat('en-CA', options).format(epochMs);
  days.set(timeZone, { minute, day });
  return day;
}

/** The last day asked for by zone: formatting one takes longer than looking a price up, and zones differ by minutes. */
const days = new Map<string, { readonly minute: number; readonly day: CalendarDate }>();

/** The following day. */
export const dayAfter = (day: CalendarDate): CalendarDate =>
  new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
