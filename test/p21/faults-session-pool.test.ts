import { describe, expect, it } from 'vitest';
import { SessionPool } from '../../sandbox/p21/faults/session-pool.ts';

/** Time that passes when the test says so. */
const createClock = () => {
  const waits: { readonly until: number; readonly wake: () => void }[] = [];
  let now = 0;
  return {
    delay: (ms: number) => new Promise<void>((wake) => waits.push({ until: now + ms, wake })),
    pass: async (ms: number) => {
      now += ms;
      for (const wait of waits.filter(({ until }) => until <= now)) wait.wake();
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
  };
};

describe('slow session pool (p21-api 9.3)', () => {
  it('lets calls wait for a session and serves them in turn', async () => {
    const clock = createClock();
    const pool = new SessionPool(clock.delay);
    const ended: string[] = [];
    const limits = { size: 1, holdMs: 500, waitMs: 60_000 };
    for (const name of ['first', 'second'])
      void pool.visit(limits).then((had) => ended.push(`${name} ${had}`));
    await clock.pass(0);
    await clock.pass(499);
    expect(ended).toEqual([]);
    await clock.pass(1);
    expect(ended).toEqual(['first true']);
    await clock.pass(500);
    expect(ended).toEqual(['first true', 'second true']);
  });

  it('gives up on a session after the longest wait', async () => {
    const clock = createClock();
    const pool = new SessionPool(clock.delay);
    const limits = { size: 1, holdMs: 100_000, waitMs: 60_000 };
    void pool.visit(limits);
    const second = pool.visit(limits);
    await clock.pass(0);
    await clock.pass(60_000);
    expect(await second).toBe(false);
  });
});
