/** Days of the distributor's time zone as datetime cells: P21 keeps a day as its midnight. */
import { dayOf } from '../pricing/calendar-day.ts';

const dayMs = 86_400_000;

/** The midnight that begins the day ("2026-01-31") in the zone, epoch milliseconds. */
export const startOfDay = (day: string, timeZone: string): number => {
  const utcMidnight = Date.parse(`${day}T00:00:00.000Z`);
  const first = utcMidnight - offsetAt(utcMidnight, timeZone);
  return utcMidnight - offsetAt(first, timeZone);
};

/** The midnight that begins the day this many days after the moment's own. */
export const daysAfter = (epochMs: number, days: number, timeZone: string): number => {
  const day = Date.parse(`${dayOf(epochMs, timeZone)}T00:00:00.000Z`) + days * dayMs;
  return startOfDay(new Date(day).toISOString().slice(0, 10), timeZone);
};

/** How far the zone's clocks are ahead of UTC at the moment, in milliseconds. */
const offsetAt = (epochMs: number, timeZone: string): number => {
  const parts = clockOf(timeZone).formatToParts(epochMs);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(epochMs / 1000) * 1000;
};

const clocks = new Map<string, Intl.DateTimeFormat>();

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(timeZone, made);
  return made;
};
