/** Dates and times of requests; months, days and times may be left out from the right (DateTimeToStringTransformer). */
import type { Converted } from './convert-attribute.ts';

const datePattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const datetimePattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[-+]\d{2}(?::?\d{2})?)$/;

const badDate = (value: string): Converted => ({ fault: `The "${value}" is not valid date.` });

export function convertDate(given: string): Converted {
  const match = datePattern.exec(given.trim());
  if (!match) return badDate(given);
  const [, year = '', month = '01', day = '01'] = match;
  const date = `${year}-${month}-${day}`;
  return isDate(date) ? { value: date } : badDate(date);
}

export function convertDatetime(given: string): Converted {
  const trimmed = given.trim();
  if (datePattern.test(trimmed)) {
    const date = convertDate(trimmed);
    return 'value' in date ? { value: `${String(date.value)}T00:00:00Z` } : date;
  }
  const match = datetimePattern.exec(trimmed);
  if (!match) return { fault: `The "${given}" is not valid datetime.` };
  const [, year = '', month = '01', day = '01', hours = '', minutes = '', seconds = '00', zone = 'Z'] = match;
  const date = `${year}-${month}-${day}`;
  const time = `${hours}:${minutes}:${seconds}`;
  if (!isDate(date)) return badDate(date);
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
    return { fault: `The "${time}" is not valid time.` };
  }
  const moment = new Date(`${date}T${time}${fullZone(zone)}`);
  return { value: `${moment.toISOString().slice(0, 19)}Z` };
}

const fullZone = (zone: string): string =>
  zone.length === 3 ? `${zone}:00` : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;

/** JavaScript lets the 31st of a short month run over; PHP's checkdate does not. */
function isDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}
