/** The whole gateway over a small distributor, spoken to over HTTP. */
import { pino } from 'pino';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import { createApiKey } from '../../src/access/api-keys.ts';
import { type Role, roles } from '../../src/access/viewer.ts';
import { type App, createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { beginSync } from './begin-sync.ts';
import { inMemory } from './stores.ts';

export interface GatewayAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: tests read what their own query asked for.
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

export interface GatewayUnderTest {
  readonly distributor: Distributor;
  readonly app: App;
  readonly store: Store;
  ask(
    query: string,
    variables?: Record<string, unknown>,
    options?: { role?: Role; headers?: Record<string, string> },
  ): Promise<GatewayAnswer>;
  /** Switches faults of the P21 sandbox, or all off. */
  faults(faults: object | null): Promise<void>;
  close(): Promise<void>;
}

/** The storefront key is of the distributor's `tourCustomerId`. `sync`: whether both systems are kept in step. */
export async function startGateway(
  environment: Record<string, string> = {},
  sync = false,
): Promise<GatewayUnderTest> {
  const distributor = await createDistributor({ p21: { items: 150, customers: 12, orders: 60 } });
  const store = await openStore(inMemory());
  const app = await createApp({
    config: loadConfig({
      ...distributor.environment,
      GATEWAY_PORT: '0',
      GATEWAY_PLAYGROUND: 'false',
      ...environment,
    }),
    keys: createMemoryKeyStore(roles.map((role) => keyOf(role, distributor.tourCustomerId))),
    store,
    log: pino({ level: 'silent' }),
    clock: Date.now,
    random: Math.random,
    sync,
  });
  if (sync) await beginSync(app);
  return {
    distributor,
    app,
    store,
    ask: async (query, variables = {}, { role = 'back-office', headers = {} } = {}) => {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer opg_${role}_secret`,
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as GatewayAnswer;
    },
    faults: async (faults) => {
      const url = `${distributor.p21.controlUrl}/faults`;
      await fetch(url, { method: 'DELETE' });
      if (faults === null) return;
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(faults),
      };
      const response = await fetch(url, init);
      if (!response.ok) throw new Error(await response.text());
    },
    close: async () => {
      await app.close();
      await store.close();
      await distributor.close();
    },
  };
}

const keyOf = (role: Role, customerId: string) =>
  createApiKey(
    role,
    'secret',
    { name: role, role, ...(role === 'storefront' ? { customerId } : {}) },
    Date.now,
  );
