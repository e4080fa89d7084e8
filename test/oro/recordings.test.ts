import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OroSandbox } from '../../sandbox/oro/server.ts';
import { loadRecordings, type Recording } from './recordings/recording.ts';
import type { Outcome, Player } from './recordings/replay.ts';
import { createSession61 } from './recordings/session-61.ts';
import { createCustomSession, customRecordings } from './recordings/session-custom.ts';
import { unmatched61 } from './recordings/unmatched-61.ts';
import { unmatchedCustom } from './recordings/unmatched-custom.ts';

interface Session {
  readonly title: string;
  readonly recordings: readonly Recording[];
  readonly unmatched: Readonly<Record<string, string>>;
  create(): Promise<{ readonly sandbox: OroSandbox; readonly player: Player }>;
}

const sessions: readonly Session[] = [
  {
    title: 'the recordings of a fresh OroCommerce 6.1',
    recordings: loadRecordings('6.1'),
    unmatched: unmatched61,
    create: createSession61,
  },
  {
    title: 'the recordings of a 6.1 with custom entities',
    recordings: customRecordings(),
    unmatched: unmatchedCustom,
    create: createCustomSession,
  },
];

describe.each(sessions)('$title', ({ recordings, unmatched, create }) => {
  let outcomes: readonly Outcome[] = [];
  let sandbox: OroSandbox;

  beforeAll(async () => {
    const session = await create();
    sandbox = session.sandbox;
    outcomes = await session.player.playAll(recordings);
  }, 120_000);

  afterAll(() => sandbox.close());

  it('are answered alike, but for those listed with a reason', () => {
    const failed = outcomes.filter(({ faults }) => faults.length > 0);
    const surprising = failed.filter(({ name }) => !(name in unmatched));
    const report = surprising.map(({ name, faults }) => `${name}\n  ${faults.slice(0, 6).join('\n  ')}`);
    expect(report, `${outcomes.length - failed.length} of ${outcomes.length} recordings agree`).toEqual([]);
  });

  it('list as different only what is different', () => {
    const agreeing = outcomes.filter(({ name, faults }) => faults.length === 0 && name in unmatched);
    expect(agreeing.map(({ name }) => name)).toEqual([]);
    expect(Object.keys(unmatched).filter((name) => !outcomes.some((one) => one.name === name))).toEqual([]);
  });

  it('agree in at least 96 of a hundred', () => {
    const agreeing = outcomes.filter(({ faults }) => faults.length === 0).length;
    expect(agreeing / outcomes.length).toBeGreaterThanOrEqual(0.96);
  });
});
