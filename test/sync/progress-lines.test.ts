/** What `migrate` says where nobody sees bars. */
import { describe, expect, it } from 'vitest';
import { createProgressLines } from '../../src/cli/progress-lines.ts';
import type { Run } from '../../src/sync/runs.ts';

const run: Run = {
  id: '1',
  flow: 'products',
  kind: 'MIGRATE',
  migrationId: 'm',
  position: 0,
  dry: false,
  state: 'RUNNING',
  phase: 'SOURCE',
  cursor: null,
  total: 100_000,
  scanned: 0,
  counts: {},
  leftOut: {},
  reason: null,
  failures: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
  startedAt: '2026-01-01T00:00:00.000Z',
  runningMs: 0,
  endedAt: null,
};

const at = (scanned: number, runningMs: number, given: Partial<Run> = {}): Run => ({
  ...run,
  scanned,
  runningMs,
  counts: { CREATED: scanned },
  ...given,
});

describe('progress in lines', () => {
  it('is told every ten seconds, and once at the end', () => {
    const linesOf = createProgressLines();
    const said = Array.from({ length: 61 }, (_, look) => linesOf([at(look * 500, look * 500)], look * 500));
    expect(said.flat()).toEqual([
      'products               10%, 10,000 of 100,000, 1000/s, 00:01:30 left, 10000 created',
      'products               20%, 20,000 of 100,000, 1000/s, 00:01:20 left, 20000 created',
      'products               30%, 30,000 of 100,000, 1000/s, 00:01:10 left, 30000 created',
    ]);
    const done = at(100_000, 100_000, { state: 'DONE' });
    expect(linesOf([done], 31_000)).toEqual([
      'products               done, 100,000 records, 1000/s, 100000 created',
    ]);
    expect(linesOf([done], 90_000)).toEqual([]);
  });

  it('says of a short run only how it ended, and nothing of one that has not begun', () => {
    const linesOf = createProgressLines();
    const waiting = at(0, 0, { id: '2', state: 'WAITING' });
    expect(linesOf([at(0, 0, { total: null }), waiting], 0)).toEqual([]);
    expect(linesOf([at(3, 20, { state: 'DONE' }), waiting], 500)).toEqual([
      'products               done, 3 records, 150/s, 3 created',
    ]);
  });

  it('says why a run goes on later, and that it goes on', () => {
    const linesOf = createProgressLines();
    linesOf([at(0, 0)], 0);
    const stuck = at(10, 1000, { reason: 'P21 does not answer' });
    expect(linesOf([stuck], 10_000)).toEqual([
      'products               0%, 10 of 100,000, 10/s, 02:46:39 left, 10 created, P21 does not answer',
    ]);
    expect(linesOf([at(10, 1000, { state: 'PAUSED' })], 10_500)).toEqual([
      'products               paused, 10 records, 10/s, 10 created',
    ]);
    expect(linesOf([at(10, 1000)], 11_000)).toHaveLength(1);
  });
});
