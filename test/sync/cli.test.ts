/** The sync from the command line, beside a gateway that serves: how flows do, their runs, and one record's way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncCommand } from '../../src/cli/sync.ts';
import { traceCommand } from '../../src/cli/trace.ts';
import { toInstant } from '../../src/instant.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { notice } from '../../src/sync/change-queue.ts';
import { ensureFlowStates } from '../../src/sync/flow-state.ts';
import { addRun } from '../../src/sync/runs.ts';
import { note } from '../../src/sync/timeline.ts';
import { nowhere } from '../support/nowhere.ts';
import { createDatabase } from '../support/postgres.ts';
import { createFlow, TwoSystems } from './two-systems.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;

beforeAll(async () => {
  database = await createDatabase();
  store = await openStore({ kind: 'url', url: database.url });
  const nowMs = Date.now();
  const at = (secondsAgo: number) => toInstant(nowMs - secondsAgo * 1000);
  await ensureFlowStates(store.db, [createFlow(new TwoSystems(), { name: 'orders' })], nowMs, 'UTC');
  await notice(store.db, { flow: 'orders', keys: ['7'], priority: 'realtime', now: at(125) });
  await addRun(store.db, { flow: 'orders', kind: 'RECONCILE' }, at(60));
  const subject = 'Order';
  const detail = { flow: 'orders', attempt: 1 };
  await note(
    store.db,
    [{ subject, key: '7', event: 'FAILED', detail: { ...detail, reason: 'P21 is away' } }],
    at(9),
  );
  await note(
    store.db,
    [{ subject, key: '7', event: 'HANDED_TO_COMMAND', detail: { ...detail, commandId: 'c-1' } }],
    at(5),
  );
});

afterAll(async () => {
  await store.close();
  await database.drop();
});

async function run(create: typeof syncCommand | typeof traceCommand, ...words: string[]): Promise<string> {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const command = create({ say, fail: say }, { ...nowhere, DATABASE_URL: database.url });
  await command.exitOverride().parseAsync(['node', 'command', ...words]);
  return said.join('\n');
}

describe('sync', () => {
  it('says of each flow how far it is behind', async () => {
    const [head, line] = (await run(syncCommand)).split('\n');
    const cellAt = (column: string) => line?.slice(head?.indexOf(column)).split(/ {2,}/)[0];
    expect(cellAt('FLOW')).toBe('orders');
    expect(cellAt('WAITING')).toBe('1');
    expect(cellAt('BEHIND')).toMatch(/^00:02:\d\d$/);
    expect(cellAt('LAST HOUR')).toBe('0');
  });

  it('lists the last runs', async () => {
    expect(await run(syncCommand, '--runs')).toMatch(/\norders +reconcile +waiting +0 +- +-/);
    expect(await run(syncCommand, 'orders', '--runs')).toContain('reconcile');
  });
});

describe('trace', () => {
  it('tells the way of a record, oldest first', async () => {
    expect((await run(traceCommand, 'order', '7')).split('\n').slice(1)).toEqual([
      expect.stringMatching(/ failed +orders +7 +reason P21 is away, attempt 1$/),
      expect.stringMatching(/ handed to command +orders +7 +attempt 1, commandId c-1$/),
    ]);
  });

  it('says when nothing is known, and which kinds there are', async () => {
    expect(await run(traceCommand, 'Order', '8')).toBe('Nothing has happened to Order 8 here.');
    process.exitCode = undefined;
    await expect(run(traceCommand, 'Ordre', '7')).rejects.toThrow(/No flow moves Ordre; they move .*Order/);
  });
});
