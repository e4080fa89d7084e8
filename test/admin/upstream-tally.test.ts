import { describe, expect, it } from 'vitest';
import { createUpstreamTally } from '../../src/admin/upstream-tally.ts';

describe('the tally of calls', () => {
  it('counts the calls of the last minute by system, failures among them', () => {
    let now = 1_000_000;
    const tally = createUpstreamTally(() => now);
    tally.answered('P21', 'items', 'ok', 30);
    tally.answered('P21', 'items', 'UPSTREAM_TIMEOUT', 50);
    tally.answered('ORO', 'orders', 'ok', 10);
    now += 30_000;
    tally.answered('P21', 'items', 'ok', 10);
    expect(tally.lastMinute('P21')).toEqual({ callsLastMinute: 3, failedLastMinute: 1, averageMs: 30 });
    expect(tally.lastMinute('ORO')).toEqual({ callsLastMinute: 1, failedLastMinute: 0, averageMs: 10 });
  });

  it('forgets what is older than a minute', () => {
    let now = 1_000_000;
    const tally = createUpstreamTally(() => now);
    tally.answered('P21', 'items', 'ok', 30);
    now += 59_000;
    expect(tally.lastMinute('P21').callsLastMinute).toBe(1);
    now += 1000;
    expect(tally.lastMinute('P21')).toEqual({ callsLastMinute: 0, failedLastMinute: 0, averageMs: null });
  });
});
