/** The demo shop as people have it: the built elements in Chromium, the whole gateway with its sync over a small distributor. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createDistributor, type Distributor } from '../../../sandbox/distributor/start.ts';
import { createMemoryKeyStore } from '../../../src/access/api-key-stores.ts';
import type { ApiKeyStore } from '../../../src/access/api-keys.ts';
import { type App, createApp } from '../../../src/app.ts';
import { createDemoShop } from '../../../src/cli/sandbox-shop.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { beginSync } from '../../support/begin-sync.ts';
import { launchChromium } from '../../support/chromium.ts';
import { inMemory } from '../../support/stores.ts';

const root = join(import.meta.dirname, '../../..');
export const pictures = join(root, '.vitest', 'storefront');

/** A browser on a busy machine is slow, and that is not what is tested here. */
export const pageWaitMs = 60_000;

export interface ShopUnderTest {
  readonly app: App;
  readonly keys: ApiKeyStore;
  readonly store: Store;
  readonly distributor: Distributor;
  readonly browser: Browser;
  /** So much lies at each location from now on, and nothing is promised. */
  setStock(sku: string, onHand: number): void;
  close(): Promise<void>;
}

/** What a page did on the network and what went wrong in it. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly errors: string[];
  /** URLs outside the given hosts. */
  readonly foreign: string[];
  /** Bodies of the questions to the gateway. */
  readonly questions: { readonly variables: Record<string, unknown> }[];
  /** WebSockets opened so far. */
  sockets: number;
  close(): Promise<void>;
}

export async function startShop(environment: Record<string, string> = {}): Promise<ShopUnderTest> {
  mkdirSync(pictures, { recursive: true });
  const distributor = await createDistributor({ p21: { items: 150, customers: 12, orders: 60 } });
  const store = await openStore(inMemory());
  const keys = createMemoryKeyStore();
  const app = await createApp({
    config: loadConfig({
      ...distributor.environment,
      GATEWAY_PORT: '0',
      GATEWAY_PLAYGROUND: 'false',
      GATEWAY_CONSOLE: 'false',
      GATEWAY_POLL_SECONDS: '1',
      ...environment,
    }),
    keys,
    store,
    log: pino({ level: 'silent' }),
    clock: Date.now,
    random: Math.random,
    sync: true,
    demoShop: createDemoShop(distributor),
  });
  await beginSync(app);
  const browser = await launchChromium();
  const close = async () => {
    await browser.close();
    await app.close();
    await store.close();
    await distributor.close();
  };
  const setStock = (sku: string, onHand: number) => moveStock(distributor, sku, onHand);
  return { app, keys, store, distributor, browser, setStock, close };
}

function moveStock({ p21: { database } }: Distributor, sku: string, onHand: number): void {
  const uid = database.table('inv_mast').first({ item_id: sku })?.inv_mast_uid ?? null;
  const levels = database.table('inv_loc');
  for (const row of levels.find('inv_mast_uid', uid))
    levels.update(row, { qty_on_hand: onHand, qty_allocated: 0, inv_last_changed_date: Date.now() });
}

/** A page of its own session. `hosts`: where it may go. */
export async function watchPage(browser: Browser, hosts: readonly string[]): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 1000 },
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(pageWaitMs);
  const watched: WatchedPage = {
    page,
    context,
    errors: [],
    foreign: [],
    questions: [],
    sockets: 0,
    close: () => context.close(),
  };
  const look = (url: string) => {
    if (/^(https?|wss?):/.test(url) && !hosts.includes(new URL(url).host)) watched.foreign.push(url);
  };
  page.on('pageerror', ({ message }) => watched.errors.push(message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) watched.errors.push(message.text());
  });
  page.on('request', (request) => {
    look(request.url());
    if (request.method() === 'POST' && request.url().endsWith('/graphql'))
      watched.questions.push(request.postDataJSON());
  });
  page.on('websocket', (socket) => {
    look(socket.url());
    watched.sockets += 1;
  });
  return watched;
}
