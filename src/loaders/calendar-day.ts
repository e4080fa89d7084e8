import type { CalendarDate } from '../instant.ts';

/** The day it is in a zone at a moment. */
export const toCalendarDay = (epochMs: number, timeZone: string): CalendarDate =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    epochMs,
  );
