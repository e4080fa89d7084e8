/** The ledger from the command line, beside gateways that serve. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandsCommand } from '../../src/cli/commands.ts';
import type { CommandState, Reason } from '../../src/commands/command.ts';
import { Ledger } from '../../src/commands/ledger.ts';
import { toJson } from '../../src/store/columns.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { nowhere } from '../support/nowhere.ts';
import { createDatabase } from '../support/postgres.ts';

const parkedId = '0198a5c0-0000-7000-8000-000000000001';
const waitingId = '0198a5c0-0000-7000-8000-000000000002';
const changes = { customerId: '100198', changes: { name: 'Acme' } };

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;

async function insert(id: string, reference: string, state: CommandState, reason: Reason | null) {
  const ledger = new Ledger({ db: store.db, clock: Date.now, workerId: 'test', holdMs: 1000 });
  await ledger.insert({
    id,
    kind: 'updateCustomer',
    lane: `customer:${reference}`,
    urgency: 'staff',
    scope: 'test',
    idempotencyKey: id,
    payloadHash: '',
    payload: changes,
    requester: { role: 'back-office', keyId: 'staff' },
    customerId: '100198',
    reference,
    isChecked: true,
  });
  await store.db
    .updateTable('command')
    .set({ state, ...(reason !== null && { reason: toJson(reason), attempts: 1 }) })
    .where('id', '=', id)
    .execute();
}

beforeAll(async () => {
  database = await createDatabase();
  store = await openStore({ kind: 'url', url: database.url });
  await insert(parkedId, 'A-1', 'PARKED', { code: 'REFUSED', detail: 'Terms are not valid' });
  await insert(waitingId, 'A-2', 'RECEIVED', null);
});

afterAll(async () => {
  await store.close();
  await database.drop();
});

async function run(...words: string[]): Promise<string> {
  const said: string[] = [];
  const terminal = {
    say: (text: string) => void said.push(text),
    fail: (text: string) => void said.push(text),
  };
  const command = commandsCommand(terminal, { ...nowhere, DATABASE_URL: database.url });
  await command.exitOverride().parseAsync(['node', 'commands', ...words]);
  return said.join('\n');
}

it('lists what waits for a person, with the reason', async () => {
  const list = await run('list', '--state', 'PARKED');
  expect(list).toMatch(/A-1 +PARKED .*REFUSED: Terms are not valid/);
  expect(list).not.toContain('A-2');
  expect(list).toMatch(/1 of 1$/);
});

it('shows one with its input and what P21 said', async () => {
  expect(await run('show', parkedId)).toMatch(
    /staff \(back-office\)[\s\S]*Terms are not valid[\s\S]*"name": "Acme"/,
  );
  await expect(run('show', waitingId.replace(/2$/, '9'))).rejects.toThrow('no such command');
});

it('sends a parked one on with a mended input, after P21 was asked, and writes down who did it', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'commands-')), 'input.json');
  writeFileSync(file, '{ not json');
  await expect(run('retry', parkedId, '--payload', file)).rejects.toThrow(/JSON/);
  expect(await run('retry', parkedId)).toBe(`${parkedId} is UNKNOWN.`);
  expect(await run('show', parkedId)).toMatch(/OPERATOR +RETRY +.*at the command line/);
});

it('cancels only what P21 cannot have', async () => {
  await expect(run('cancel', parkedId)).rejects.toThrow(/P21 may hold it/);
  expect(await run('cancel', waitingId)).toBe(`${waitingId} is CANCELLED.`);
});

it('declares right what P21 holds, and sends all of a reason on', async () => {
  await store.db.updateTable('command').set({ state: 'PARKED' }).where('id', '=', parkedId).execute();
  expect(await run('redrive', '--reason', 'CANNOT_BE_PROVEN')).toBe('0 are sent on.');
  expect(await run('redrive', '--customer', '100198')).toBe('1 are sent on.');
  await store.db.updateTable('command').set({ state: 'PARKED' }).where('id', '=', parkedId).execute();
  expect(await run('accept', parkedId)).toBe(`${parkedId} is CONFIRMED.`);
});
