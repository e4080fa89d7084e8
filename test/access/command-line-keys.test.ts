/** Keys from the command line, in the database that all replicas share. */
import { expect, it, onTestFinished } from 'vitest';
import { createApiKey } from '../../src/access/api-keys.ts';
import { withKeys } from '../../src/cli/key-store.ts';
import { createDatabase } from '../support/postgres.ts';

it('keys are kept in PostgreSQL, which stays open until all is done', async () => {
  const database = await createDatabase();
  onTestFinished(() => database.drop());
  const environment = { DATABASE_URL: database.url };
  const key = createApiKey('ops', 'secret', { name: 'ops', role: 'admin' }, Date.now);
  await withKeys(environment, (keys) => keys.save(key));
  const kept = await withKeys(environment, (keys) => keys.list());
  expect(kept.map(({ id }) => id)).toEqual(['ops']);
});
