/** Keys made at the command line, in the database that all replicas share and in the file of a single gateway. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { keysCommand } from '../../src/cli/keys.ts';
import type { Environment } from '../../src/config/load.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createDatabase } from '../support/postgres.ts';

async function run(environment: Environment, ...words: string[]): Promise<string> {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const command = keysCommand({ say, fail: say }, environment);
  await command.exitOverride().parseAsync(['node', 'keys', ...words]);
  return said.join('\n');
}

/** Makes, rotates and revokes; returns the ids of both keys. */
async function livesOf(environment: Environment): Promise<readonly [string, string]> {
  const made = await run(environment, 'create', '--name', 'shop', '--role', 'storefront', '--customer', '1');
  const id = made.match(/^opg_([\da-f]+)_/)?.[1] ?? '';
  expect(await run(environment, 'list')).toMatch(new RegExp(`${id} +storefront +1 .* active`));
  const rotated = await run(environment, 'rotate', id, '--overlap-hours', '1');
  expect(rotated).toContain(`Key ${id} ends in 1 hours`);
  expect(await run(environment, 'revoke', id)).toContain('is revoked');
  expect(await run(environment, 'list')).toMatch(new RegExp(`${id} .* revoked`));
  return [id, rotated.match(/^opg_([\da-f]+)_/)?.[1] ?? ''];
}

it('live in the shared database, with a trace of every change', async () => {
  const database = await createDatabase();
  onTestFinished(() => database.drop());
  const [first, second] = await livesOf({ DATABASE_URL: database.url });
  await using store = await openStore({ kind: 'url', url: database.url });
  const trace = await store.db.selectFrom('audit').select(['action', 'subject']).orderBy('id').execute();
  expect(trace).toEqual([
    { action: 'KEY_CREATED', subject: first },
    { action: 'KEY_CREATED', subject: second },
    { action: 'KEY_ROTATED', subject: first },
    { action: 'KEY_REVOKED', subject: first },
  ]);
});

it('live in a file where one gateway serves alone, with the trace beside it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-keys-'));
  const [first] = await livesOf({ GATEWAY_DATA_DIRECTORY: directory });
  const trace = readFileSync(join(directory, 'audit.log'), 'utf8').trim().split('\n');
  expect(trace.map((line) => JSON.parse(line).action)).toHaveLength(4);
  expect(trace.at(-1)).toContain(first);
});
