/** Moving everything, tried out first. */
import { expect, it } from 'vitest';
import type { ConsoleUnderTest } from '../support/console-under-test.ts';

export function testMigration(view: () => ConsoleUnderTest): void {
  it('says what a migration would write, and writes nothing', async () => {
    const { page, open, distributor } = view();
    const before = distributor.oro.store.table('extendp21rewardprograms').size;
    await open('migration');
    await page.getByRole('button', { name: 'None' }).click();
    await page.getByLabel('rewards').check();
    await page.getByRole('button', { name: 'Dry run' }).click();
    const run = page.getByRole('region', { name: 'Dry run' });
    await run
      .getByRole('row', { name: /^rewards done/ })
      .getByText('would create')
      .waitFor();
    expect(distributor.oro.store.table('extendp21rewardprograms').size).toBe(before);
  });

  it('migrates what is chosen, and says how far it is', async () => {
    const { page, distributor, examine } = view();
    await page.getByRole('button', { name: 'Migrate 1 flows' }).click();
    const run = page.getByRole('region', { name: 'Migration' });
    await run.getByText('100 %').waitFor();
    expect(distributor.oro.store.table('extendp21rewardprograms').size).toBeGreaterThan(0);
    expect(await examine('migration')).toEqual([]);
  });

  it('stops a migration where it is and lets it go on', async () => {
    const { page, p21Faults } = view();
    await p21Faults({ latencyMs: 400 });
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.getByRole('button', { name: /^Migrate \d+ flows$/ }).click();
    const run = page.getByRole('region', { name: 'Migration' });
    await run.getByRole('button', { name: 'Pause' }).click();
    await run.locator('header').getByText('paused').waitFor();
    await p21Faults(null);
    await run.getByRole('button', { name: 'Resume' }).click();
    await run.locator('header').getByText('done').waitFor();
  });

  it('reports what was left out, and why', async () => {
    const { page } = view();
    const report = page.getByRole('region', { name: 'Left out, and why' });
    await report
      .getByRole('row', { name: /^products \d+ not moved The item is a charge, not goods\. .*FREIGHT/ })
      .waitFor();
  });
}
