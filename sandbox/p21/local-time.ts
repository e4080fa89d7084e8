/** Time as P21's server sees it: columns hold local wall-clock times, answers carry the zone's offset. */

const hourMs = 3_600_000;
const minuteMs = 60_000;

export class LocalTime {
  private readonly offsets = new Map<number, number>();
  private readonly format: Intl.DateTimeFormat;

  /** Throws on a zone name that is not IANA's. */
  constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', hour: 'numeric' });
  }

  /** Milliseconds to add to UTC at this instant. */
  offsetMs(epochMs: number): number {
    const hour = Math.floor(epochMs / hourMs);
    const known = this.offsets.get(hour);
    if (known !== undefined) return known;
    const offset = this.askOffset(hour * hourMs);
    this.offsets.set(hour, offset);
    return offset;
  }

  /** The instant at which the wall clock shows this; `wallMs` is the wall clock read as if it were UTC. */
  fromWall(wallMs: number): number {
    const guess = wallMs - this.offsetMs(wallMs);
    return wallMs - this.offsetMs(guess);
  }

  /** Local midnight of the day that is `days` after the day of the instant. */
  startOfDay(epochMs: number, days = 0): number {
    const wall = new Date(epochMs + this.offsetMs(epochMs));
    return this.fromWall(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate() + days));
  }

  /** Wall clock without offset, fraction only where there is one: "2026-07-24T11:22:14.747". */
  toWallText(epochMs: number): string {
    const text = new Date(epochMs + this.offsetMs(epochMs)).toISOString();
    const fraction = text.slice(19, 23).replace(/\.?0+$/, '');
    return text.slice(0, 19) + fraction;
  }

  /** As OData answers it (p21-api 2.1): "2026-07-24T11:22:14.747-04:00". */
  toOffsetText(epochMs: number): string {
    return this.toWallText(epochMs) + offsetText(this.offsetMs(epochMs) / minuteMs);
  }

  private askOffset(epochMs: number): number {
    const zone = this.format.formatToParts(epochMs).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/.exec(zone) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * hourMs + Number(minutes) * minuteMs);
  }
}

const offsetText = (minutes: number): string => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
};
