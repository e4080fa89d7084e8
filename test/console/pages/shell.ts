/** What stands around every page. */
import { expect, it } from 'vitest';
import { type ConsoleUnderTest, desktop, keyOf } from '../support/console-under-test.ts';

/** Signs an administrator in. */
export function testEntering(view: () => ConsoleUnderTest): void {
  it('refuses a key that the gateway does not know', async () => {
    const { page, app } = view();
    await page.goto(app.url);
    await page.fill('#key', 'opg_nobody_secret');
    await page.click('button[type=submit]');
    await page.getByText('does not accept this key').waitFor();
    expect(await view().examine('sign-in')).toEqual([]);
  });

  it('opens for a key that it knows', async () => {
    const { page } = view();
    await page.fill('#key', keyOf('admin'));
    await page.click('button[type=submit]');
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  });
}

export function testShell(view: () => ConsoleUnderTest): void {
  it('is usable within two seconds', async () => {
    const { page, open } = view();
    await open('overview');
    // The best of three: what else the machine does is not the console's.
    const times: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const startedAt = performance.now();
      await page.reload();
      await page.locator('.lanes tbody tr').first().waitFor();
      times.push(performance.now() - startedAt);
    }
    expect(Math.min(...times)).toBeLessThan(2000);
  });

  it('opens pages by keys and says which one is open', async () => {
    const { page } = view();
    await page.keyboard.press('1');
    await page.locator('a[aria-current=page]', { hasText: 'Overview' }).waitFor();
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('record-search');
  });

  it.each([
    ['Overview', 'overview', '.lanes tbody tr'],
    ['Sync desk', 'sync-desk', '.panel'],
    ['Migration', 'migration', '.records tbody tr'],
    ['Reconcile', 'reconcile', '.records tbody tr'],
    ['Prices and stock', 'prices', '.panel'],
    ['Settings', 'settings', '.records tbody tr'],
    ['Access', 'access', '.records tbody tr'],
  ])('fits a phone: %s', async (_title, name, content) => {
    const { page, open, examine } = view();
    await page.setViewportSize({ width: 390, height: 844 });
    await open(name);
    await page.locator(content).first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await examine(`${name}-phone`)).toEqual([]);
    await page.setViewportSize(desktop);
    // In the colours that were chosen, which the pictures do not ask for.
    await page.reload();
  });

  it('offers no playground where none is served', async () => {
    expect(await view().page.getByRole('link', { name: 'Playground' }).count()).toBe(0);
  });

  it('keeps the chosen colours', async () => {
    const { page } = view();
    const chosen = await page.evaluate('document.documentElement.dataset.theme');
    await page.getByRole('button', { name: chosen === 'dark' ? 'Light' : 'Dark' }).click();
    await page.reload();
    await page.getByRole('button', { name: chosen === 'dark' ? 'Dark' : 'Light' }).waitFor();
  });

  it.each(['..%2f..%2fpackage.json', '%2e%2e/index.html', 'main.tsx'])(
    'is served from its own files only: not %s',
    async (path) => {
      expect((await fetch(`${view().app.url}/console/${path}`)).status).toBeGreaterThanOrEqual(400);
    },
  );
}

/** Signs out. */
export function testLeaving(view: () => ConsoleUnderTest): void {
  it('asks nobody but the gateway, and runs without an error of its own', () => {
    expect(view().foreignRequests).toEqual([]);
    expect(view().pageErrors).toEqual([]);
  });

  it('shows a key only the pages it may see', async () => {
    const { page, app } = view();
    await page.getByText('Sign out').click();
    await page.fill('#key', keyOf('back-office'));
    await page.click('button[type=submit]');
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
    expect(await page.getByRole('link', { name: 'Overview' }).count()).toBe(0);
    await page.goto(`${app.url}/console/#/overview`);
    expect(await page.locator('.lanes').count()).toBe(0);
  });

  it('forgets the key on signing out', async () => {
    const { page } = view();
    await page.getByText('Sign out').click();
    await page.locator('#key').waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });
}
