/** A small run of `npm run chaos -- sync`: two replicas, their store and Redis gone and back, one of them killed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSync } from '../../chaos/sync/run-sync.ts';
import { createDatabase } from '../support/postgres.ts';

const small = {
  items: 15,
  steps: 12,
  kills: 1,
  skewHours: 3,
  calmStart: true,
  seed: 7,
  say: () => {},
};

describe('both systems in chaos', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it('come to agree in every flow, with nothing lost and nothing there twice', async () => {
    const { violations, figures } = await runSync({
      ...small,
      databaseUrl: database.url,
      replicas: 2,
      redis: true,
    });
    expect(violations).toEqual([]);
    expect(figures).toMatchObject({ differences: 0, 'gateways killed': small.kills });
  }, 600_000);
});
