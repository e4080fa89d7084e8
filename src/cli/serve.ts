/** `serve`: the gateway over the configured systems, or over the sandbox when nothing is configured. */
import { Command } from 'commander';
import { type App, createApp } from '../app.ts';
import type { Config } from '../config/config.ts';
import { ConfigError, type Environment, filesOf, isConfigured, loadConfig } from '../config/load.ts';
import { openStore } from '../store/open-store.ts';
import { examineFor } from './doctor.ts';
import { keysOf } from './key-store.ts';
import { createLog } from './log.ts';
import { onReload, untilStopped } from './signals.ts';
import { placeOf } from './store-place.ts';
import type { Terminal } from './terminal.ts';

export const serveCommand = (terminal: Terminal, environment: Environment): Command =>
  new Command('serve')
    .description('serve the gateway (with the sandbox of both systems when none is configured)')
    .action(async () => {
      if (isConfigured(environment)) return serveConfigured(terminal, environment);
      refuseSandboxInProduction(environment);
      const { serveSandbox } = await import('./sandbox-run.ts');
      return serveSandbox(terminal, environment);
    });

async function serveConfigured(terminal: Terminal, environment: Environment): Promise<void> {
  const config = loadConfig(environment);
  await using store = await openStore(placeOf(config.gateway));
  const keys = keysOf(store, environment);
  const open = (current: Config, replaces?: App) =>
    createApp({
      config: current,
      keys,
      examine: examineFor(current, environment, keys),
      store,
      log: createLog(current),
      clock: Date.now,
      random: Math.random,
      sync: current.gateway.sync,
      ...(replaces !== undefined && { replaces }),
    });
  let app = await open(config);
  terminal.say(`The gateway answers at ${app.url}/graphql, its console at ${app.url}/console/`);
  const replace = async () => {
    const next = await openAnew(environment, config, (changed) => open(changed, app));
    await app.close({ isReplaced: true });
    app = next;
    terminal.say('The configuration was read again.');
  };
  const stopReloads = onReload(filesOf(environment), config.gateway.tlsReloadSeconds * 1000, () =>
    replace().catch((error: Error) => terminal.fail(`${error.message}\nThe old configuration stays.`)),
  );
  await warnOfUnreachable(terminal, app.unreachable());
  await untilStopped();
  await stopReloads();
  await app.close();
}

/** Throws `ConfigError` for a configuration with mistakes, or with a change that only a new process can make true. */
async function openAnew(
  environment: Environment,
  old: Config,
  open: (config: Config) => Promise<App>,
): Promise<App> {
  const config = loadConfig(environment);
  const isElsewhere = (['host', 'port', 'databaseUrl', 'dataDirectory'] as const).filter(
    (name) => config.gateway[name] !== old.gateway[name],
  );
  if (isElsewhere.length > 0)
    throw new ConfigError(isElsewhere.map((name) => `gateway.${name}: needs a new process`));
  return open(config);
}

/** A system that is down at start is named but does not stop the gateway: the other one is still worth asking. */
async function warnOfUnreachable(terminal: Terminal, faults: Promise<readonly string[]>): Promise<void> {
  for (const fault of await faults) terminal.fail(`Warning: ${fault}`);
}

function refuseSandboxInProduction({ NODE_ENV }: Environment): void {
  if (NODE_ENV !== 'production') return;
  throw new ConfigError(['NODE_ENV is production but neither P21_URL, ORO_URL nor GATEWAY_CONFIG is set']);
}
