/** Where the shop differs from P21, and its repair. */
import { expect, it } from 'vitest';
import type { ConsoleUnderTest } from '../support/console-under-test.ts';

const wrong = '987654';

export function testReconcile(view: () => ConsoleUnderTest): void {
  it('finds what somebody changed in the shop, field by field', async () => {
    const { page, open, examine, distributor } = view();
    spoilLevels(distributor, 2);
    await open('reconcile?flow=inventory-levels');
    await page.getByRole('button', { name: 'Compare inventory-levels' }).click();
    const differences = page.getByRole('region', { name: 'Differences of inventory-levels' });
    await differences.getByText(wrong).first().waitFor();
    expect(await differences.getByText(wrong).count()).toBe(2);
    expect(await examine('reconcile')).toEqual([]);
  });

  it('repairs one, then all', async () => {
    const { page, distributor } = view();
    const differences = page.getByRole('region', { name: 'Differences of inventory-levels' });
    await differences
      .getByRole('button', { name: /^Repair (?!all)/ })
      .first()
      .click();
    await expect.poll(() => spoiled(distributor), { timeout: 30_000 }).toBe(1);
    await differences.getByRole('button', { name: /^Repair all/ }).click();
    await expect.poll(() => spoiled(distributor), { timeout: 30_000 }).toBe(0);
  });

  it('shows what each comparison found', async () => {
    const { page } = view();
    await page.getByRole('button', { name: 'Compare inventory-levels' }).click();
    await page.getByText('No difference is known').waitFor();
    await page
      .getByRole('img', { name: 'Differences found by the last 2 comparisons of inventory-levels' })
      .waitFor();
  });
}

type Distributor = ConsoleUnderTest['distributor'];

/** Somebody types another quantity into levels that the sync has written. */
export function spoilLevels({ oro }: Distributor, count: number): void {
  const levels = oro.store.table('inventorylevels').all();
  const stocked = levels.filter(({ values }) => Number(values.quantity) > 0).slice(0, count);
  for (const { id } of stocked) oro.store.update('inventorylevels', id, { quantity: wrong });
}

const spoiled = ({ oro }: Distributor): number =>
  oro.store
    .table('inventorylevels')
    .all()
    .filter(({ values }) => Number(values.quantity) === Number(wrong)).length;
