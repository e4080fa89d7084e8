/** Operations saved by staff through the graph, as two replicas over one store know them. */
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import { createApiKey } from '../../src/access/api-keys.ts';
import type { Role } from '../../src/access/viewer.ts';
import { type App, createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { type GatewayUnderTest, startGateway } from '../support/gateway.ts';

let gateway: GatewayUnderTest;
let other: App;

beforeAll(async () => {
  gateway = await startGateway();
  other = await createApp({
    config: loadConfig({ ...gateway.distributor.environment, GATEWAY_PORT: '0', GATEWAY_CONSOLE: 'false' }),
    keys: createMemoryKeyStore([createApiKey('sync', 'secret', { name: 'sync', role: 'sync' }, Date.now)]),
    store: gateway.store,
    log: pino({ level: 'silent' }),
    clock: Date.now,
    random: Math.random,
  });
}, 120_000);

afterAll(async () => {
  await other?.close();
  await gateway?.close();
});

beforeEach(() => gateway.store.db.deleteFrom('saved_operation').execute());

const document = 'query Systems { systemStatus { system reachable } }';

const save = (
  input: { name?: string; document?: string; variables?: unknown },
  { version = null, role = 'back-office' }: { version?: number | null; role?: Role } = {},
) =>
  gateway.ask(
    'mutation ($input: SaveOperationInput!, $version: Int) { saveOperation(input: $input, version: $version) { name version } }',
    { input: { name: 'Systems', document, ...input }, version },
    { role },
  );

const remove = (name: string, version: number) =>
  gateway.ask(
    'mutation ($name: String!, $version: Int!) { deleteOperation(name: $name, version: $version) { name document } }',
    { name, version },
  );

const listed = async () =>
  (await gateway.ask('{ savedOperations { name document variables actor } }')).data.savedOperations;

const refusalOf = ({ errors }: Awaited<ReturnType<typeof save>>) => {
  const [error] = errors ?? [];
  return { message: error?.message, code: error?.extensions.code, field: error?.extensions.field };
};

describe('a saved operation', () => {
  it('is there for colleagues with another role, on every replica', async () => {
    await save({ name: '  Stock of an   item ', variables: { sku: 'STHM-12M' } });
    const response = await fetch(`${other.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer opg_sync_secret' },
      body: JSON.stringify({ query: '{ savedOperations { name document variables actor } }' }),
    });
    const { data } = (await response.json()) as { data: unknown };
    expect(data).toEqual({
      savedOperations: [
        { name: 'Stock of an item', document, variables: { sku: 'STHM-12M' }, actor: 'back-office' },
      ],
    });
  });

  it('is replaced by who saw the last version, and by nobody else', async () => {
    const first = (await save({})).data.saveOperation.version;
    const second = await save({ document: '{ viewer { role } }' }, { version: first, role: 'admin' });
    expect(second.errors).toBeUndefined();
    expect(refusalOf(await save({}, { version: first }))).toMatchObject({ code: 'CONFLICT' });
    expect(refusalOf(await save({}))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('saved already'),
    });
    expect(await listed()).toEqual([
      { name: 'Systems', document: '{ viewer { role } }', variables: null, actor: 'admin' },
    ]);
  });

  it('is one of two that were saved at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => save({})));
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  });

  it('that was deleted is gone, and its name is free', async () => {
    const { version } = (await save({})).data.saveOperation;
    expect((await remove('Systems', version)).data.deleteOperation).toEqual({ name: 'Systems', document });
    expect(await listed()).toEqual([]);
    expect(refusalOf(await remove('Systems', version))).toMatchObject({ code: 'CONFLICT' });
    expect((await save({})).errors).toBeUndefined();
  });

  it.each([
    ['a name of nothing', { name: '  ' }, 'name'],
    ['a name too long', { name: 'x'.repeat(81) }, 'name'],
    ['no GraphQL', { document: 'what has not shipped?' }, 'document'],
    ['a field that is not there', { document: '{ nothingOfThisName }' }, 'document'],
    ['fragments alone', { document: 'fragment Any on Viewer { role }' }, 'document'],
    ['a document deeper than is run', { document: `{ a${'{ a'.repeat(120)}${' }'.repeat(121)}` }, 'document'],
    ['a document too long', { document: `${document}${' '.repeat(50_001)}` }, 'document'],
    ['variables that are no object', { variables: ['STHM-12M'] }, 'variables'],
    ['variables too large', { variables: { text: 'x'.repeat(20_001) } }, 'variables'],
  ])('is refused with %s, and the field is named', async (_what, input, field) => {
    expect(refusalOf(await save(input))).toMatchObject({ code: 'BAD_USER_INPUT', field });
    expect(await listed()).toEqual([]);
  });

  it('says in words what is wrong with its document', async () => {
    const { message } = refusalOf(await save({ document: '{ nothingOfThisName }' }));
    expect(message).toBe('document: Cannot query field "nothingOfThisName" on type "Query".');
  });

  it('is nothing for shoppers', async () => {
    const list = await gateway.ask('{ savedOperations { name } }', {}, { role: 'storefront' });
    expect(refusalOf(list)).toMatchObject({ code: 'FORBIDDEN' });
    expect(refusalOf(await save({}, { role: 'storefront' }))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('leaves its trace in the audit log: who saved and deleted what', async () => {
    const { version } = (await save({ name: 'Traced' })).data.saveOperation;
    await remove('Traced', version);
    const { data } = await gateway.ask(
      '{ auditLog(filter: { subject: "Traced" }) { nodes { action subject actor role outcome } } }',
      {},
      { role: 'admin' },
    );
    const common = { subject: 'Traced', actor: 'back-office', role: 'back-office', outcome: 'OK' };
    expect(data.auditLog.nodes).toEqual([
      { action: 'OPERATION_DELETED', ...common },
      { action: 'OPERATION_SAVED', ...common },
    ]);
  });
});
