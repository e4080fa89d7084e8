/** The `keys` command beside replicas: it writes into the database they share, and ends. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { createDatabase } from '../support/postgres.ts';

it('makes a key that is in the database when the command has ended', { timeout: 60_000 }, async () => {
  const database = await createDatabase();
  const keys = async (...words: string[]) => {
    const command = ['--import', 'tsx', 'src/main.ts', 'keys', ...words];
    const options = {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, DATABASE_URL: database.url },
    };
    return (await promisify(execFile)(process.execPath, command, options)).stdout;
  };
  expect(await keys('create', '--name', 'nightly import', '--role', 'sync')).toMatch(/opg_\w+_[\w-]+/);
  expect(await keys('list')).toContain('nightly import');
  await database.drop();
});
