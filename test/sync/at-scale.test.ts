/** What keeps the queue fast when many records wait, and loses none of them. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '../../src/instant.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { claim, notice, noticeAgain } from '../../src/sync/change-queue.ts';
import { sweep } from '../../src/sync/housekeeping.ts';
import { createSeenChanges } from '../../src/sync/seen-changes.ts';
import { countGrown } from '../../src/sync/table-sizes.ts';
import { newHold } from '../../src/sync/turn.ts';
import { createDatabase } from '../support/postgres.ts';
import { createEngineUnderTest, emptyStore, sharedStore, startOfTime } from './parts.ts';
import { createFlow, TwoSystems } from './two-systems.ts';

const at = (seconds: number): string => toInstant(startOfTime + seconds * 1000);

describe('a second look', () => {
  const store = sharedStore();
  const flow = 'things';

  const underTest = () => {
    const things = createFlow(new TwoSystems());
    return { things, engine: createEngineUnderTest(store(), [things]) };
  };

  it('leaves alone what still waits for its turn, and has what is being applied read again', async () => {
    const { things, engine } = underTest();
    await notice(store().db, { flow, keys: ['held', 'waits'], priority: 'realtime', now: at(0) });
    await store()
      .db.updateTable('change')
      .set({ due_at: at(1) })
      .where('record_key', '=', 'waits')
      .execute();
    const hold = newHold(engine.parts, things);
    expect(await claim(store().db, hold, 'realtime', 10)).toHaveLength(1);
    await noticeAgain(store().db, { flow, keys: ['held', 'waits', 'done'], now: at(5) });
    expect(await engine.change('held')).toMatchObject({ version: 2, held_by: hold.holder });
    expect(await engine.change('waits')).toMatchObject({ version: 1, priority: 0, due_at: at(1) });
    expect(await engine.change('done')).toMatchObject({ version: 1, priority: 1 });
  });

  it('is not taken at what lies behind everything that may still appear', () => {
    const seen = createSeenChanges(30_000);
    const look = (nowMs: number) => seen.sort(['old', 'new'], [at(-100), at(0)], { nowMs, reached: at(0) });
    expect(look(startOfTime)).toEqual({ fresh: ['old', 'new'], second: [] });
    expect(look(startOfTime + 20_000)).toEqual({ fresh: ['old'], second: ['new'] });
  });
});

describe('a poll that took long', () => {
  const store = sharedStore();

  it('is followed by a longer pause', async () => {
    const systems = new TwoSystems();
    const flow = createFlow(systems);
    const engine = createEngineUnderTest(store(), [flow]);
    const dueIn = async () => {
      const { poll_due_at: due } = await store()
        .db.selectFrom('flow_state')
        .select('poll_due_at')
        .executeTakeFirstOrThrow();
      return Date.parse(due) - engine.parts.clock();
    };
    await engine.poll(flow);
    expect(await dueIn()).toBe(5000);
    systems.before = (call) => {
      if (call === 'changes') engine.pass(20_000);
    };
    engine.pass(5000);
    await engine.poll(flow);
    expect(await dueIn()).toBeGreaterThanOrEqual(40_000);
  });
});

describe('the tables of the queue', () => {
  let store: Store;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await createDatabase();
    store = await openStore({ kind: 'url', url: database.url });
    drop = database.drop;
  });
  beforeEach(() => emptyStore(store));
  afterAll(async () => {
    await store.close();
    await drop();
  });

  it('are counted as soon as they have grown, so that a hundred records are found without going through all', async () => {
    const { db } = store;
    await sql`analyze link`.execute(db);
    await sql`
      insert into link (flow, record_key, target_id, read_order)
      select 'things', 'k' || number, number::text, 0 from generate_series(1, 20000) as number`.execute(db);
    await countGrown(db);
    const { rows } = await sql<{ counted: number }>`
      select reltuples::integer as counted from pg_class where relname = 'link'`.execute(db);
    expect(rows[0]?.counted).toBe(20_000);
  });
});

describe('the sweep', () => {
  const store = sharedStore();

  it('gives back the room of what is gone where the store does not do that by itself', async () => {
    const { db, tidy } = store();
    const pages = async () => {
      const { rows } = await sql<{ pages: number }>`
        select (pg_relation_size('change') / 8192)::integer as pages`.execute(db);
      return rows[0]?.pages ?? 0;
    };
    const keys = Array.from({ length: 5000 }, (_, number) => `k${number}`);
    await notice(db, { flow: 'things', keys, priority: 'realtime', now: at(0) });
    const full = await pages();
    await db.deleteFrom('change').execute();
    const { parts } = createEngineUnderTest(store(), []);
    await sweep({ ...parts, tidy });
    expect(await pages()).toBeLessThan(full / 10);
  });
});
