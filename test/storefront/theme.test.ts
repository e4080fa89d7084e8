/** The elements in somebody else's page: another origin, a strict policy, tokens that end, gateways that go away. */
import { request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { issueApiKey, revokeApiKey } from '../../src/access/api-keys.ts';
import { type RefusingProxy, startRefusingProxy } from './support/refusing-proxy.ts';
import { type ShopUnderTest, startShop, type WatchedPage, watchPage } from './support/shop-under-test.ts';
import { startTheme, type Theme } from './support/theme.ts';

let theme: Theme;
let shop: ShopUnderTest;
let view: WatchedPage;
let sku: string;
/** The key the shop gave out last. */
let lastKey = '';

beforeAll(async () => {
  theme = await startTheme();
  shop = await startShop({ GATEWAY_CORS_ORIGINS: theme.origin });
  theme.gateway = shop.app.url;
  theme.token = async () => {
    const wish = { name: 'minted', role: 'storefront', customerId: shop.distributor.tourCustomerId } as const;
    const { key, token } = await issueApiKey(shop.keys, wish, Date.now);
    lastKey = key.id;
    return { token };
  };
  sku = shop.distributor.window.items[0]?.sku ?? '';
}, 300_000);

beforeEach(async () => {
  const hosts = [theme.origin, theme.gateway].map((url) => new URL(url).host);
  view = await watchPage(shop.browser, hosts);
  return async () => {
    expect([view.errors, view.foreign]).toEqual([[], []]);
    await view.close();
  };
});

afterAll(async () => {
  await shop?.close();
  await theme?.close();
});

const open = async (body: string) => {
  theme.body = body;
  await view.page.goto(theme.origin);
};
const phase = (selector: string, wanted: string) =>
  view.page.locator(`${selector}[phase=${wanted}]`).first().waitFor();

describe('a theme of another origin', { timeout: 120_000 }, () => {
  it('shows prices, stock and budgets under a policy that allows the gateway and nothing else', async () => {
    await open(
      `<p21-price sku="${sku}" breaks></p21-price><p21-stock sku="${sku}"></p21-stock><p21-budget></p21-budget>`,
    );
    for (const name of ['p21-price', 'p21-stock', 'p21-budget']) await phase(name, 'known');
    expect(theme.asked).toBe(1);
    expect(view.sockets).toBe(1);
  });

  it('is not held up by a slow P21: the page is there, and says that prices are under way', async () => {
    shop.distributor.p21.faults.apply({ latencyMs: { ms: 1500 } });
    await open(`<p>Words</p><p21-price sku="${sku}" quantity="3"></p21-price>`);
    expect(await view.page.locator('p21-price').getAttribute('phase')).toBe('loading');
    expect(await view.page.locator('p21-price [part=content]').getAttribute('aria-busy')).toBe('true');
    await phase('p21-price', 'known');
    shop.distributor.p21.faults.clear();
  });

  it('says that an item is unknown, and takes another one in its place', async () => {
    await open('<p21-price sku="NO-SUCH-ITEM"></p21-price><p21-stock sku="NO-SUCH-ITEM"></p21-stock>');
    await phase('p21-price', 'missing');
    await phase('p21-stock', 'missing');
    await view.page.evaluate(
      `for (const element of document.querySelectorAll('p21-price, p21-stock')) element.setAttribute('sku', '${sku}')`,
    );
    await phase('p21-price', 'known');
    await phase('p21-stock', 'known');
  });

  it('asks the shop for another token when one has ended, and goes on being told', async () => {
    await open(`<p21-stock sku="${sku}" location="10"></p21-stock>`);
    await phase('p21-stock', 'known');
    const before = theme.asked;
    await revokeApiKey(shop.keys, lastKey, Date.now);
    await expect.poll(() => view.sockets, { timeout: 30_000 }).toBe(2);
    expect(theme.asked).toBe(before + 1);
    shop.setStock(sku, 4321);
    await view.page.getByText('4,321').waitFor();
  });

  it('asks for another token when a question is refused', async () => {
    await open(`<p21-price sku="${sku}"></p21-price>`);
    await phase('p21-price', 'known');
    await revokeApiKey(shop.keys, lastKey, Date.now);
    await view.page.evaluate(`document.querySelector('p21-price').setAttribute('quantity', '7')`);
    await phase('p21-price', 'loading').catch(() => {});
    await phase('p21-price', 'known');
  });

  it('shows a guest what the theme put between the tags', async () => {
    const { token } = theme;
    theme.token = async () => null;
    await open(`<p21-price sku="${sku}"><a href="/login">Sign in for your price</a></p21-price>`);
    await phase('p21-price', 'signed-out');
    expect(await view.page.getByRole('link', { name: 'Sign in for your price' }).isVisible()).toBe(true);
    theme.token = token;
    expect(view.sockets).toBe(0);
  });

  it('takes a token from a script of the page that answers the event', async () => {
    const { token } = theme;
    theme.token = async () => null;
    await view.page.addInitScript(
      `document.addEventListener('p21-token', ({ detail }) => detail.respondWith(${JSON.stringify((await token())?.token)}));
       document.addEventListener('DOMContentLoaded', () => document.querySelector('meta[name=p21-token]').remove());`,
    );
    await open(`<p21-price sku="${sku}"></p21-price>`);
    await phase('p21-price', 'known');
    theme.token = token;
  });

  it('asks a hundred at a time on a page of more', async () => {
    const skus = [...shop.distributor.p21.database.table('inv_mast').all()].map((row) =>
      String(row.item_id).trim(),
    );
    await open(
      skus
        .slice(0, 130)
        .map((one) => `<p21-stock sku="${one}"></p21-stock>`)
        .join(''),
    );
    await expect.poll(() => view.page.locator('p21-stock:not([phase])').count(), { timeout: 60_000 }).toBe(0);
    await expect
      .poll(() => view.page.locator('p21-stock[phase=loading]').count(), { timeout: 60_000 })
      .toBe(0);
    const sizes = view.questions.map(({ variables }) => (variables.skus as string[]).length);
    expect(sizes.slice(0, 2)).toEqual([100, 30]);
  });
});

describe('behind a proxy that lets no WebSocket through', { timeout: 120_000 }, () => {
  let proxy: RefusingProxy;
  let direct: string;

  beforeAll(async () => {
    direct = theme.gateway;
    proxy = await startRefusingProxy(direct);
  });
  afterAll(() => proxy?.close());
  beforeEach(async () => {
    theme.gateway = proxy.url;
    await view.close();
    view = await watchPage(
      shop.browser,
      [theme.origin, proxy.url].map((url) => new URL(url).host),
    );
    await open(
      `<p21-price sku="${sku}"></p21-price><p21-stock sku="${sku}" location="10"></p21-stock><p21-budget></p21-budget>`,
    );
    await phase('p21-stock', 'known');
    await expect.poll(() => proxy.streams, { timeout: 30_000 }).toBe(1);
    return () => {
      theme.gateway = direct;
    };
  });

  /** Stock that moves is shown, without a question. */
  async function hearsOf(count: number) {
    shop.setStock(sku, count);
    await view.page.getByText(count.toLocaleString('en-US')).waitFor();
  }

  it('waits for no WebSocket that nobody answers', async () => {
    proxy.upgrades = 'unanswered';
    await view.page.reload();
    await phase('p21-stock', 'known');
    await expect.poll(() => view.sockets, { timeout: 60_000 }).toBe(4);
    await expect.poll(() => proxy.streams, { timeout: 60_000 }).toBe(1);
    await hearsOf(5300);
    proxy.upgrades = 'refused';
  });

  it('is told of all that changes by one stream of events', async () => {
    await hearsOf(5301);
    expect([view.sockets, proxy.streams]).toEqual([2, 1]);
  });

  it('goes on by one stream when the page shows more, and when it shows less', async () => {
    const [, { sku: other = '' } = {}] = shop.distributor.window.items;
    await view.page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<p21-stock id="more" sku="${other}" location="10"></p21-stock>')`,
    );
    await phase('#more', 'known');
    await expect.poll(() => proxy.streams, { timeout: 30_000 }).toBe(1);
    shop.setStock(other, 6302);
    await view.page.locator('#more').getByText('6,302').waitFor();
    await view.page.evaluate(`document.querySelector('#more').remove()`);
    await hearsOf(5302);
    expect(proxy.streams).toBe(1);
  });

  it('asks the shop for another token when one has ended, and goes on being told', async () => {
    const before = theme.asked;
    await revokeApiKey(shop.keys, lastKey, Date.now);
    await expect.poll(() => theme.asked, { timeout: 30_000 }).toBe(before + 1);
    await hearsOf(5303);
  });

  it('gives the stream back while nobody looks, and knows what it missed', async () => {
    const see = (state: string) =>
      view.page.evaluate(
        `Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
         document.dispatchEvent(new Event('visibilitychange'))`,
      );
    await hearsOf(5304);
    await see('hidden');
    await expect.poll(() => proxy.streams, { timeout: 30_000 }).toBe(0);
    shop.setStock(sku, 5305);
    await see('visible');
    await view.page.getByText('5,305').waitFor();
    expect(proxy.streams).toBe(1);
  });
});

describe('the module', () => {
  // Not by `fetch`, which makes whoever asks for what has changed ask for everything.
  const get = (path: string, headers: Record<string, string> = {}) =>
    request(`${shop.app.url}${path}`, { headers });

  it('is served to every origin, compressed, with a short life and a mark to ask again by', async () => {
    const response = await get('/storefront/p21.js', {
      'accept-encoding': 'br',
      origin: 'https://shop.example.com',
    });
    const header = (name: string) => response.headers[name];
    expect(response.statusCode).toBe(200);
    expect(header('content-type')).toMatch(/javascript/);
    expect(header('content-encoding')).toBe('br');
    expect(header('cache-control')).toBe('public, max-age=300, stale-while-revalidate=86400');
    expect(header('access-control-allow-origin')).toBe('*');
    expect(header('cross-origin-resource-policy')).toBe('cross-origin');
    const again = await get('/storefront/p21.js', {
      'accept-encoding': 'br',
      'if-none-match': String(header('etag')),
    });
    expect(again.statusCode).toBe(304);
  });

  it('comes with the manifest of the documents it sends', async () => {
    const { body } = await get('/storefront/trusted-documents.json');
    const manifest = (await body.json()) as Record<string, string>;
    expect(Object.values(manifest).map((text) => /^\w+ \w+/.exec(text)?.[0])).toEqual([
      'query StorefrontPage',
      'subscription StorefrontStockChanged',
      'subscription StorefrontPriceChanged',
      'subscription StorefrontBudgetChanged',
    ]);
  });
});
