/** What a customer pays and what is in stock, explained. */
import { expect, it } from 'vitest';
import type { ConsoleUnderTest } from '../support/console-under-test.ts';

const question = `query ($customerId: ID!) {
  products(first: 40) {
    nodes { sku isCharge oro { oroId } price(customerId: $customerId, quantity: "3") { unitPrice { amount } source } }
  }
}`;

export function testPrices(view: () => ConsoleUnderTest): void {
  it('explains the price of a customer and shows stock by location, the shop beside it', async () => {
    const { page, open, examine, ask, distributor } = view();
    const { products } = await ask(question, { customerId: distributor.tourCustomerId });
    const { sku, price } = products.nodes.find(
      (one: { isCharge: boolean; oro: unknown; price: unknown }) =>
        !one.isCharge && one.oro !== null && one.price !== null,
    );
    await open('prices');
    await page.getByLabel('Customer', { exact: true }).fill(distributor.tourCustomerId);
    await page.getByLabel('SKUs').fill(sku);
    await page.getByLabel('Quantity').fill('3');
    await page.getByRole('button', { name: 'Show' }).click();
    const shown = page.getByRole('region', { name: new RegExp(`^${sku} ·`) });
    await shown.locator('.price', { hasText: price.unitPrice.amount }).waitFor();
    await shown.getByText(/3 \w+ cost/).waitFor();
    const stock = page.getByRole('region', { name: `Stock of ${sku}` });
    expect(await stock.locator('tbody tr').count()).toBeGreaterThan(1);
    await stock.getByText('In the shop').waitFor();
    expect(await examine('prices')).toEqual([]);
  });

  it('offers customers by a part of their name', async () => {
    const { page, ask, distributor } = view();
    const { customer } = await ask('query ($id: ID!) { customer(p21CustomerId: $id) { name } }', {
      id: distributor.tourCustomerId,
    });
    await page.getByLabel('Customer', { exact: true }).fill(customer.name.slice(0, 5));
    await page
      .locator(`datalist option[value="${distributor.tourCustomerId}"]`)
      .waitFor({ state: 'attached' });
  });

  it('says which SKUs P21 does not know', async () => {
    const { page, open, distributor } = view();
    await open(`prices?customer=${distributor.tourCustomerId}&skus=NO-SUCH-ITEM`);
    await page.getByText('P21 does not know NO-SUCH-ITEM.').waitFor();
  });
}
