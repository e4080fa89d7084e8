import { describe, expect, it } from 'vitest';
import { LocalTime } from '../../sandbox/p21/local-time.ts';
import { fc } from '../support/fast-check.ts';

describe('local time of the P21 server', () => {
  const chicago = new LocalTime('America/Chicago');

  it('2.2 writes the offset of the season and fractions only where there are any', () => {
    expect(chicago.toOffsetText(Date.UTC(2026, 6, 24, 16, 22, 14, 747))).toBe(
      '2026-07-24T11:22:14.747-05:00',
    );
    expect(chicago.toOffsetText(Date.UTC(2026, 0, 31, 6))).toBe('2026-01-31T00:00:00-06:00');
    expect(chicago.toOffsetText(Date.UTC(2026, 0, 31, 6, 0, 0, 500))).toBe('2026-01-31T00:00:00.5-06:00');
    expect(new LocalTime('Asia/Kolkata').toOffsetText(0)).toBe('1970-01-01T05:30:00+05:30');
    expect(new LocalTime('UTC').toOffsetText(0)).toBe('1970-01-01T00:00:00+00:00');
  });

  it('finds local midnight on the days clocks change', () => {
    const midnight = (day: number) => chicago.toOffsetText(chicago.startOfDay(day));
    expect(midnight(Date.UTC(2026, 2, 8, 20))).toBe('2026-03-08T00:00:00-06:00');
    expect(midnight(Date.UTC(2026, 10, 1, 20))).toBe('2026-11-01T00:00:00-05:00');
    expect(chicago.toOffsetText(chicago.startOfDay(Date.UTC(2026, 2, 8, 20), 1))).toBe(
      '2026-03-09T00:00:00-05:00',
    );
  });

  it('reads back what it writes', () => {
    const zones = ['America/Chicago', 'Europe/Berlin', 'Asia/Kolkata', 'UTC'].map(
      (zone) => new LocalTime(zone),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        (zone, moment) => {
          expect(Date.parse(zone.toOffsetText(moment))).toBe(moment);
        },
      ),
    );
  });
});
