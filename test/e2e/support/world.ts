/** A seeded P21, a shop that knows one customer and nothing else, and the whole gateway between them. */
import { pino } from 'pino';
import { createRandom } from '../../../chaos/random.ts';
import { gatewayEnvironment } from '../../../chaos/sync/gateway-environment.ts';
import { ListKeeper } from '../../../chaos/sync/list-keeper.ts';
import { createSyncDesk, type SyncDesk } from '../../../chaos/sync/sync-desk.ts';
import { freePort } from '../../../sandbox/free-port.ts';
import type { OroSandboxOptions } from '../../../sandbox/oro/options.ts';
import { createOroSandbox, type OroSandbox } from '../../../sandbox/oro/server.ts';
import type { P21SandboxOptions } from '../../../sandbox/p21/options.ts';
import { createP21Sandbox, type P21Sandbox } from '../../../sandbox/p21/server.ts';
import { createMemoryKeyStore } from '../../../src/access/api-key-stores.ts';
import { createApiKey } from '../../../src/access/api-keys.ts';
import { type App, createApp } from '../../../src/app.ts';
import type { Config } from '../../../src/config/config.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { inMemory } from '../../support/stores.ts';

export interface World extends AsyncDisposable {
  readonly p21: P21Sandbox;
  readonly oro: OroSandbox;
  readonly app: App;
  readonly store: Store;
  readonly config: Config;
  readonly desk: SyncDesk;
  readonly keeper: ListKeeper;
}

export interface WorldOptions {
  readonly p21?: Partial<P21SandboxOptions>;
  readonly oro?: OroSandboxOptions;
  readonly settings?: Readonly<Record<string, string>>;
}

export async function startWorld({ p21: ofP21, oro: ofOro, settings }: WorldOptions = {}): Promise<World> {
  const p21 = await createP21Sandbox({ items: 40, customers: 8, orders: 30, shoppingLists: true, ...ofP21 });
  const oro = await createOroSandbox({ version: '7.0', ...ofOro });
  const keeper = new ListKeeper({ p21, oro }, createRandom(5));
  const port = await freePort();
  const config = loadConfig({
    ...gatewayEnvironment({
      p21Url: p21.url,
      oroUrl: oro.url,
      publicUrl: `http://127.0.0.1:${port}`,
    }),
    ...keeper.register(),
    P21_WRITE_LIFE_SECONDS: '2',
    GATEWAY_PORT: String(port),
    GATEWAY_POLL_SECONDS: '0.5',
    GATEWAY_LOOK_BACK_SECONDS: '2',
    ...settings,
  });
  const store = await openStore(inMemory());
  const app = await createApp({
    config,
    keys: createMemoryKeyStore([createApiKey('admin', 'secret', { name: 'admin', role: 'admin' }, Date.now)]),
    store,
    log: pino({ level: 'silent' }),
    clock: Date.now,
    random: Math.random,
    sync: true,
  });
  const dispose = async () => {
    await app.close();
    await store.close();
    await Promise.all([p21.close(), oro.close()]);
  };
  const desk = createSyncDesk(() => app.url, 'opg_admin_secret');
  return { p21, oro, app, store, config, desk, keeper, [Symbol.asyncDispose]: dispose };
}
