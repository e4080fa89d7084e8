/** What needs a person, and where any order is. */
import { expect, it } from 'vitest';
import type { ConsoleUnderTest } from '../support/console-under-test.ts';
import { spoilLevels } from './reconcile.ts';

export function testSyncDesk(view: () => ConsoleUnderTest): void {
  it('groups parked records by cause, and says what the system said', async () => {
    const { page, open, examine, app, distributor, oroFaults } = view();
    spoilLevels(distributor, 3);
    const { id } = await app.operations.runFlow('inventory-levels', 'RECONCILE');
    await expect.poll(async () => (await app.operations.run(id)).state, { timeout: 30_000 }).toBe('DONE');
    await oroFaults({ failRate: 1, status: 422 });
    await app.operations.repair({ flow: 'inventory-levels' });
    await open('sync-desk');
    const cause = page
      .getByRole('region', { name: 'Causes' })
      .getByRole('row', { name: /^inventory-levels/ });
    await cause.getByRole('cell', { name: '3', exact: true }).waitFor();
    await cause.getByRole('link').click();
    await page
      .getByRole('region', { name: /^Parked records of inventory-levels/ })
      .locator('button.link')
      .first()
      .click();
    await page.getByRole('dialog').getByText('422').first().waitFor();
    expect(await examine('sync-desk')).toEqual([]);
  });

  it('sends one again, then the rest', async () => {
    const { page, oroFaults, app } = view();
    await oroFaults(null);
    await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('button', { name: 'Send 2 again' }).click();
    await page.getByText('No record is parked here.').waitFor();
    expect(await app.operations.countParked({ flow: 'inventory-levels' })).toBe(0);
  });

  it('shows a parked command with every step on P21, and refuses what is no JSON', async () => {
    const { page, open, examine, ask, p21Faults, distributor } = view();
    await p21Faults({ dropLine: { times: 2 } });
    const skus = await stockedSkus(view());
    const { placeOrder } = await ask(
      `mutation ($customerId: ID!, $lines: [OrderLineInput!]!) {
        placeOrder(idempotencyKey: "desk", input: { customerId: $customerId, poNumber: "PO-DESK", lines: $lines }) {
          command { reference } userErrors { message }
        }
      }`,
      { customerId: distributor.tourCustomerId, lines: skus.map((sku) => ({ sku, quantity: '1' })) },
    );
    expect(placeOrder.userErrors).toEqual([]);
    await open('sync-desk?commands=PARKED');
    await page.getByRole('button', { name: placeOrder.command.reference }).click();
    const command = page.getByRole('dialog');
    await command.getByText('different in P21').waitFor();
    await command.getByText('repair').first().waitFor();
    await command.getByLabel('What was sent').fill('{ "lines": ');
    await command.getByRole('button', { name: 'Send on' }).click();
    await command.getByText('This is no JSON').waitFor();
    expect(await examine('command')).toEqual([]);
  });

  it('sends a command on as somebody mended it', async () => {
    const { page, p21Faults, ask } = view();
    await p21Faults(null);
    const { commands } = await ask('{ commands(first: 1) { nodes { id payload } } }');
    const [{ id, payload }] = commands.nodes;
    const command = page.getByRole('dialog');
    await command.getByLabel('What was sent').fill(JSON.stringify({ ...payload, note: 'Seen by a person' }));
    await command.getByRole('button', { name: 'Send on with changes' }).click();
    await command.getByText('operator').first().waitFor();
    const stateOf = async () =>
      (await ask('query ($id: ID!) { command(id: $id) { state } }', { id })).command.state;
    await expect.poll(stateOf, { timeout: 60_000 }).toBe('CONFIRMED');
  });

  it('tells where an order is, by the number the shop gave it', async () => {
    const { page, examine, ask } = view();
    const { orders } = await ask(
      '{ orders(first: 50) { nodes { orderNumber webReference shipments { pickTicketNumber } } } }',
    );
    const order = orders.nodes.find(
      (one: { webReference: string | null; shipments: unknown[] }) =>
        one.webReference?.startsWith('W-') && one.shipments.length > 0,
    );
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type(order.webReference);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Order ${order.orderNumber}` }).waitFor();
    await page.getByText('Placed in the shop').waitFor();
    await page.getByText(`In P21 as ${order.orderNumber}`).waitFor();
    expect(await examine('order-trace')).toEqual([]);
  });

  it('knows it by its pick ticket and by its parcel as well', async () => {
    const { page, open, ask } = view();
    const { orders } = await ask(
      '{ orders(first: 50) { nodes { orderNumber shipments { pickTicketNumber tracking { number } } } } }',
    );
    interface Shipped {
      readonly orderNumber: string;
      readonly shipments: readonly {
        readonly pickTicketNumber: string;
        readonly tracking: { readonly number: string } | null;
      }[];
    }
    const shipped = (orders.nodes as readonly Shipped[]).flatMap(({ orderNumber, shipments }) =>
      shipments.flatMap(({ pickTicketNumber, tracking }) =>
        tracking === null ? [] : [{ orderNumber, numbers: [pickTicketNumber, tracking.number] }],
      ),
    );
    const [{ orderNumber = '', numbers = [] } = {}] = shipped;
    expect(numbers).toHaveLength(2);
    for (const number of numbers) {
      await open(`sync-desk?find=${number}`);
      await page.getByText(`In P21 as ${orderNumber}`).waitFor();
      await open('sync-desk?find=NO-SUCH-ORDER');
      await page.getByText('Neither system knows').waitFor();
    }
  });

  it('says so when nobody knows a number', async () => {
    const { page, open } = view();
    await open('sync-desk?find=NO-SUCH-ORDER');
    await page.getByText('Neither system knows').waitFor();
  });
}

async function stockedSkus({ ask }: ConsoleUnderTest): Promise<readonly string[]> {
  const { products } = await ask(
    '{ products(first: 60) { nodes { sku isCharge inventory { locationId sellable available { value } } } } }',
  );
  interface Stocked {
    readonly sku: string;
    readonly isCharge: boolean;
    readonly inventory: readonly {
      readonly sellable: boolean;
      readonly available: { readonly value: string };
    }[];
  }
  return (products.nodes as readonly Stocked[])
    .filter(
      ({ isCharge, inventory }) =>
        !isCharge &&
        inventory.length > 0 &&
        inventory.every(({ sellable, available }) => sellable && Number(available.value) > 10),
    )
    .slice(0, 2)
    .map(({ sku }) => sku);
}
