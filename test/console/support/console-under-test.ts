/** The console as people have it: the built page in Chromium, the whole gateway with its sync over a small distributor. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { createDistributor, type Distributor } from '../../../sandbox/distributor/start.ts';
import { createMemoryKeyStore } from '../../../src/access/api-key-stores.ts';
import { createApiKey } from '../../../src/access/api-keys.ts';
import { type Role, roles } from '../../../src/access/viewer.ts';
import { type App, createApp } from '../../../src/app.ts';
import { examineFor } from '../../../src/cli/doctor.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { seriousFindings } from '../../support/axe.ts';
import { launchChromium } from '../../support/chromium.ts';
import { inMemory } from '../../support/stores.ts';

const root = join(import.meta.dirname, '../../..');
const pictures = join(root, '.vitest', 'console');

/** A browser on a busy machine is slow, and that is not what is tested here. */
export const pageWaitMs = 60_000;

export interface ConsoleUnderTest {
  readonly app: App;
  readonly store: Store;
  readonly distributor: Distributor;
  readonly page: Page;
  /** URLs outside the gateway that were asked for. */
  readonly foreignRequests: readonly string[];
  /** What went wrong inside the page. */
  readonly pageErrors: readonly string[];
  /** A page of the console, e.g. "sync-desk?find=W-10001". */
  open(route: string): Promise<void>;
  /** Asks the graph as an administrator. Throws when it answers with an error. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read what their own query asked for.
  ask(query: string, variables?: Record<string, unknown>): Promise<any>;
  /** Switches faults of the P21 sandbox, or all off. */
  p21Faults(faults: object | null): Promise<void>;
  oroFaults(faults: object | null): Promise<void>;
  /** Takes a picture for people, and returns what axe finds serious, in the light and in the dark. */
  examine(name: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export const desktop = { width: 1440, height: 900 };

export const keyOf = (role: Role): string => `opg_${role}_secret`;

export async function startConsole(): Promise<ConsoleUnderTest> {
  mkdirSync(pictures, { recursive: true });
  const distributor = await createDistributor({ p21: { items: 120, customers: 12, orders: 40 } });
  const store = await openStore(inMemory());
  const app = await startGateway(distributor, store);
  // Whatever time it is: nothing runs but what a test asks for.
  for (const { flow } of await app.operations.flows()) await app.operations.setFlow(flow, { schedule: '' });
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: desktop });
  page.setDefaultTimeout(pageWaitMs);
  const foreignRequests: string[] = [];
  const pageErrors: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (/^(https?|wss?):/.test(url) && new URL(url).host !== new URL(app.url).host) foreignRequests.push(url);
  });
  page.on('pageerror', ({ message }) => pageErrors.push(message));
  return {
    app,
    store,
    distributor,
    page,
    foreignRequests,
    pageErrors,
    open: async (route) => {
      await page.goto(`${app.url}/console/#/${route}`);
    },
    ask: (query, variables) => ask(app.url, query, variables),
    p21Faults: (faults) => setFaults(distributor.p21.controlUrl, faults),
    oroFaults: (faults) => setFaults(distributor.oro.controlUrl, faults),
    examine: (name) => examine(page, name),
    close: () => closeAll(browser, app, store, distributor),
  };
}

async function startGateway(distributor: Distributor, store: Store): Promise<App> {
  const keys = roles.map((role) => {
    const customer = role === 'storefront' ? { customerId: distributor.tourCustomerId } : {};
    return createApiKey(role, 'secret', { name: `${role} of the test`, role, ...customer }, Date.now);
  });
  const config = loadConfig({ ...distributor.environment, GATEWAY_PORT: '0', GATEWAY_PLAYGROUND: 'false' });
  const keyStore = createMemoryKeyStore(keys);
  return createApp({
    config,
    keys: keyStore,
    examine: examineFor(config, {}, keyStore),
    store,
    log: pino({ level: 'silent' }),
    clock: Date.now,
    random: Math.random,
    sync: true,
  });
}

async function ask(url: string, query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${keyOf('admin')}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

async function setFaults(controlUrl: string, faults: object | null): Promise<void> {
  const url = `${controlUrl}/faults`;
  await fetch(url, { method: 'DELETE' });
  if (faults === null) return;
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(faults) });
  if (!response.ok) throw new Error(await response.text());
}

async function closeAll(browser: Browser, app: App, store: Store, distributor: Distributor): Promise<void> {
  await browser.close();
  await app.close();
  await store.close();
  await distributor.close();
}

async function examine(page: Page, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
    await page.screenshot({ path: join(pictures, `${name}-${theme}.png`) });
    found.push(...(await seriousFindings(page)).map((finding) => `${theme}: ${finding}`));
  }
  return found;
}
