/** What every store promises, embedded or a server. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toJson } from '../../src/store/columns.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { createDatabase } from '../support/postgres.ts';
import { storeKinds, type TestPlace } from '../support/stores.ts';

describe.each(storeKinds)('a store $name', ({ make }) => {
  let place: TestPlace;
  let store: Store;

  beforeAll(async () => {
    place = await make();
    store = await openStore(place.place);
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  const note = (key: string, detail: unknown = {}) => ({
    subject: 'Order',
    key,
    at: '2026-07-24T15:22:14.747Z',
    event: 'SEEN',
    detail: toJson(detail),
  });

  it('gives back instants with milliseconds, counters as numbers and documents as they were', async () => {
    const detail = [{ quantity: '1.500000001', note: "O'Hara", none: null }];
    await store.db.insertInto('timeline').values(note('1', detail)).execute();
    const row = await store.db.selectFrom('timeline').selectAll().where('key', '=', '1').executeTakeFirst();
    expect(row).toMatchObject({ at: '2026-07-24T15:22:14.747Z', detail });
    expect(typeof row?.id).toBe('number');
  });

  it('keeps what is written beside a transaction that fails', async () => {
    const inside = Promise.withResolvers<void>();
    const failing = store.db.transaction().execute(async (transaction) => {
      await transaction.insertInto('timeline').values(note('inside')).execute();
      inside.resolve();
      await Promise.resolve();
      throw new Error('changed my mind');
    });
    await inside.promise;
    const beside = store.db.insertInto('timeline').values(note('beside')).execute();
    await expect(failing).rejects.toThrow('changed my mind');
    await beside;
    const rows = await store.db
      .selectFrom('timeline')
      .select('key')
      .where('key', 'in', ['inside', 'beside'])
      .execute();
    expect(rows).toEqual([{ key: 'beside' }]);
  });

  it('runs transactions that start together, each whole', async () => {
    const keys = Array.from({ length: 20 }, () => randomUUID());
    await Promise.all(
      keys.map((key) =>
        store.db.transaction().execute(async (transaction) => {
          await transaction.insertInto('timeline').values(note(key)).execute();
          await transaction.insertInto('timeline').values(note(key)).execute();
        }),
      ),
    );
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from timeline where key = any(${keys})`.execute(store.db);
    expect(rows).toEqual([{ count: 40 }]);
  });

  it('undoes a transaction whose statement failed and goes on', async () => {
    const broken = store.db
      .transaction()
      .execute((transaction) => sql`select * from no_such_table`.execute(transaction));
    await expect(broken).rejects.toThrow(/no_such_table/);
    expect((await sql`select 1 as one`.execute(store.db)).rows).toEqual([{ one: 1 }]);
  });
});

describe('opening a store', () => {
  it('waits for a replica that migrates at the same time', async () => {
    const [kind] = storeKinds.slice(-1);
    const place = await kind?.make();
    if (place === undefined) throw new Error('no PostgreSQL');
    const stores = await Promise.all([openStore(place.place), openStore(place.place)]);
    await Promise.all(stores.map((store) => store.close()));
    await place.remove();
  });

  it('works on a shape that a newer version has made', async () => {
    const database = await createDatabase();
    const place = { kind: 'url', url: database.url } as const;
    const names = async (store: Store) => {
      const { rows } = await sql<{ name: string }>`select name from schema_migration`.execute(store.db);
      return rows.map(({ name }) => name);
    };
    await using newer = await openStore(place);
    const at = '2030-01-01T00:00:00.000Z';
    await sql`insert into schema_migration (name, timestamp) values ('990-newer', ${at})`.execute(newer.db);
    await using older = await openStore(place);
    expect(await names(older)).toContain('990-newer');
    await Promise.all([newer.close(), older.close()]);
    await database.drop();
  });

  it('keeps rows when it is closed and opened again', async () => {
    const place = await storeKinds[1]?.make();
    if (place === undefined) throw new Error('no folder');
    for (const expected of [0, 1]) {
      await using store = await openStore(place.place);
      expect(await store.db.selectFrom('timeline').selectAll().execute()).toHaveLength(expected);
      const row = { subject: 'Order', key: '1', at: '2026-01-01T00:00:00.000Z', event: 'SEEN' };
      await store.db
        .insertInto('timeline')
        .values({ ...row, detail: toJson({}) })
        .execute();
    }
    await place.remove();
  });

  it('keeps a second one out of a folder, and takes over what a crash left locked', async () => {
    const place = await storeKinds[1]?.make();
    if (place?.place.kind !== 'directory') throw new Error('no folder');
    const store = await openStore(place.place);
    await expect(openStore(place.place)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('open'),
    });
    await store.close();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    await writeFile(join(place.place.path, 'gateway.lock'), String(dead));
    await (await openStore(place.place)).close();
    await place.remove();
  });

  it('names the server that does not answer', async () => {
    const place = { kind: 'url', url: 'postgres://nobody@127.0.0.1:1/nothing' } as const;
    await expect(openStore(place)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('127.0.0.1:1'),
    });
  });

  it('outlives the end of a connection between two statements of a transaction', async () => {
    const database = await createDatabase();
    const place = { kind: 'url', url: database.url } as const;
    await using other = await openStore(place);
    await using store = await openStore(place);
    const cut = store.db.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
      await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0}::integer)`.execute(other.db);
      await wait(100);
      await sql`select 1`.execute(transaction);
    });
    await expect(cut).rejects.toThrow();
    expect((await sql`select 1 as one`.execute(store.db)).rows).toEqual([{ one: 1 }]);
    await Promise.all([store.close(), other.close()]);
    await database.drop();
  });
});
