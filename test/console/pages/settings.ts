/** What is changed while the gateway runs. */
import { expect, it } from 'vitest';
import type { ConsoleUnderTest } from '../support/console-under-test.ts';

export function testSettings(view: () => ConsoleUnderTest): void {
  it('switches the sync off as a whole, and on again', async () => {
    const { page, open, app } = view();
    await open('settings');
    const master = page.getByRole('switch', { name: 'Sync with P21' });
    await master.click();
    await page.getByRole('switch', { name: 'Sync with P21', checked: false }).waitFor();
    expect((await app.operations.flows()).some(({ enabled }) => enabled)).toBe(false);
    const before = (await app.operations.runs(undefined, 100)).length;
    await master.click();
    await page.getByRole('switch', { name: 'Sync with P21', checked: true }).waitFor();
    const flows = (await app.operations.flows()).filter(({ enabled, linked }) => enabled && linked > 0);
    expect(flows.length).toBeGreaterThan(0);
    // Every flow goes through everything once: what happened meanwhile has left no trace.
    await expect
      .poll(async () => (await app.operations.runs(undefined, 100)).length)
      .toBeGreaterThanOrEqual(Math.min(100, before + flows.length));
  });

  it('switches one flow, and refuses a schedule that is none', async () => {
    const { page, app } = view();
    await page.getByRole('switch', { name: 'Flow rewards' }).click();
    await page.getByRole('switch', { name: 'Flow rewards', checked: false }).waitFor();
    expect((await app.operations.flow('rewards')).switchedOn).toBe(false);
    await page.getByLabel('Schedule of rewards').fill('now and then');
    await page.getByLabel('Schedule of rewards').press('Enter');
    await page.getByText('"now and then" is no cron').waitFor();
    await page.getByLabel('Schedule of rewards').fill('15 * * * *');
    await page.getByLabel('Schedule of rewards').press('Enter');
    await expect.poll(async () => (await app.operations.flow('rewards')).schedule).toBe('15 * * * *');
  });

  it('changes how old stock may be, keeps every version and puts it back', async () => {
    const { page, ask } = view();
    const value = page.getByLabel('cache.stockFreshSeconds');
    await value.fill('-5');
    await value.press('Enter');
    await page.getByText(/cache\.stockFreshSeconds.*>=0/).waitFor();
    await value.fill('7');
    await value.press('Enter');
    const row = page.getByRole('row', { name: /^stockFreshSeconds/ });
    await row.getByText('by admin').waitFor();
    const fresh = async () => {
      const { settings } = await ask('{ settings { settings { name value } } }');
      return settings.settings.find(({ name }: { name: string }) => name === 'cache.stockFreshSeconds').value;
    };
    expect(await fresh()).toBe(7);
    await row.getByRole('button', { name: 'Put cache.stockFreshSeconds back' }).click();
    await row.getByText('as configured').waitFor();
    expect(await fresh()).toBe(15);
    await page
      .getByRole('region', { name: 'Versions' })
      .getByRole('row', { name: /cache.stockFreshSeconds 7/ })
      .waitFor();
  });

  it('tests both systems and says what mends each finding', async () => {
    const { page, examine } = view();
    await page.getByRole('button', { name: 'Test both systems' }).click();
    const found = page.getByRole('region', { name: 'Connections' });
    await found.getByRole('row', { name: /ok P21 answers/ }).waitFor();
    await found.getByRole('row', { name: /ok OroCommerce answers/ }).waitFor();
    expect(await examine('settings')).toEqual([]);
  });
}
