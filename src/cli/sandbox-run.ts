/** Both systems stand in as one seeded distributor, kept alive by simulated business; alone or with the gateway in front. */
import {
  createDistributor,
  type Distributor,
  type DistributorOptions,
} from '../../sandbox/distributor/start.ts';
import { createMemoryKeyStore, layerKeys } from '../access/api-key-stores.ts';
import { type ApiKeyStore, createApiKey } from '../access/api-keys.ts';
import { roles } from '../access/viewer.ts';
import { createApp } from '../app.ts';
import { type Environment, loadConfig } from '../config/load.ts';
import { openStore } from '../store/open-store.ts';
import type { SyncOperations } from '../sync/operations.ts';
import { examineFor } from './doctor.ts';
import { keysOf } from './key-store.ts';
import { createLog } from './log.ts';
import { showProgress } from './progress.ts';
import { hasPlace, readIdentity, withDefaults } from './sandbox-environment.ts';
import { readSandboxSettings } from './sandbox-settings.ts';
import { createDemoShop } from './sandbox-shop.ts';
import { untilStopped } from './signals.ts';
import { placeOf } from './store-place.ts';
import { formatTable, type Terminal } from './terminal.ts';

/** The secret of every sandbox key: nothing real is behind them, and they exist only in this mode. */
const sandboxSecret = 'sandbox';

/** The two systems alone, until Ctrl-C. */
export async function runSandbox(terminal: Terminal, environment: Environment): Promise<void> {
  const distributor = await startDistributor(terminal, environment);
  terminal.say('Point a gateway at them with these settings:\n');
  for (const [name, value] of Object.entries(distributor.environment))
    terminal.say(`export ${name}='${value}'`);
  await untilStopped();
  await distributor.close();
}

/** The gateway in front of a sandbox of its own, with a key for each role. */
export async function serveSandbox(terminal: Terminal, environment: Environment): Promise<void> {
  const identity = readIdentity(environment);
  const distributor = await startDistributor(terminal, environment, identity);
  const config = loadConfig(
    withDefaults(environment, { GATEWAY_LOG_LEVEL: 'warn', ...distributor.environment }),
  );
  const log = createLog(config);
  const store = await openStore(hasPlace(environment) ? placeOf(config.gateway) : { kind: 'memory' });
  const keys = layerKeys(createSandboxKeys(distributor.tourCustomerId), keysOf(store, environment));
  const { sync } = config.gateway;
  const demoShop = createDemoShop(distributor);
  const app = await createApp({
    config,
    keys,
    store,
    log,
    clock: Date.now,
    random: Math.random,
    sync,
    demoShop,
    examine: examineFor(config, environment, keys),
  });
  terminal.say(describeGateway(app.url, distributor));
  if (sync) void showFirstMigration(terminal, app.operations);
  await untilStopped();
  await app.close();
  await store.close();
  await distributor.close();
}

/** The sync goes on by itself afterwards; a stop in between ends the showing only. */
async function showFirstMigration(terminal: Terminal, operations: SyncOperations): Promise<void> {
  terminal.say('\nThe flows bring the shop in step with Prophet 21:\n');
  const { id } = await operations.startMigration([], false);
  await showProgress(() => operations.migration(id)).catch(() => {});
}

const secondsSince = (startedAt: number): string => ((Date.now() - startedAt) / 1000).toFixed(1).padStart(5);

/** Says each step as it begins, because seeding takes seconds. */
async function startDistributor(
  terminal: Terminal,
  environment: Environment,
  identity: DistributorOptions = {},
): Promise<Distributor> {
  const startedAt = Date.now();
  const settings = readSandboxSettings(environment);
  const distributor = await createDistributor({
    ...settings,
    p21: { ...settings.p21, ...identity.p21 },
    oro: { ...settings.oro, ...identity.oro },
    onStep: (step) => terminal.say(`${secondsSince(startedAt)} s  ${step} …`),
  });
  const { p21, oro } = distributor;
  terminal.say(
    formatTable([
      ['Prophet 21', p21.url, 'control', p21.controlUrl],
      ['OroCommerce', `${oro.url}/admin/api`, 'control', oro.controlUrl],
    ]),
  );
  return distributor;
}

function createSandboxKeys(customerId: string): ApiKeyStore {
  const keys = roles.map((role) => {
    const wish = { name: `sandbox ${role}`, role, ...(role === 'storefront' ? { customerId } : {}) };
    return createApiKey(role, sandboxSecret, wish, Date.now);
  });
  return createMemoryKeyStore(keys);
}

const describeGateway = (url: string, { tourCustomerId }: Distributor): string =>
  `
The gateway is ready.

  Console     ${url}/console/
  GraphQL     ${url}/graphql
  Playground  ${url}/playground/
  Demo shop   ${url}/shop/

Keys of this sandbox (Authorization: Bearer …):

${formatTable(roles.map((role) => [`  ${role}`, `opg_${role}_${sandboxSecret}`]))}

The storefront key sees customer ${tourCustomerId}. Ctrl-C stops everything.`;
