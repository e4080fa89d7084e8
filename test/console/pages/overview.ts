/** Both systems and the flows between them, as they are now. */
import { expect, it } from 'vitest';
import type { ConsoleUnderTest } from '../support/console-under-test.ts';

export function testOverview(view: () => ConsoleUnderTest): void {
  it('shows both systems and every flow between them', async () => {
    const { page, app, open, examine } = view();
    await open('overview');
    await page.getByRole('region', { name: 'Prophet 21' }).getByText('answers', { exact: true }).waitFor();
    const flows = await app.operations.flows();
    await expect.poll(() => page.locator('.lanes tbody tr').count()).toBe(flows.length);
    expect(await examine('overview')).toEqual([]);
  });

  it('shows what moves as it moves', async () => {
    const { page, app } = view();
    await app.operations.startMigration(['products'], false);
    const lane = page.getByRole('row', { name: /^products/ });
    await lane.locator('.lane.moving').waitFor();
  });

  it('says which system is down, and that it is back', async () => {
    const { page, p21Faults } = view();
    await p21Faults({ failRate: 1 });
    const system = page.getByRole('region', { name: 'Prophet 21' });
    await system.getByText('does not answer').waitFor();
    await p21Faults(null);
    await system.getByText('answers', { exact: true }).waitFor();
  });
}
