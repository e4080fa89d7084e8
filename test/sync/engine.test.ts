/** The engine as a whole, on its own beat: what is noticed arrives, several replicas share the work, a stop is clean. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { toInstant } from '../../src/instant.ts';
import { toJson } from '../../src/store/columns.ts';
import { createSync, type Sync } from '../../src/sync/create-sync.ts';
import type { AnyFlow } from '../../src/sync/flow.ts';
import { syncSetting } from '../../src/sync/flow-state.ts';
import type { SyncParts } from '../../src/sync/sync-parts.ts';
import { createEngineUnderTest, sharedStore } from './parts.ts';
import { createFlow, TwoSystems } from './two-systems.ts';

const store = sharedStore();
let systems: TwoSystems;

beforeEach(() => {
  systems = new TwoSystems();
});

async function startSync(flows: readonly AnyFlow[], given: Partial<SyncParts> = {}): Promise<Sync> {
  const { parts } = createEngineUnderTest(store(), flows, { pollMs: 50, tickMs: 20, lookBackMs: 1000 });
  const { clock = Date.now } = given;
  const sourceClocks = { P21_TO_ORO: clock, ORO_TO_P21: clock };
  const sync = createSync({ ...parts, clock, sourceClocks, replica: randomUUID(), ...given });
  await sync.start();
  onTestFinished(() => sync.stop());
  return sync;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await isSo()); await wait(20)) {
    if (Date.now() > end) throw new Error('it did not come to that');
  }
}

const arrived = () => JSON.stringify(systems.held()) === JSON.stringify(systems.wanted());

describe('the engine', () => {
  it('moves what changes, by itself', async () => {
    const sync = await startSync([createFlow(systems)]);
    await sync.operations.runFlow('things');
    for (let row = 0; row < 50; row += 1) systems.put(`k${row}`, '1', toInstant(Date.now()));
    await until(arrived);
    systems.put('k7', '2', toInstant(Date.now()));
    await until(arrived);
    expect(systems.stored).toHaveLength(51);
  });

  it('leaves to a run over everything what was there before, and misses nothing that changes while it runs', async () => {
    systems.put('before', '1', toInstant(Date.now() - 7_200_000));
    systems.put('latest', '1', toInstant(Date.now() - 3_600_000));
    const sync = await startSync([createFlow(systems)]);
    await until(() => systems.calls.changes > 3);
    expect(systems.held()).not.toHaveProperty('before');
    systems.before = (call) => {
      if (call !== 'scan') return;
      // The run has read the row when it changes.
      systems.before = (next) => {
        if (next !== 'write') return;
        systems.before = () => {};
        systems.put('before', '2', toInstant(Date.now()));
      };
    };
    await sync.operations.startMigration([], false);
    await until(() => systems.held().before === '2');
  });

  it('shares the work among replicas and writes nothing twice', async () => {
    const flow = createFlow(systems, { batchSize: 5 });
    const syncs = await Promise.all([startSync([flow]), startSync([flow]), startSync([flow])]);
    for (let row = 0; row < 200; row += 1) systems.put(`k${row}`, '1', toInstant(Date.now()));
    const [sync] = syncs;
    await sync?.operations.startMigration([], false);
    await until(arrived);
    await until(async () => (await sync?.operations.migrations(1))?.[0]?.state === 'DONE');
    expect(systems.stored).toHaveLength(200);
  });

  it('runs a schedule once, whatever the number of replicas', async () => {
    const flow = createFlow(systems, { polled: false, schedule: '* * * * *' });
    let nowMs = Date.parse('2026-03-01T00:00:30.000Z');
    const clock = () => nowMs;
    const syncs = await Promise.all([startSync([flow], { clock }), startSync([flow], { clock })]);
    const operations = syncs[0]?.operations;
    const { id } = (await operations?.startMigration([], false)) ?? { id: '' };
    await until(async () => (await operations?.migration(id))?.state === 'DONE');
    systems.put('a', '1');
    nowMs += 60_000;
    await until(arrived);
    const runs = await operations?.runs(flow.name, 10);
    expect(runs?.map(({ kind }) => kind).sort()).toEqual(['COMPARE', 'MIGRATE']);
  });

  it('leaves what was there before to a person: schedules count from the first migration on', async () => {
    const flow = createFlow(systems, { schedule: '* * * * *' });
    let nowMs = Date.parse('2026-03-01T00:00:30.000Z');
    systems.put('old', '1', toInstant(nowMs - 3_600_000));
    // Polls look back from the latest change there was.
    systems.put('latest', '1', toInstant(nowMs - 600_000));
    const sync = await startSync([flow], { clock: () => nowMs });
    await until(async () => (await sync.operations.flow(flow.name)).watermark !== null);
    for (let minute = 0; minute < 3; minute += 1) {
      nowMs += 60_000;
      systems.put(`new${minute}`, '1', toInstant(nowMs - 1000));
      await until(() => systems.held()[`new${minute}`] === '1');
    }
    expect(systems.held()).not.toHaveProperty('old');
    expect(await sync.operations.runs(flow.name, 10)).toEqual([]);
    expect(await sync.operations.flow(flow.name)).toMatchObject({ schedule: '* * * * *', nextRunAt: null });
    await sync.operations.startMigration([], true);
    await until(async () => (await sync.operations.migrations(1))[0]?.state === 'DONE');
    expect((await sync.operations.flow(flow.name)).nextRunAt).toBeNull();
    await sync.operations.startMigration([], false);
    await until(arrived);
    await until(async () => (await sync.operations.flow(flow.name)).nextRunAt !== null);
  });

  it('leaves a flow alone that is switched off, and goes through it when it is switched on', async () => {
    const flow = createFlow(systems);
    const sync = await startSync([flow]);
    await sync.operations.setFlow(flow.name, { enabled: false });
    systems.put('a', '1', toInstant(Date.now()));
    await wait(300);
    expect(systems.held()).toEqual({});
    await sync.operations.setFlow(flow.name, { enabled: true });
    await until(arrived);
  });

  it('does nothing by itself while the sync is switched off as a whole, and catches up afterwards', async () => {
    const flow = createFlow(systems);
    const sync = await startSync([flow]);
    systems.put('a', '1', toInstant(Date.now()));
    await sync.operations.runFlow(flow.name);
    await until(arrived);
    await switchSync(false);
    systems.put('a', '2', toInstant(Date.now()));
    await wait(300);
    expect(systems.held()).toEqual({ a: '1' });
    expect(await sync.operations.flow(flow.name)).toMatchObject({ enabled: false, switchedOn: true });
    await switchSync(true);
    await sync.operations.catchUp();
    await until(() => systems.held().a === '2');
  });

  const switchSync = (on: boolean) =>
    store()
      .db.insertInto('setting_change')
      .values({ name: syncSetting, value: toJson<unknown>(on), at: toInstant(Date.now()), actor: 'test' })
      .execute();

  it('stops without leaving a change half done', async () => {
    const sync = await startSync([createFlow(systems)]);
    await sync.operations.runFlow('things');
    systems.before = (call) => (call === 'write' ? wait(200) : undefined);
    systems.put('a', '1', toInstant(Date.now()));
    await until(() => systems.calls.write > 0);
    await sync.stop();
    expect(systems.held()).toEqual({ a: '1' });
    expect(await store().db.selectFrom('change').selectAll().execute()).toEqual([]);
  });
});
