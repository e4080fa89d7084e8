/** Takes the pictures of the guides from the product as it runs: `npm start`, wait for its migration, then this. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '../../test/support/chromium.ts';

const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000';

interface Picture {
  readonly file: string;
  readonly path: string;
  /** Resolves when there is something to see. */
  readonly ready: (page: Page) => Promise<unknown>;
}

const pictures: readonly Picture[] = [
  {
    file: 'console-overview.png',
    path: '/console/#/overview',
    ready: (page) => page.getByRole('row', { name: /inventory-levels/ }).waitFor(),
  },
  {
    file: 'console-prices.png',
    path: '/console/#/prices?customer=100198&skus=VBAL-050-SSNIB&quantity=25',
    ready: (page) => page.getByText('P21 quotes').first().waitFor(),
  },
  {
    file: 'playground.png',
    path: '/playground/',
    ready: async (page) => {
      await page.getByRole('button', { name: /^Why this price/ }).click();
      await page.locator('.account').waitFor();
    },
  },
  {
    file: 'shop.png',
    path: '/shop/',
    ready: (page) => page.locator('p21-price[phase=known]').nth(11).waitFor(),
  },
];

const browser = await launchChromium();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
await context.addInitScript("sessionStorage.setItem('gateway-api-key', 'opg_admin_sandbox')");
for (const { file, path, ready } of pictures) {
  const page = await context.newPage();
  await page.goto(`${gateway}${path}`);
  await ready(page);
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: join(import.meta.dirname, file) });
  await page.close();
}
await browser.close();
