import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OroSandbox } from '../../sandbox/oro/server.ts';
import { loadRecordings } from './recordings/recording.ts';
import type { Outcome } from './recordings/replay.ts';
import { createSession61 } from './recordings/session-61.ts';
import { unmatched61 } from './recordings/unmatched-61.ts';

describe('the recordings of a fresh OroCommerce 6.1', () => {
  let outcomes: readonly Outcome[] = [];
  let sandbox: OroSandbox;

  beforeAll(async () => {
    const session = await createSession61();
    sandbox = session.sandbox;
    outcomes = await session.player.playAll(loadRecordings('6.1'));
  }, 120_000);

  afterAll(() => sandbox.close());

  it('are answered alike, but for those listed with a reason', () => {
    const failed = outcomes.filter(({ faults }) => faults.length > 0);
    const surprising = failed.filter(({ name }) => !(name in unmatched61));
    const report = surprising.map(({ name, faults }) => `${name}\n  ${faults.slice(0, 6).join('\n  ')}`);
    expect(report, `${outcomes.length - failed.length} of ${outcomes.length} recordings agree`).toEqual([]);
  });

  it('list as different only what is different', () => {
    const agreeing = outcomes.filter(({ name, faults }) => faults.length === 0 && name in unmatched61);
    expect(agreeing.map(({ name }) => name)).toEqual([]);
    expect(Object.keys(unmatched61).filter((name) => !outcomes.some((one) => one.name === name))).toEqual([]);
  });

  it('agree in at least 96 of a hundred', () => {
    const agreeing = outcomes.filter(({ faults }) => faults.length === 0).length;
    expect(agreeing / outcomes.length).toBeGreaterThanOrEqual(0.96);
  });
});
