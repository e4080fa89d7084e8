/** A small run of `npm run chaos -- writes`, on both kinds of store. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWrites } from '../../chaos/writes/run-writes.ts';
import { createDatabase } from '../support/postgres.ts';

const small = { orders: 40, callers: 10, kills: 1, seed: 7, orderColumns: [], say: () => {} };

describe('orders in chaos', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it('arrive once, whole and in order over an embedded store', async () => {
    const { violations, figures } = await runWrites({ ...small, databaseUrl: undefined, replicas: 1 });
    expect(violations).toEqual([]);
    expect(figures).toMatchObject({ 'orders accepted': small.orders, 'gateways killed': small.kills });
  }, 400_000);

  it('arrive once, whole and in order through two replicas on PostgreSQL', async () => {
    const { violations, figures } = await runWrites({ ...small, databaseUrl: database.url, replicas: 2 });
    expect(violations).toEqual([]);
    expect(figures).toMatchObject({ 'orders accepted': small.orders, 'gateways killed': small.kills });
  }, 400_000);
});
