/** Times. An `Instant` is an ISO 8601 time in UTC with milliseconds; a `CalendarDate` is a day without zone. */

/** e.g. "2026-07-24T15:22:14.747Z". */
export type Instant = string;

/** e.g. "2026-07-24": a day as the owning system wrote it, never shifted by a zone. */
export type CalendarDate = string;

/** The source of the current time in epoch milliseconds; handed in, so that tests own time. */
export type Clock = () => number;

export const toInstant = (epochMs: number): Instant => new Date(epochMs).toISOString();
