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
import { seriousFindings } from '../support/axe.ts';
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
  const customerId = distributor.tourCustomerId;
  app = await createApp({
    config: loadConfig({ ...distributor.environment, GATEWAY_PORT: '0' }),
    keys: createMemoryKeyStore([
      createApiKey('staff', 'secret', { name: 'staff', role: 'back-office' }, Date.now),
      createApiKey('colleague', 'secret', { name: 'colleague', role: 'sync' }, Date.now),
      createApiKey('shopper', 'secret', { name: 'shopper', role: 'storefront', customerId }, Date.now),
    ]),
    store: await openStore(inMemory()),
    log: pino({ level: 'silent' }),
    clock: Date.now,
    random: Math.random,
  });
  browser = await launchChromium();
  page = await newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith(app.url) && /^https?:/.test(request.url()))
      foreignRequests.push(request.url());
  });
}, 300_000);

async function newPage(): Promise<Page> {
  const opened = await (await browser.newContext()).newPage();
  opened.setDefaultTimeout(pageWaitMs);
  return opened;
}

async function signIn(as: string): Promise<Page> {
  const opened = await newPage();
  await opened.goto(`${app.url}/playground/`);
  await opened.fill('#key', `opg_${as}_secret`);
  await opened.click('button[type=submit]');
  await opened.getByText('Stock by location').waitFor();
  return opened;
}

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
    expect(await page.locator('.ready li').count()).toBeGreaterThanOrEqual(10);
  });

  it('answers every question of the shelf, one after the other, without an error', async () => {
    const questions = page.locator('.ready li button');
    for (let at = 0; at < (await questions.count()); at += 1) {
      const answered = page.waitForResponse(`${app.url}/graphql`);
      await questions.nth(at).click();
      const answer = (await (await answered).json()) as { readonly errors?: unknown };
      expect(answer.errors, `question ${at + 1}`).toBeUndefined();
    }
    await page.locator('.graphiql-response', { hasText: '"systemStatus"' }).waitFor();
  });

  it('says what the answer cost and where its facts came from', async () => {
    await page.locator('.ready button', { hasText: 'Stock by location' }).click();
    await page.locator('.account', { hasText: /^Cost \d+ · .*stock: \d+ / }).waitFor();
  });

  it('saves what is in the editor under a name, by the keyboard alone', async () => {
    await page.locator('.ready button', { hasText: 'Stock by location' }).click();
    await page.locator('.view-lines', { hasText: 'StockByLocation' }).first().waitFor();
    await page.keyboard.press('Control+s');
    await page.locator('#saved-name:focus').waitFor();
    await page.keyboard.type('Stock, as we ask for it');
    await page.keyboard.press('Enter');
    await page.getByText('"Stock, as we ask for it" is saved.').waitFor();
    await page.locator('.saved li', { hasText: 'Stock, as we ask for it' }).waitFor();
  });

  it('gives a colleague what was saved: opened, not run, and replaced under its name', async () => {
    const colleague = await signIn('colleague');
    await colleague.locator('.saved li button', { hasText: 'Stock, as we ask for it' }).click();
    await colleague.locator('.view-lines', { hasText: 'StockByLocation' }).first().waitFor();
    expect(await colleague.locator('.account').count()).toBe(0);
    expect(await colleague.inputValue('#saved-name')).toBe('Stock, as we ask for it');
    await colleague.getByRole('button', { name: 'Replace' }).click();
    await colleague.locator('.saved li', { hasText: 'colleague' }).waitFor();
    await colleague.keyboard.press('Control+Enter');
    await colleague.close();
  });

  it('does not overwrite what a colleague saved meanwhile', async () => {
    await page.getByRole('button', { name: 'Replace' }).click();
    await page.getByText('Somebody has changed "Stock, as we ask for it" meanwhile').waitFor();
    await page.locator('.saved li', { hasText: 'colleague' }).waitFor();
  });

  it('says what is wrong with what cannot be saved', async () => {
    await page.getByRole('button', { name: 'New tab' }).click();
    await page.locator('.graphiql-query-editor .monaco-editor').first().click();
    await page.keyboard.type('{ nothingOfThisName }');
    await page.fill('#saved-name', 'Nothing');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('.fault', { hasText: 'Cannot query field "nothingOfThisName"' }).waitFor();
  });

  it('deletes after asking once more', async () => {
    await page.getByRole('button', { name: 'Delete Stock, as we ask for it' }).click();
    await page.getByRole('button', { name: 'Really delete Stock, as we ask for it' }).click();
    await page.getByText('Nothing yet.').waitFor();
  });

  it('shows shoppers no shelf of staff', async () => {
    const shopper = await signIn('shopper');
    expect(await shopper.getByText('Saved by staff').count()).toBe(0);
    await shopper.close();
  });

  it('adds nothing to GraphiQL that keeps somebody out', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await seriousFindings(page, { include: ['.shelf', '.graphiql-logo'] })).toEqual([]);
    }
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
