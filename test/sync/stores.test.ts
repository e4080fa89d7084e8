/** What the sync asks of its store, on every kind of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '../../src/instant.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { claim, claimRead, notice, prolong } from '../../src/sync/change-queue.ts';
import { nextReading, readLinks, saveLinks } from '../../src/sync/links.ts';
import { addRun, claimRun } from '../../src/sync/runs.ts';
import { storeKinds, type TestPlace } from '../support/stores.ts';
import { createEngineUnderTest, emptyStore, startOfTime } from './parts.ts';
import { createFlow, TwoSystems } from './two-systems.ts';

describe.each(storeKinds)('the sync on a store $name', ({ make }) => {
  let place: TestPlace;
  let store: Store;

  beforeAll(async () => {
    place = await make();
    store = await openStore(place.place);
  });
  beforeEach(() => emptyStore(store));
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  const at = (seconds: number) => toInstant(startOfTime + seconds * 1000);
  const hold = (holder: string, seconds = 0) => ({
    flow: 'things',
    holder,
    now: at(seconds),
    until: at(seconds + 60),
  });
  const noticeAt = (seconds: number, ...keys: string[]) =>
    notice(store.db, { flow: 'things', keys, priority: 'realtime', now: at(seconds) });
  const keysOf = (changes: readonly { readonly key: string }[]) => changes.map(({ key }) => key).sort();

  it('hands a change to one worker, and to the next when its hold has run out', async () => {
    await noticeAt(0, 'a', 'b', "O'Hara|EA");
    const taken = await Promise.all(
      ['one', 'two', 'three'].map((who) => claim(store.db, hold(who), 'realtime', 2)),
    );
    expect(keysOf(taken.flat())).toEqual(["O'Hara|EA", 'a', 'b']);
    expect(await claim(store.db, hold('four', 59), 'realtime', 9)).toEqual([]);
    const again = await claim(store.db, hold('five', 60), 'realtime', 9);
    expect(again.map(({ doubtful, attempts }) => ({ doubtful, attempts }))).toEqual(
      Array(3).fill({ doubtful: true, attempts: 1 }),
    );
  });

  it('keeps a hold that is prolonged, and counts what is noticed meanwhile', async () => {
    await noticeAt(0, 'a');
    const [held] = await claim(store.db, hold('one'), 'realtime', 1);
    await prolong(store.db, hold('one', 50));
    await noticeAt(55, 'a');
    expect(await claim(store.db, hold('two', 100), 'realtime', 1)).toEqual([]);
    const [later] = await claim(store.db, hold('two', 110), 'realtime', 1);
    expect(later?.version).toBe((held?.version ?? 0) + 1);
  });

  it('lets a run take what nobody holds, and leaves the rest to whoever does', async () => {
    await noticeAt(0, 'a', 'b');
    await claim(store.db, hold('one'), 'realtime', 1);
    const taken = await claimRead(store.db, hold('run'), ['a', 'b', 'c']);
    expect(taken).toHaveLength(2);
  });

  it('numbers readings upwards and keeps the newest', async () => {
    const [first, second] = [await nextReading(store.db), await nextReading(store.db)];
    expect(second).toBeGreaterThan(first);
    const link = { key: 'a', targetId: '1', fingerprint: 'f', retired: false, written: true };
    await saveLinks(store.db, 'things', [link], { reading: second, now: at(0) });
    await saveLinks(store.db, 'things', [{ ...link, targetId: null }], { reading: first, now: at(1) });
    expect((await readLinks(store.db, 'things', ['a'])).get('a')).toMatchObject({
      targetId: '1',
      readOrder: second,
    });
  });

  it('gives a run to one replica, and no two runs of one flow at a time', async () => {
    await addRun(store.db, { flow: 'things', kind: 'MIGRATE' }, at(0));
    await addRun(store.db, { flow: 'things', kind: 'COMPARE' }, at(0));
    const terms = { nowMs: startOfTime, holdMs: 60_000 };
    const taken = await Promise.all(
      ['one', 'two', 'three'].map((holder) => claimRun(store.db, { ...terms, holder })),
    );
    expect(taken.filter((run) => run !== undefined)).toHaveLength(1);
  });

  it('moves, mends and reconciles from end to end', async () => {
    const systems = new TwoSystems();
    const flow = createFlow(systems, { batchSize: 50, pageSize: 200 });
    const engine = createEngineUnderTest(store, [flow]);
    for (let row = 0; row < 500; row += 1) systems.put(`k${row}`, '1');
    expect((await engine.run(flow, 'MIGRATE')).counts).toEqual({ CREATED: 500 });
    systems.put('k7', '2');
    await engine.notice(flow, 'k7');
    await engine.drain(flow);
    expect((await engine.run(flow, 'RECONCILE')).counts).toEqual({ EQUAL: 500 });
    expect(systems.stored).toHaveLength(501);
  });
});
