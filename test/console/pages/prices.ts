/** What a customer pays and what is in stock, explained. */
import { expect, it } from 'vitest';
import type { ConsoleUnderTest } from '../support/console-under-test.ts';

const question = `query ($customerId: ID!) {
  products(first: 40) {
    nodes { sku isCharge oro { oroId } price(customerId: $customerId, quantity: "3") { unitPrice { amount } source } }
  }
}`;

const shopQuestion = `query ($customerId: ID!) {
  products(first: 40) {
    nodes {
      sku
      units { code size }
      price(customerId: $customerId) { quantity { unitOfMeasure } }
      oro {
        units { code conversionRate }
        prices(customerId: $customerId) { fromQuantity { value unitOfMeasure } unitPrice { amount } }
      }
    }
  }
}`;

interface Sold {
  readonly sku: string;
  readonly units: readonly { readonly code: string; readonly size: string }[];
  readonly price: { readonly quantity: { readonly unitOfMeasure: string } } | null;
  readonly oro: {
    readonly units: readonly { readonly code: string; readonly conversionRate: string }[];
    readonly prices: readonly {
      readonly fromQuantity: { readonly value: string; readonly unitOfMeasure: string };
      readonly unitPrice: { readonly amount: string };
    }[];
  } | null;
}

/** What the shop takes for one of the unit P21 quotes, where it takes something else for another unit. */
function shopPriceOf({ units, price, oro }: Sold): string | undefined {
  const size = units.find(({ code }) => code === price?.quantity.unitOfMeasure)?.size;
  const unit = oro?.units.find(({ conversionRate }) => Number(conversionRate) === Number(size))?.code;
  const ofOne = (oro?.prices ?? []).filter(({ fromQuantity }) => Number(fromQuantity.value) === 1);
  if (ofOne.length < 2) return undefined;
  return ofOne.find(({ fromQuantity }) => fromQuantity.unitOfMeasure === unit)?.unitPrice.amount;
}

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

  it('puts beside it what the shop takes for the same unit', async () => {
    const { page, open, ask, distributor } = view();
    const { products } = await ask(shopQuestion, { customerId: distributor.tourCustomerId });
    const sold = products.nodes.find((one: Sold) => shopPriceOf(one) !== undefined) as Sold;
    await open(`prices?customer=${distributor.tourCustomerId}&skus=${sold.sku}`);
    const row = page.locator('.compare tbody tr').first();
    await row
      .getByText(shopPriceOf(sold) ?? '', { exact: true })
      .last()
      .waitFor();
    expect(await row.locator('td').last().textContent()).toBe(shopPriceOf(sold));
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
