/** Reads P21's datetimes: with an offset as OData writes them (p21-api 2.2), without one in the tenant's zone. */
import type { Instant } from '../../src/instant.ts';
import { toInstant } from '../../src/instant.ts';

const dateTime = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(Z|[+-]\d{2}:?\d{2})?$/;

/** The moment, or undefined where the text is not a date and time. `zone` is an IANA name. */
export function toInstantInZone(written: string, zone: string): Instant | undefined {
  const [, day, time = '00:00:00', offset] = dateTime.exec(written.trim()) ?? [];
  if (day === undefined) return undefined;
  const asUtc = Date.parse(`${day}T${time}${offset === undefined ? 'Z' : withColon(offset)}`);
  if (Number.isNaN(asUtc)) return undefined;
  return toInstant(offset === undefined ? fromWallTime(asUtc, zone) : asUtc);
}

const withColon = (offset: string): string =>
  offset === 'Z' || offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;

/**
 * The moment at which clocks in `zone` show `wallMs` (a wall time read as if it were UTC). Two rounds, because the
 * offset must be the one valid at the result; in the hour a clock change skips, the later offset counts.
 */
function fromWallTime(wallMs: number, zone: string): number {
  const guess = wallMs - offsetMs(wallMs, zone);
  return wallMs - offsetMs(guess, zone);
}

function offsetMs(atMs: number, zone: string): number {
  const parts = formatterOf(zone).formatToParts(atMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(atMs / 1000) * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}
