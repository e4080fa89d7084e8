/** What shoppers see: their own prices, stock that moves while they look, and P21 going and coming back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import {
  pageWaitMs,
  pictures,
  type ShopUnderTest,
  startShop,
  type WatchedPage,
  watchPage,
} from './support/shop-under-test.ts';

/** Every question reaches P21, so that the shopper notices at once when it goes. */
const nothingIsKept = {
  CACHE_PRICE_FRESH_SECONDS: '0',
  CACHE_PRICE_RENEW_SECONDS: '0',
  CACHE_STOCK_FRESH_SECONDS: '0',
  CACHE_STOCK_RENEW_SECONDS: '0',
};

let shop: ShopUnderTest;
let first: WatchedPage;
let second: WatchedPage;

beforeAll(async () => {
  shop = await startShop(nothingIsKept);
  const host = new URL(shop.app.url).host;
  [first, second] = await Promise.all([watchPage(shop.browser, [host]), watchPage(shop.browser, [host])]);
}, 300_000);

afterAll(() => shop?.close());

/** The texts of all elements of a kind once each of them shows the phase. */
async function texts(page: Page, name: string, phase = 'known'): Promise<string[]> {
  await page.locator(name).first().waitFor();
  await expect
    .poll(() => page.locator(`${name}:not([phase=${phase}])`).count(), { timeout: pageWaitMs })
    .toBe(0);
  return page.locator(`${name} [part=content]`).allTextContents();
}

const goods = '#goods p21-price';

describe('the demo shop', { timeout: 4 * pageWaitMs }, () => {
  it('shows two shoppers their own prices of the same goods', async () => {
    const [{ customerId = '' } = {}] = shop.distributor.window.shoppers.slice(1);
    await Promise.all([first.page.goto(`${shop.app.url}/shop/`), second.page.goto(`${shop.app.url}/shop/`)]);
    await second.page.selectOption('#shopper', customerId);
    const one = await texts(first.page, goods);
    await expect
      .poll(async () => (await texts(second.page, goods)).filter((text, at) => text !== one[at]), {
        timeout: pageWaitMs,
      })
      .toHaveLength(one.length);
    expect(one).toHaveLength(12);
    for (const text of one) expect(text).toMatch(/^\$[\d,]+\.\d{2,9} per [A-Z]+$/);
  });

  it('asked once for all of them, over one connection', async () => {
    const whole = { withPrices: true, withScales: true, withStock: true, withBudgets: true };
    const pages = first.questions.filter(({ variables }) =>
      Object.entries(whole).every(([name, value]) => variables[name] === value),
    );
    // Two where the connection was slow to open: what may have changed meanwhile is read again.
    expect(pages.length).toBeLessThanOrEqual(2);
    for (const { variables } of pages) expect(variables.items).toHaveLength(12);
    expect(first.sockets).toBe(1);
  });

  it('shows quantity breaks, stock by location and what is left of the budget', async () => {
    await first.page.locator('#detail p21-price [part=price]').waitFor();
    expect(await first.page.locator('#detail p21-price [part=breaks] tbody tr').count()).toBeGreaterThan(1);
    expect((await texts(first.page, '#detail p21-stock'))[0]).toMatch(/in stock|Out of stock/);
    expect(await first.page.locator('#detail p21-stock [part~=location]').count()).toBeGreaterThan(1);
    expect((await texts(first.page, 'p21-budget'))[0]).toMatch(/of \$[\d,.]+ left|over the limit/);
    await first.page.screenshot({ path: join(pictures, 'shopper.png'), fullPage: true });
  });

  it('moves stock while the shopper looks, without being asked', async () => {
    const [{ sku = '' } = {}] = shop.distributor.window.items;
    const asked = first.questions.length;
    const stock = first.page.locator(`#goods p21-stock[sku="${sku}"] [part=content]`);
    const before = await stock.textContent();
    shop.setStock(sku, 7777);
    await expect.poll(() => stock.textContent(), { timeout: pageWaitMs }).toMatch(/31,108|7,777/);
    expect(await stock.textContent()).not.toBe(before);
    expect(first.questions).toHaveLength(asked);
    await first.page.screenshot({ path: join(pictures, 'stock-moved.png'), fullPage: true });
  });

  it('says what it cannot know while P21 is down, and knows again by itself', async () => {
    const { page } = first;
    await page.check('#outage');
    await page.selectOption('#language', 'en-US');
    await page.dispatchEvent('#language', 'change');
    await page.locator('p21-price[phase=unavailable]').first().waitFor();
    await page.locator('#goods p21-stock [part=note]').first().waitFor();
    await page.screenshot({ path: join(pictures, 'p21-down.png'), fullPage: true });
    expect(await seriousFindings(page)).toEqual([]);
    await page.uncheck('#outage');
    await texts(page, goods);
    await texts(page, '#goods p21-stock');
  });

  it('writes money and quantities as the language does', async () => {
    await first.page.selectOption('#language', 'de-DE');
    await expect
      .poll(async () => (await texts(first.page, goods))[0], { timeout: pageWaitMs })
      .toMatch(/^[\d.]+,\d{2,9}\s\$ je [A-Z]+$/);
    await first.page.selectOption('#language', 'en-US');
    await texts(first.page, goods);
  });

  it('shows nobody a price who is not signed in', async () => {
    await second.page.selectOption('#shopper', '');
    await texts(second.page, goods, 'signed-out');
    expect(await second.page.getByText('Sign in for your price.').first().isVisible()).toBe(true);
  });

  it('is usable by everybody, in the light and in the dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await first.page.emulateMedia({ colorScheme });
      expect(await seriousFindings(first.page)).toEqual([]);
      await first.page.screenshot({ path: join(pictures, `${colorScheme}.png`), fullPage: true });
    }
  });

  it('asks nobody but the gateway, and breaks nothing', () => {
    for (const { errors, foreign } of [first, second]) expect([errors, foreign]).toEqual([[], []]);
  });
});

describe('the module', () => {
  it('is smaller than 15 kB on the wire', () => {
    const folder = join(import.meta.dirname, '../../dist/storefront');
    expect(readFileSync(join(folder, 'p21.js.gz')).length).toBeLessThan(15_000);
  });
});
