/** A seeded P21 and an empty shop, joined by the real clients of both. */
import { createOroSources, type OroConnection } from '../../../datasources/oro/create-oro-sources.ts';
import { createP21Sources, type P21Connection } from '../../../datasources/p21/create-p21-sources.ts';
import type { OroSandboxOptions } from '../../../sandbox/oro/options.ts';
import { createOroSandbox, type OroSandbox } from '../../../sandbox/oro/server.ts';
import type { P21SandboxOptions } from '../../../sandbox/p21/options.ts';
import { createP21Sandbox, type P21Sandbox } from '../../../sandbox/p21/server.ts';
import { type Config, configSchema } from '../../../src/config/config.ts';
import type { AllFlowParts } from '../../../src/flows/flow-parts.ts';
import type { SyncCommand } from '../../../src/sync/command-port.ts';

export interface TwoSystems extends AsyncDisposable {
  readonly p21: P21Sandbox;
  readonly shop: OroSandbox;
  readonly config: Config;
  readonly parts: AllFlowParts;
  /** Commands the flows have submitted; nobody carries them out. */
  readonly commands: SyncCommand[];
  readonly oro: OroConnection;
  readonly p21Connection: P21Connection;
}

export interface TwoSystemsOptions {
  readonly p21?: Partial<P21SandboxOptions>;
  readonly oro?: OroSandboxOptions;
  readonly config?: { readonly oro?: object; readonly flows?: object };
  /** Of the clients; that of the systems when left out. */
  readonly clock?: () => number;
}

const small = { items: 60, customers: 12, orders: 60 } as const;

export async function startTwoSystems(options: TwoSystemsOptions = {}): Promise<TwoSystems> {
  const p21 = await createP21Sandbox({ ...small, ...options.p21 });
  const shop = await createOroSandbox(options.oro);
  const config = configSchema.parse({
    p21: {
      url: p21.url,
      username: 'api',
      password: 'sandbox',
      companyId: 'ACME',
      timeZone: 'America/Chicago',
      salesLocationId: '10',
    },
    oro: {
      url: shop.url,
      clientId: 'sandbox-back-office',
      clientSecret: 'sandbox-secret',
      ...options.config?.oro,
    },
    gateway: {},
    flows: options.config?.flows ?? {},
  });
  const surroundings = { clock: options.clock ?? Date.now, random: Math.random };
  const p21Connection = createP21Sources(config.p21, surroundings);
  const oro = createOroSources(config.oro, surroundings);
  const commands: SyncCommand[] = [];
  const submitCommand: AllFlowParts['submitCommand'] = async (command) => {
    commands.push(command);
    return { id: String(commands.length), state: 'RECEIVED' };
  };
  const parts = {
    p21: p21Connection.sources,
    oro: oro.sources,
    shop: oro.syncAt,
    config,
    submitCommand,
  };
  const dispose = async () => {
    await Promise.all([p21Connection.close(), oro.close()]);
    await Promise.all([p21.close(), shop.close()]);
  };
  return { p21, shop, config, parts, commands, oro, p21Connection, [Symbol.asyncDispose]: dispose };
}
