/** What back-office staff see: sign in, take a question from the shelf, read the answer of both systems. */
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import { createApiKey } from '../../src/access/api-keys.ts';
import { type App, createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { openStore } from '../../src/store/open-store.ts';
import { launchChromium } from '../support/chromium.ts';
import { inMemory } from '../support/stores.ts';

const key = 'opg_staff_secret';

/** A browser on a busy machine is slow, and that is not what is tested here. */
const pageWaitMs = 120_000;

let distributor: Distributor;
let app: App;
let browser: Browser;
let page: Page;
const foreignRequests: string[] = [];

beforeAll(async () => {
  distributor = await createDistributor({ p21: { items: 120, customers: 12, orders: 120 } });
  app = await createApp({
    config: loadConfig({ ...distributor.environment, GATEWAY_PORT: '0' }),
    keys: createMemoryKeyStore([
      createApiKey('staff', 'secret', { name: 'staff', role: 'back-office' }, Date.now),
    ]),
    store: await openStore(inMemory()),
    log: pino({ level: 'silent' }),
    clock: Date.now,
    random: Math.random,
  });
  browser = await launchChromium();
  page = await browser.newPage();
  page.setDefaultTimeout(pageWaitMs);
  page.on('request', (request) => {
    if (!request.url().startsWith(app.url) && /^https?:/.test(request.url()))
      foreignRequests.push(request.url());
  });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await app?.close();
  await distributor?.close();
});

describe('the playground', { timeout: 4 * pageWaitMs }, () => {
  it('refuses a key that the gateway does not know', async () => {
    await page.goto(`${app.url}/playground/`);
    await page.fill('#key', 'opg_nobody_secret');
    await page.click('button[type=submit]');
    await page.getByText('does not accept this key').waitFor();
  });

  it('shows the shelf after sign-in', async () => {
    await page.fill('#key', key);
    await page.click('button[type=submit]');
    await page.getByText('What has not shipped for this customer').waitFor();
    expect(await page.locator('.shelf li').count()).toBeGreaterThanOrEqual(10);
  });

  it('answers every question of the shelf, one after the other, without an error', async () => {
    const questions = page.locator('.shelf li button');
    for (let at = 0; at < (await questions.count()); at += 1) {
      const answered = page.waitForResponse(`${app.url}/graphql`);
      await questions.nth(at).click();
      const answer = (await (await answered).json()) as { readonly errors?: unknown };
      expect(answer.errors, `question ${at + 1}`).toBeUndefined();
    }
    await page.locator('.graphiql-response', { hasText: '"systemStatus"' }).waitFor();
  });

  it('asks nobody but the gateway, so it works without internet', () => {
    expect(foreignRequests).toEqual([]);
  });

  it('forgets the key on signing out', async () => {
    await page.getByText('Sign out').click();
    await page.locator('#key').waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });
});
