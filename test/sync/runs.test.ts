/** Going through everything: migration, comparison, reconciliation. */
import { beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '../../src/instant.ts';
import { addRun, setRunState } from '../../src/sync/runs.ts';
import { createEngineUnderTest, sharedStore, startOfTime } from './parts.ts';
import { createFlow, TwoSystems } from './two-systems.ts';

const store = sharedStore();
let systems: TwoSystems;

beforeEach(() => {
  systems = new TwoSystems();
});

function underTest(wish: Parameters<typeof createFlow>[1] = {}) {
  const flow = createFlow(systems, wish);
  return { flow, engine: createEngineUnderTest(store(), [flow]) };
}

const fill = (count: number) => {
  for (let row = 0; row < count; row += 1) systems.put(`k${String(row).padStart(3, '0')}`, '1');
};

const discrepancies = async () =>
  (await store().db.selectFrom('discrepancy').selectAll().orderBy('record_key').execute()).map(
    ({ record_key, kind, fields }) => ({ key: record_key, kind, fields }),
  );

describe('a migration', () => {
  it('moves everything, each record read and written once', async () => {
    const { flow, engine } = underTest({ pageSize: 20 });
    fill(50);
    const run = await engine.run(flow, 'MIGRATE');
    expect(run).toMatchObject({ state: 'DONE', scanned: 50, total: 50, counts: { CREATED: 50 } });
    expect(systems.held()).toEqual(systems.wanted());
    expect(systems.calls).toMatchObject({ scan: 3, read: 0, write: 5 });
  });

  it('writes nothing when it is run again', async () => {
    const { flow, engine } = underTest();
    fill(20);
    await engine.run(flow, 'MIGRATE');
    const run = await engine.run(flow, 'MIGRATE');
    expect(run.counts).toEqual({ UNCHANGED: 20 });
    expect(systems.stored).toHaveLength(20);
  });

  it('says why records were left out, with some of them to look at, over all pages', async () => {
    const { flow, engine } = underTest({ pageSize: 4 });
    fill(3);
    for (let row = 0; row < 12; row += 1) systems.put(`h${String(row).padStart(2, '0')}`, 'hidden');
    const run = await engine.run(flow, 'MIGRATE');
    expect(run.counts).toEqual({ CREATED: 3, IGNORED: 12 });
    expect(run.leftOut).toEqual({
      'It is hidden.': { count: 12, keys: ['h00', 'h01', 'h02', 'h03', 'h04'] },
    });
  });

  it('goes on from its checkpoint after it was killed', async () => {
    const { flow, engine } = underTest({ pageSize: 10 });
    fill(50);
    const killed = Promise.withResolvers<never>();
    const reached = Promise.withResolvers<void>();
    systems.before = (call) => {
      if (call !== 'scan' || systems.calls.scan < 4) return;
      systems.before = () => {};
      reached.resolve();
      return killed.promise;
    };
    void engine.run(flow, 'MIGRATE');
    await reached.promise;
    expect(await engine.goOn(flow)).toBeUndefined();
    engine.pass(61_000);
    systems.calls.scan = 0;
    expect(await engine.goOn(flow)).toMatchObject({ state: 'DONE', scanned: 50 });
    expect(systems.calls.scan).toBeLessThan(5);
    expect(systems.held()).toEqual(systems.wanted());
    expect(systems.stored).toHaveLength(50);
  });

  it('stops at the next page when it is paused, and goes on when it is resumed', async () => {
    const { flow, engine } = underTest({ pageSize: 10 });
    fill(50);
    const now = toInstant(startOfTime);
    const id = await addRun(store().db, { flow: flow.name, kind: 'MIGRATE' }, now);
    systems.before = async (call) => {
      if (call === 'scan' && systems.calls.scan === 3) await setRunState(store().db, { id }, 'PAUSED', now);
    };
    const paused = await engine.goOn(flow);
    expect(paused).toMatchObject({ state: 'PAUSED' });
    expect(paused?.scanned).toBeLessThan(50);
    expect(await engine.goOn(flow)).toBeUndefined();
    await setRunState(store().db, { id }, 'WAITING', now);
    expect(await engine.goOn(flow)).toMatchObject({ state: 'DONE', scanned: 50 });
  });

  it('says in a dry run what it would do, and writes nothing', async () => {
    const { flow, engine } = underTest();
    fill(10);
    systems.put('hidden', 'hidden');
    systems.put('x', 'unmappable');
    systems.target.set('9', { id: '9', key: 'k000', document: { value: 'old' }, retired: false });
    const run = await engine.run(flow, 'MIGRATE', { dry: true });
    expect(run).toMatchObject({
      state: 'DONE',
      counts: { WOULD_CREATE: 9, WOULD_UPDATE: 1, IGNORED: 1, WOULD_PARK: 1 },
      leftOut: { 'It is hidden.': { count: 1, keys: ['hidden'] } },
    });
    expect(systems.calls.write).toBe(0);
    expect(await store().db.selectFrom('link').selectAll().execute()).toEqual([]);
  });

  it('never overwrites what was read later with what it read before', async () => {
    const { flow, engine } = underTest({ pageSize: 10 });
    fill(1);
    // After the page was read and before it is applied, the record changes and the queue applies it.
    const { scan } = flow.source;
    flow.source.scan = async (...args: Parameters<typeof scan>) => {
      const page = await scan(...args);
      systems.put('k000', '2');
      await engine.notice(flow, 'k000');
      await engine.drain(flow);
      return page;
    };
    await engine.run(flow, 'MIGRATE');
    expect(systems.held()).toEqual({ k000: '2' });
    expect(systems.stored).toHaveLength(1);
  });

  it('leaves what fails to the queue and goes on', async () => {
    const { flow, engine } = underTest();
    fill(20);
    systems.fault = ({ key }) => (key === 'k007' ? 'REFUSED' : undefined);
    const run = await engine.run(flow, 'MIGRATE');
    expect(run).toMatchObject({ state: 'DONE', counts: { CREATED: 19, FAILED: 1 } });
    expect(await engine.change('k007')).toMatchObject({ state: 'PARKED' });
  });
});

describe('a comparison', () => {
  it('finds what changed without a sign, and what is gone', async () => {
    const { flow, engine } = underTest({ polled: false });
    fill(20);
    await engine.run(flow, 'MIGRATE');
    systems.put('k003', '2');
    systems.source.delete('k005');
    const run = await engine.run(flow, 'COMPARE');
    expect(run.counts).toEqual({ NOTICED: 1, UNCHANGED: 18, GONE: 1 });
    await engine.drain(flow);
    expect(systems.held()).toEqual(systems.wanted());
  });

  it('asks a person before it takes a large part of the target out of use', async () => {
    const { flow, engine } = underTest();
    fill(100);
    await engine.run(flow, 'MIGRATE');
    for (let row = 0; row < 60; row += 1) systems.source.delete(`k${String(row).padStart(3, '0')}`);
    const run = await engine.run(flow, 'COMPARE');
    await engine.drain(flow);
    expect(run.reason).toMatch(/^60 of 100 records are no longer at the source/);
    expect(Object.keys(systems.held())).toHaveLength(100);
  });
});

describe('a reconciliation', () => {
  it('lists every difference field by field, and nothing when there is none', async () => {
    const { flow, engine } = underTest();
    fill(20);
    await engine.run(flow, 'MIGRATE');
    expect((await engine.run(flow, 'RECONCILE')).counts).toEqual({ EQUAL: 20 });
    const [first, second] = [...systems.target.values()];
    if (first === undefined || second === undefined) throw new Error('nothing was migrated');
    first.document = { value: 'changed by somebody', foreign: 'not ours' };
    systems.target.delete(second.id);
    systems.target.set('900', { id: '900', key: 'stranger', document: { value: '1' }, retired: false });
    const run = await engine.run(flow, 'RECONCILE');
    expect(run.counts).toEqual({ EQUAL: 18, DIFFERENT: 1, MISSING: 1, EXTRA: 1 });
    expect(await discrepancies()).toEqual([
      {
        key: 'k000',
        kind: 'DIFFERENT',
        fields: [{ field: 'value', source: '1', target: 'changed by somebody' }],
      },
      { key: 'k001', kind: 'MISSING', fields: [] },
      { key: 'stranger', kind: 'EXTRA', fields: [] },
    ]);
    expect(systems.stored).toHaveLength(20);
  });

  it('does not list what is on its way, nor what an earlier run listed and is mended', async () => {
    const { flow, engine } = underTest();
    fill(5);
    await engine.run(flow, 'MIGRATE');
    systems.put('k001', '2');
    await engine.run(flow, 'RECONCILE');
    expect(await discrepancies()).toMatchObject([{ key: 'k001', kind: 'DIFFERENT' }]);
    await engine.notice(flow, 'k001');
    await engine.run(flow, 'RECONCILE');
    expect(await discrepancies()).toEqual([]);
  });
});
