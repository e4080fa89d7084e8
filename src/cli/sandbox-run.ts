/** Both systems stand in as one seeded distributor, kept alive by simulated business; alone or with the gateway in front. */
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { createMemoryKeyStore } from '../access/api-key-stores.ts';
import { type ApiKeyStore, createApiKey } from '../access/api-keys.ts';
import { roles } from '../access/viewer.ts';
import { createApp } from '../app.ts';
import { type Environment, loadConfig } from '../config/load.ts';
import { createLog } from './log.ts';
import { untilStopped } from './signals.ts';
import { formatTable, type Terminal } from './terminal.ts';

/** Addresses of the sandbox, all on loopback. */
const ports = { p21: { port: 4021, controlPort: 4022 }, oro: { port: 4031, controlPort: 4032 } };

/** Enough to see orders ship and stock move while looking, slow enough to follow. */
const business = { ordersPerMinute: 2, stockMovesPerMinute: 6, priceChangesPerMinute: 1 };

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
  const distributor = await startDistributor(terminal, environment);
  const config = loadConfig({ GATEWAY_LOG_LEVEL: 'warn', ...environment, ...distributor.environment });
  const keys = createSandboxKeys(distributor.tourCustomerId);
  const log = createLog(config);
  const app = await createApp({ config, keys, log, clock: Date.now, random: Math.random });
  terminal.say(describeGateway(app.url, distributor));
  await untilStopped();
  await app.close();
  await distributor.close();
}

async function startDistributor(terminal: Terminal, environment: Environment): Promise<Distributor> {
  terminal.say('Starting the sandbox: one seeded distributor in Prophet 21 and OroCommerce …');
  const items = Number(environment.SANDBOX_ITEMS ?? 5000);
  const distributor = await createDistributor({ p21: { ...ports.p21, items, business }, oro: ports.oro });
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

  GraphQL     ${url}/graphql
  Playground  ${url}/playground/

Keys of this sandbox (Authorization: Bearer …):

${formatTable(roles.map((role) => [`  ${role}`, `opg_${role}_${sandboxSecret}`]))}

The storefront key sees customer ${tourCustomerId}. Ctrl-C stops everything.`;
