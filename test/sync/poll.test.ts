/** Nothing that changes at a source is missed, whatever its clock and its rows do. */
import { beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '../../src/instant.ts';
import { ensureFlowStates } from '../../src/sync/flow-state.ts';
import { poll } from '../../src/sync/poll.ts';
import { createSeenChanges, type SeenChanges } from '../../src/sync/seen-changes.ts';
import { createEngineUnderTest, sharedStore, startOfTime } from './parts.ts';
import { createFlow, TwoSystems } from './two-systems.ts';

const store = sharedStore();
let systems: TwoSystems;
let seen: SeenChanges;

beforeEach(() => {
  systems = new TwoSystems();
  seen = createSeenChanges(30_000);
});

const at = (seconds: number): string => toInstant(startOfTime + seconds * 1000);

function underTest(pageSize = 7, bySecond = false) {
  const flow = createFlow(systems, { pageSize, bySecond });
  const engine = createEngineUnderTest(store(), [flow]);
  const look = async () => {
    const noticed = await engine.poll(flow, seen);
    await engine.drain(flow);
    return noticed;
  };
  return { flow, engine, look };
}

describe('a poll', () => {
  it('leaves to the migration what was there before the first look, and finds what changes from then on', async () => {
    const { flow, engine } = underTest();
    const first = { watermark: null, failures: 0 };
    systems.put('old', '1', at(-3600));
    await ensureFlowStates(store().db, [flow], startOfTime, 'UTC');
    expect(await poll(engine.parts, flow, first, seen, new AbortController().signal)).toBe(0);
    await engine.drain(flow);
    expect(systems.held()).toEqual({});
    engine.pass(5000);
    systems.put('new', '1', at(4));
    expect(await engine.poll(flow, seen)).toBeGreaterThan(0);
    await engine.drain(flow);
    expect(systems.held()).toMatchObject({ new: '1' });
  });

  it('finds what changed and costs one call when nothing did', async () => {
    const { engine, look } = underTest();
    systems.put('a', '1', at(-1));
    expect(await look()).toBe(1);
    for (let second = 0; second < 60; second += 5) {
      engine.pass(5000);
      await look();
    }
    const before = { ...systems.calls };
    engine.pass(5000);
    expect(await look()).toBe(0);
    expect(systems.calls).toEqual({ ...before, changes: before.changes + 1 });
  });

  it('meets no row again once nothing can appear at the time of the latest any more', async () => {
    const { engine, look } = underTest();
    for (const key of ['a', 'b']) systems.put(key, '1', at(-1));
    await look();
    const looks: number[] = [];
    for (let second = 0; second < 120; second += 5) {
      engine.pass(5000);
      systems.met = 0;
      await look();
      looks.push(systems.met);
    }
    expect(looks.slice(0, 6)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(new Set(looks.slice(8))).toEqual(new Set([0]));
  });

  it('reads nothing again of a source that tells the last second with every answer', async () => {
    const { engine, look } = underTest(7, true);
    systems.put('a', '1', at(-1));
    for (let minute = 0; minute < 3; minute += 1) {
      await look();
      engine.pass(60_000);
    }
    const before = { ...systems.calls };
    for (let minute = 0; minute < 3; minute += 1) {
      expect(await look()).toBe(0);
      engine.pass(60_000);
    }
    expect(systems.calls).toEqual({ ...before, changes: before.changes + 3 });
    systems.put('a', '2', at(500));
    await look();
    expect(systems.held()).toEqual({ a: '2' });
  });

  it('finds what appears minutes late behind everything else, and in the last second of the window', async () => {
    const { engine, look } = underTest();
    systems.put('a', '1', at(0));
    await look();
    engine.pass(30_000);
    systems.put('late', '1', at(0));
    await look();
    for (let minute = 0; minute < 3; minute += 1) {
      engine.pass(60_000);
      await look();
    }
    // A transaction that took minutes.
    systems.put('slow', '1', at(5));
    engine.pass(5000);
    await look();
    expect(systems.held()).toEqual(systems.wanted());
  });

  it('reaches back again as soon as something has changed', async () => {
    const { engine, look } = underTest();
    systems.put('a', '1', at(0));
    await look();
    for (let minute = 0; minute < 3; minute += 1) {
      engine.pass(60_000);
      await look();
    }
    systems.put('b', '1', at(175));
    await look();
    engine.pass(5000);
    systems.put('late', '1', at(160));
    await look();
    expect(systems.held()).toEqual(systems.wanted());
  });

  it('keeps its watermark while nothing changes', async () => {
    const { engine, look } = underTest();
    systems.put('a', '1', at(-1));
    for (let minute = 0; minute < 5; minute += 1) {
      await look();
      engine.pass(60_000);
    }
    const state = await store().db.selectFrom('flow_state').select('watermark').executeTakeFirstOrThrow();
    expect(state.watermark).toBe(at(-1));
  });

  it('finds a row that appears seconds after the time it carries', async () => {
    const { engine, look } = underTest();
    systems.put('a', '1', at(0));
    await look();
    engine.pass(5000);
    systems.put('b', '1', at(5));
    await look();
    engine.pass(5000);
    systems.put('late', '1', at(-10));
    await look();
    expect(Object.keys(systems.held())).toEqual(['a', 'b', 'late']);
  });

  it('is not carried along by a row dated in the future', async () => {
    const { engine, look } = underTest();
    systems.put('future', '1', at(11 * 3600));
    await look();
    for (let turn = 0; turn < 3; turn += 1) {
      engine.pass(60_000);
      systems.put(`now${turn}`, '1', at(turn * 60 + 50));
      await look();
    }
    expect(Object.keys(systems.held())).toEqual(['future', 'now0', 'now1', 'now2']);
  });

  it.each([-3, 3])(
    'is not carried along by it either where the source is %i hours from us',
    async (hours) => {
      const { engine, look } = underTest();
      const skew = hours * 3600;
      engine.sourcesAhead(skew * 1000);
      systems.put('first', '1', at(skew));
      systems.put('future', '1', at(skew + 5400));
      await look();
      for (let minute = 1; minute <= 120; minute += 10) {
        engine.pass(600_000);
        systems.put(`after ${minute}`, '1', at(skew + minute * 60));
        await look();
      }
      expect(systems.held()).toEqual(systems.wanted());
      const state = await store().db.selectFrom('flow_state').select('watermark').executeTakeFirstOrThrow();
      expect(state.watermark).toBe(at(skew + 111 * 60));
    },
  );

  it('is not carried along where the source does not say that its rows are hours behind', async () => {
    const { engine, look } = underTest();
    const skew = -3 * 3600;
    for (let minute = 0; minute < 60; minute += 1) {
      systems.put(`row ${minute}`, '1', at(skew + minute * 60));
      await look();
      if (minute === 30) systems.put('future', '1', at(skew + 2 * 3600));
      engine.pass(60_000);
    }
    expect(systems.held()).toEqual(systems.wanted());
  });

  it('goes on from the latest change after an absence of days', async () => {
    const { engine, look } = underTest();
    for (let hour = 0; hour < 80; hour += 1) systems.put(`row ${hour}`, '1', at(hour * 3600));
    engine.pass(80 * 3_600_000);
    await look();
    engine.pass(60_000);
    await look();
    const state = await store().db.selectFrom('flow_state').select('watermark').executeTakeFirstOrThrow();
    expect(state.watermark).toBe(at(79 * 3600));
    expect(systems.held()).toEqual(systems.wanted());
  });

  it('reads all pages where more rows than a page share one time', async () => {
    const { look } = underTest(5);
    for (let row = 0; row < 23; row += 1) systems.put(`k${row}`, '1', at(-1));
    expect(await look()).toBe(23);
    expect(systems.held()).toEqual(systems.wanted());
  });

  it('looks a second time at a record that changed twice in the time of one', async () => {
    const { engine, look } = underTest();
    systems.put('a', '1', at(-1));
    await look();
    systems.put('a', '2', at(-1));
    for (let turn = 0; turn < 4; turn += 1) {
      engine.pass(5000);
      await look();
    }
    expect(systems.held()).toEqual({ a: '2' });
  });

  it('works with a source whose clock is hours behind or ahead', async () => {
    for (const hours of [-5, 5]) {
      systems = new TwoSystems();
      const { engine, look } = underTest();
      const skew = hours * 3600;
      systems.put(`first${hours}`, '1', at(skew));
      await look();
      engine.pass(60_000);
      systems.put(`second${hours}`, '1', at(skew + 60));
      await look();
      expect(systems.held()).toEqual(systems.wanted());
      await store().db.deleteFrom('flow_state').execute();
    }
  });

  it('does not move its watermark past keys that are not in the queue', async () => {
    const { engine, flow, look } = underTest(2);
    for (const key of ['a', 'b', 'c']) systems.put(key, '1', at(-1));
    systems.before = (call) => {
      if (call === 'changes' && systems.calls.changes === 2) throw new Error('cut');
    };
    await look();
    const state = await store().db.selectFrom('flow_state').selectAll().executeTakeFirstOrThrow();
    expect(state).toMatchObject({ poll_failures: 1, poll_fault: 'cut', flow: flow.name });
    engine.pass(5000);
    await look();
    expect(Object.keys(systems.held())).toEqual(['a', 'b', 'c']);
  });

  it('is made by one replica at a time', async () => {
    const { engine, flow } = underTest();
    const results = await Promise.all([engine.poll(flow), engine.poll(flow)]);
    expect(results.filter((noticed) => noticed >= 0)).toHaveLength(1);
  });
});
