/**
 * Whatever happens in whatever order, in the end the target holds what the source says, nothing was lost and nothing was
 * stored twice: random histories of changes, lost and doubled notices, faults, deaths and sleeps of workers.
 */

import { describe, expect, it } from 'vitest';
import { toInstant } from '../../src/instant.ts';
import { claim } from '../../src/sync/change-queue.ts';
import type { AnyFlow } from '../../src/sync/flow.ts';
import { createSeenChanges, type SeenChanges } from '../../src/sync/seen-changes.ts';
import { newHold } from '../../src/sync/turn.ts';
import { fc } from '../support/fast-check.ts';
import { createEngineUnderTest, type EngineUnderTest, emptyStore, sharedStore } from './parts.ts';
import { createFlow, type Fault, TwoSystems } from './two-systems.ts';

const store = sharedStore();

const keys = ['a', 'b', 'c', 'd', 'e'] as const;
const key = fc.constantFrom(...keys);

type Step =
  | { readonly do: 'put'; readonly key: string; readonly value: string; readonly lateMs: number }
  | { readonly do: 'delete' | 'notice'; readonly key: string }
  | { readonly do: 'poll' | 'drain' | 'compare' | 'migrate' }
  | { readonly do: 'pass'; readonly ms: number }
  | {
      readonly do: 'fault';
      readonly fault: 'REFUSED' | 'RETRY' | 'LOST_ANSWER' | 'UNKNOWN' | 'THROW' | 'OUTAGE' | 'none';
    }
  | { readonly do: 'die'; readonly at: 'beforeRead' | 'beforeWrite' | 'afterWrite' | 'holding' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      key,
      value: fc.constantFrom('1', '2', '3', 'hidden'),
      lateMs: fc.integer({ min: -60_000, max: 10_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('notice' as const), key }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'poll' as const,
        'drain' as const,
        'drain' as const,
        'compare' as const,
        'migrate' as const,
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1000, max: 120_000 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      fault: fc.constantFrom(
        'REFUSED' as const,
        'RETRY' as const,
        'LOST_ANSWER' as const,
        'UNKNOWN' as const,
        'THROW' as const,
        'OUTAGE' as const,
        'none' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('die' as const),
      at: fc.constantFrom(
        'beforeRead' as const,
        'beforeWrite' as const,
        'afterWrite' as const,
        'holding' as const,
      ),
    }),
  },
);

interface World {
  readonly systems: TwoSystems;
  readonly flow: AnyFlow;
  readonly engine: EngineUnderTest;
  seen: SeenChanges;
}

async function take(world: World, one: Step): Promise<void> {
  const { systems, flow, engine } = world;
  switch (one.do) {
    case 'put':
      // Rows appear late, with the time of before, and some carry a time to come.
      return systems.put(one.key, one.value, toInstant(engine.parts.clock() + one.lateMs));
    case 'delete':
      return void systems.source.delete(one.key);
    case 'notice':
      return engine.notice(flow, one.key);
    case 'poll':
      return void (await engine.poll(flow, world.seen));
    case 'drain':
      return void (await engine.drain(flow));
    case 'compare':
      return void (await engine.run(flow, 'COMPARE'));
    case 'migrate':
      return void (await engine.run(flow, 'MIGRATE'));
    case 'pass':
      return engine.pass(one.ms);
    case 'fault': {
      const { fault } = one;
      const afflicted: Fault = () => (fault === 'none' ? undefined : fault);
      systems.fault = afflicted;
      return;
    }
    case 'die':
      return die(world, one.at);
  }
}

/** A worker stops for ever at this point, and a new process takes its place: nothing of its memory is left. */
async function die(world: World, at: Extract<Step, { do: 'die' }>['at']): Promise<void> {
  const { systems, flow, engine } = world;
  const dead = new Promise<never>(() => {});
  const reached = Promise.withResolvers<void>();
  const stop = () => {
    systems.before = () => {};
    systems.after = () => {};
    reached.resolve();
    return dead;
  };
  if (at === 'holding') await claim(store().db, newHold(engine.parts, flow), 'realtime', 3);
  else {
    if (at === 'afterWrite') systems.after = stop;
    else systems.before = (call) => (call === (at === 'beforeRead' ? 'read' : 'write') ? stop() : undefined);
    // It may find nothing to do and come to its end.
    await Promise.race([engine.drain(flow), reached.promise]);
    systems.before = () => {};
    systems.after = () => {};
  }
  world.seen = createSeenChanges(30_000);
}

/** All faults are over; the schedule goes on as it always does. */
async function comeToRest({ systems, flow, engine, seen }: World): Promise<void> {
  systems.fault = () => undefined;
  for (let round = 0; round < 4; round += 1) {
    engine.pass(700_000);
    await engine.poll(flow, seen);
    await engine.drain(flow);
    await engine.run(flow, 'COMPARE');
    await engine.drain(flow);
    await store()
      .db.updateTable('change')
      .set({ state: 'READY', code: null })
      .where('state', '=', 'PARKED')
      .execute();
  }
}

/** The same content stored twice in a row, with nothing in between that took it away. */
const repeats = ({ stored }: TwoSystems): unknown[] =>
  keys.flatMap((one) => {
    const own = stored.filter((write) => write.key === one);
    return own.filter((write, place) => {
      const before = own[place - 1];
      return before !== undefined && before.document.value === write.document.value && !write.revived;
    });
  });

describe('any history', () => {
  it('takes out of use what a write made whose end nobody saw, once it does not belong there any more', async () => {
    const systems = new TwoSystems();
    const flow = createFlow(systems);
    const engine = createEngineUnderTest(store(), [flow]);
    const world: World = { systems, flow, engine, seen: createSeenChanges(30_000) };
    systems.put('a', '1');
    await engine.notice(flow, 'a');
    await die(world, 'afterWrite');
    expect(systems.held()).toEqual({ a: '1' });
    systems.put('a', 'hidden');
    await comeToRest(world);
    expect(systems.held()).toEqual({});
  });

  it('ends with both systems in step, nothing lost and nothing stored twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        await emptyStore(store());
        const systems = new TwoSystems();
        const flow = createFlow(systems, { batchSize: 3, pageSize: 2 });
        const engine = createEngineUnderTest(store(), [flow]);
        const world: World = { systems, flow, engine, seen: createSeenChanges(30_000) };
        for (const one of steps) await take(world, one);
        await comeToRest(world);
        expect(systems.held()).toEqual(systems.wanted());
        expect(repeats(systems)).toEqual([]);
        expect(await store().db.selectFrom('change').selectAll().execute()).toEqual([]);
      }),
      { numRuns: Number(process.env.HISTORIES ?? 40), endOnFailure: false },
    );
  }, 300_000);

  it('is mended when a worker slept longer than its hold and wrote what was old', async () => {
    const systems = new TwoSystems();
    const flow = createFlow(systems);
    const engine = createEngineUnderTest(store(), [flow]);
    systems.put('a', '1');
    await engine.notice(flow, 'a');
    const asleep = Promise.withResolvers<void>();
    const woken = Promise.withResolvers<void>();
    systems.before = (call) => {
      if (call !== 'write') return;
      systems.before = () => {};
      asleep.resolve();
      return woken.promise;
    };
    const sleeper = engine.drain(flow);
    await asleep.promise;
    engine.pass(61_000);
    systems.put('a', '2');
    await engine.notice(flow, 'a');
    await engine.drain(flow);
    expect(systems.held()).toEqual({ a: '2' });
    woken.resolve();
    await sleeper;
    await engine.drain(flow);
    expect(systems.held()).toEqual({ a: '2' });
  });
});
