/** `serve`: the gateway over the configured systems, or over the sandbox when nothing is configured. */
import { Command } from 'commander';
import { createApp } from '../app.ts';
import { ConfigError, type Environment, isConfigured, loadConfig } from '../config/load.ts';
import { openStore } from '../store/open-store.ts';
import { keysOf } from './key-store.ts';
import { createLog } from './log.ts';
import { untilStopped } from './signals.ts';
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
  await using app = await createApp({
    config,
    keys: keysOf(store, environment),
    store,
    log: createLog(config),
    clock: Date.now,
    random: Math.random,
    sync: config.gateway.sync,
  });
  terminal.say(`The gateway answers at ${app.url}/graphql, its console at ${app.url}/console/`);
  await warnOfUnreachable(terminal, app.unreachable());
  await untilStopped();
}

/** A system that is down at start is named but does not stop the gateway: the other one is still worth asking. */
export async function warnOfUnreachable(
  terminal: Terminal,
  faults: Promise<readonly string[]>,
): Promise<void> {
  for (const fault of await faults) terminal.fail(`Warning: ${fault}`);
}

function refuseSandboxInProduction({ NODE_ENV }: Environment): void {
  if (NODE_ENV !== 'production') return;
  throw new ConfigError(['NODE_ENV is production but neither P21_URL, ORO_URL nor GATEWAY_CONFIG is set']);
}
