/** Who comes in, from where, and what they did. */
import { expect, it } from 'vitest';
import type { ConsoleUnderTest } from '../support/console-under-test.ts';

export function testAccess(view: () => ConsoleUnderTest): void {
  it('makes a key that is shown once and works', async () => {
    const { page, open } = view();
    await open('access');
    await page.getByRole('button', { name: 'New key' }).click();
    const form = page.getByRole('dialog', { name: 'New key' });
    await form.getByLabel('What it is for').fill('warehouse screen');
    await form.getByLabel('Addresses it comes from').fill('127.0.0.1, ::1');
    await form.getByRole('button', { name: 'Make the key' }).click();
    expect(await statusOf(view(), await shownToken(view()))).toBe(200);
  });

  it('replaces it, and ends it for good', async () => {
    const { page, ask, examine } = view();
    const first = await shownToken(view());
    const id = first.split('_')[1] ?? '';
    await page.getByRole('button', { name: `Replace ${id}` }).click();
    await expect.poll(() => shownToken(view())).not.toBe(first);
    const second = await shownToken(view());
    expect(await statusOf(view(), first)).toBe(200);
    expect(await statusOf(view(), second)).toBe(200);
    expect(await examine('access')).toEqual([]);
    const row = page.getByRole('row', { name: new RegExp(`^${second.split('_')[1]}`) });
    await row.getByRole('button', { name: 'Revoke' }).click();
    await row.getByRole('button', { name: /^Revoke .* for good$/ }).click();
    await row.getByText('revoked').waitFor();
    expect(await statusOf(view(), second)).toBe(401);
    const { accessKeys } = await ask('{ accessKeys { id name lastUsedAt } }');
    const old = accessKeys.find((key: { id: string }) => key.id === id);
    expect(old).toMatchObject({ name: 'warehouse screen', lastUsedAt: expect.any(String) });
  });

  it('says why a key cannot be made', async () => {
    const { page } = view();
    await page.getByRole('button', { name: 'New key' }).click();
    const form = page.getByRole('dialog', { name: 'New key' });
    await form.getByLabel('What it is for').fill('nothing');
    await form.getByLabel('Addresses it comes from').fill('everywhere');
    await form.getByRole('button', { name: 'Make the key' }).click();
    await form.getByText('"everywhere" is no address').waitFor();
    await page.keyboard.press('Escape');
  });

  it('shuts an entrance at once, and not the one somebody stands in', async () => {
    const { page, app } = view();
    const metrics = async () => (await fetch(`${app.url}/metrics`)).status;
    await page.getByLabel('gateway.allowMetrics').fill('10.1.0.0/16');
    await page.getByLabel('gateway.allowMetrics').press('Enter');
    await expect.poll(metrics).toBe(403);
    await page.getByRole('button', { name: 'Put gateway.allowMetrics back' }).click();
    await expect.poll(metrics).toBe(200);
    await page.getByLabel('gateway.allowGraphql').fill('10.1.0.0/16');
    await page.getByLabel('gateway.allowGraphql').press('Enter');
    await page.getByText('would lock you out').waitFor();
  });

  it('shows all of it in the audit log', async () => {
    const { page } = view();
    const log = page.getByRole('region', { name: 'Audit log' });
    for (const words of [
      /key created/,
      /key rotated/,
      /key revoked/,
      /setting changed gateway.allowMetrics OK/,
    ]) {
      await log.getByRole('row', { name: words }).first().waitFor();
    }
    await log.getByLabel('Action').selectOption('KEY_REVOKED');
    await expect.poll(() => log.locator('tbody tr').count()).toBe(1);
  });
}

const shownToken = async ({ page }: ConsoleUnderTest): Promise<string> =>
  (await page.locator('.issued code').textContent()) ?? '';

async function statusOf({ app }: ConsoleUnderTest, token: string): Promise<number> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: '{"query":"{ viewer { keyId } }"}',
  });
  return response.status;
}
