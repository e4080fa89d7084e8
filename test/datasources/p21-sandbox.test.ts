/** One family after the other over the P21 sandbox; its database is what the answers are held against. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { P21Connection } from '../../datasources/p21/create-p21-sources.ts';
import { createP21Sources } from '../../datasources/p21/create-p21-sources.ts';
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { P21Sandbox } from '../../sandbox/p21/server.ts';
import { createP21Sandbox } from '../../sandbox/p21/server.ts';
import { p21Schema } from '../../src/config/config.ts';
import { GatewayError } from '../../src/errors.ts';

const everything = { first: 100_000, skip: 0, count: true };
const warnings: string[] = [];
let sandbox: P21Sandbox;
let connection: P21Connection;
let sources: P21Sources;

beforeAll(async () => {
  sandbox = await createP21Sandbox({ items: 300, customers: 30, orders: 150 });
  const config = p21Schema.parse({
    url: sandbox.url,
    username: 'api',
    password: 'sandbox',
    companyId: 'ACME',
    timeZone: 'America/Chicago',
    salesLocationId: '10',
  });
  connection = createP21Sources(config, {
    clock: Date.now,
    random: Math.random,
    log: { warn: (_, message) => void warnings.push(message), debug: () => undefined },
  });
  sources = connection.sources;
});

afterAll(async () => {
  await connection?.close();
  await sandbox?.close();
});

const rowsOf = (table: string) => [...sandbox.database.table(table).all()];
const living = (table: string) => rowsOf(table).filter((row) => row.delete_flag !== 'Y');
const callsSince = async (work: () => Promise<unknown>): Promise<number> => {
  await fetch(`${sandbox.controlUrl}/calls`, { method: 'DELETE' });
  await work();
  const { total } = (await (await fetch(`${sandbox.controlUrl}/calls`)).json()) as { total: number };
  return total;
};
const customerIds = async () => (await sources.customers.page(everything)).rows.map((row) => row.customerId);
const orderNumbers = async () =>
  (await sources.orders.page({ first: 50, skip: 0 })).rows.map((row) => row.orderNumber);

describe('over the sandbox', () => {
  it('customers, addresses, contacts and ship-tos are all there, each customer with its address', async () => {
    const { rows, total } = await sources.customers.page(everything);
    expect(total).toBe(living('customer').length);
    const ids = rows.map((row) => row.customerId);
    const addresses = await sources.addresses.byIds(ids);
    expect(new Set(addresses.map((row) => row.addressId))).toEqual(new Set(ids));
    const shipTos = await sources.shipTos.byCustomerIds(ids);
    expect(shipTos).toHaveLength(living('ship_to').length);
    const places = [...new Set([...ids, ...shipTos.map((row) => row.shipToId)])];
    const contacts = await sources.contacts.byAddressIds(places);
    expect(contacts.length).toBeGreaterThan(ids.length);
    const links = await sources.contacts.shipToLinks(contacts.map((row) => row.contactId));
    expect(links.every((link) => shipTos.some((row) => row.shipToId === link.shipToId))).toBe(true);
  });

  it('pages of items neither overlap nor skip', async () => {
    const { rows, total } = await sources.items.page(everything);
    const halves = await Promise.all(
      [0, 150].map((skip) => sources.items.page({ first: skip === 0 ? 150 : 100_000, skip })),
    );
    expect(halves.flatMap((half) => half.rows.map((row) => row.itemUid))).toEqual(
      rows.map((row) => row.itemUid),
    );
    expect(total).toBe(living('inv_mast').length);
    const [found] = await sources.items.byItemIds([rows.at(-1)?.itemId.toLowerCase() ?? '']);
    expect(found).toEqual(rows.at(-1));
  });

  it('every item has its base unit among its units', async () => {
    const { rows } = await sources.items.page(everything);
    const units = Map.groupBy(
      await sources.items.units(rows.map((row) => row.itemUid)),
      (unit) => unit.itemUid,
    );
    const without = rows.filter(
      (row) =>
        !units.get(row.itemUid)?.some((unit) => unit.unitOfMeasure === row.baseUnit && unit.unitSize === '1'),
    );
    expect(without.map((row) => row.itemId)).toEqual([]);
  });

  it('stock agrees with the answer of the price service', async () => {
    const { rows } = await sources.items.page({ first: 40, skip: 100 });
    const stock = await sources.stock.byItems(
      rows.map((row) => row.itemUid),
      ['10'],
    );
    expect(stock.length).toBeGreaterThan(20);
    const itemOf = new Map(rows.map((row) => [row.itemUid, row]));
    const lines = stock.map(({ itemUid }) => ({
      itemId: itemOf.get(itemUid)?.itemId ?? '',
      unitOfMeasure: itemOf.get(itemUid)?.baseUnit ?? '',
      quantity: '1',
      sourceLocationId: '10',
    }));
    const [customerId = ''] = await customerIds();
    const prices = await sources.prices.quote({ customerId, lines });
    const both = stock.map((row, index) => ({ row, price: prices[index] }));
    for (const { row, price } of both) {
      if (price instanceof GatewayError) continue;
      expect(price).toMatchObject({ quantityAvailable: row.available, quantityOnHand: row.onHand });
    }
    expect(both.filter(({ price }) => !(price instanceof GatewayError)).length).toBeGreaterThan(20);
  });

  it('one unknown item among many fails alone', async () => {
    const { rows } = await sources.items.page({ first: 20, skip: 100 });
    const lines = [...rows.map((row) => row.itemId), 'NO-SUCH-ITEM'].map((itemId, index) => ({
      itemId,
      unitOfMeasure: rows[index]?.baseUnit ?? 'EA',
      quantity: '2',
      sourceLocationId: '10',
    }));
    const [customerId = ''] = await customerIds();
    const prices = await sources.prices.quote({ customerId, lines });
    expect(prices.at(-1)).toMatchObject({ code: 'NOT_FOUND' });
    expect(prices.filter((price) => !(price instanceof GatewayError)).length).toBeGreaterThan(10);
    const uids = prices.flatMap((price) => (price instanceof GatewayError ? [] : (price.pricePageUid ?? [])));
    const pages = await sources.prices.pagesByUids(uids);
    expect(new Set(pages.map((page) => page.pricePageUid))).toEqual(new Set(uids));
  });

  it('fifty orders with lines, taxes, notes and shipments take a number of calls that fifty does not set', async () => {
    const numbers = await orderNumbers();
    const calls = await callsSince(async () => {
      const lines = await sources.orders.lines(numbers);
      expect(new Set(lines.map((row) => row.orderNumber)).size).toBe(50);
      await Promise.all([sources.orders.taxes(numbers), sources.orders.notes(numbers)]);
      const tickets = await sources.shipments.byOrderNos(numbers);
      expect(await sources.shipments.lines(tickets.map((row) => row.pickTicketNumber))).not.toEqual([]);
    });
    expect(calls).toBeLessThanOrEqual(12);
  });

  it('orders are found by reference, by customer and by state', async () => {
    const { rows } = await sources.orders.page(everything);
    expect(rows).toHaveLength(living('oe_hdr').length);
    const referenced = rows.filter((row) => row.webReference !== null).slice(0, 5);
    const found = await sources.orders.byReferences(referenced.map((row) => row.webReference ?? ''));
    expect(found.map((row) => row.orderNumber).sort()).toEqual(
      referenced.map((row) => row.orderNumber).sort(),
    );
    const count = async (filter: Parameters<typeof sources.orders.page>[0]['filter']) =>
      (await sources.orders.page({ ...everything, first: 1, filter })).total;
    const states = await Promise.all(
      (['OPEN', 'COMPLETED', 'CANCELLED'] as const).map((status) => count({ status })),
    );
    expect(states.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(rows.length);
    const [first] = rows;
    const day = first?.orderedOn ?? '';
    expect(await count({ from: day, to: day })).toBe(rows.filter((row) => row.orderedOn === day).length);
    const { customerId = '' } = first ?? {};
    expect(await count({ customerId })).toBe(rows.filter((row) => row.customerId === customerId).length);
  });

  it('what has not shipped is the same for all customers together as for each', async () => {
    const all = await sources.orders.unshipped(everything);
    const each = await Promise.all(
      (await customerIds()).map((customerId) =>
        sources.orders.unshipped({ ...everything, filter: { customerId } }),
      ),
    );
    const keys = (rows: readonly { lineUid: number }[]) => rows.map((row) => row.lineUid).sort();
    expect(keys(each.flatMap((page) => page.rows))).toEqual(keys(all.rows));
    expect(all.total).toBe(all.rows.length);
    expect(all.rows.length).toBeGreaterThan(0);
  });

  it('invoices carry lines, and what was received for a paid one leaves nothing open', async () => {
    const { rows, total } = await sources.invoices.page(everything);
    expect(total).toBe(rowsOf('invoice_hdr').length);
    const numbers = rows.map((row) => row.invoiceNumber);
    const lines = await sources.invoices.lines(numbers);
    expect(new Set(lines.map((line) => line.invoiceNumber)).size).toBeGreaterThan(numbers.length / 2);
    expect(rows.filter((row) => row.paidInFull && row.openAmount !== '0')).toEqual([]);
    const paid = rows.filter((row) => row.amountPaid !== '0').map((row) => row.invoiceNumber);
    expect((await sources.invoices.receipts(paid)).length).toBeGreaterThan(0);
  });

  it('contracts carry limits and periods, and price lines', async () => {
    const contracts = await sources.contracts.forCustomers(await customerIds());
    expect(contracts.some((row) => row.dollarLimit !== null)).toBe(true);
    expect(contracts.some((row) => row.periods.length > 0)).toBe(true);
    const [{ customerId } = { customerId: '' }] = contracts;
    expect((await sources.prices.contractLinesFor(customerId)).length).toBeGreaterThan(0);
  });

  it('promotions, rewards, taxes and reference data are there', async () => {
    expect((await sources.promotions.page(everything)).rows.length).toBeGreaterThan(0);
    expect((await sources.rewards.programs()).length).toBeGreaterThan(0);
    const groups = (await sources.shipTos.byCustomerIds(await customerIds())).flatMap(
      (row) => row.taxGroupId ?? [],
    );
    const lines = await sources.taxes.groupLines(groups);
    const jurisdictions = await sources.taxes.jurisdictions(lines.map((line) => line.jurisdictionId));
    expect(new Set(jurisdictions.map((row) => row.jurisdictionId))).toEqual(
      new Set(lines.map((line) => line.jurisdictionId)),
    );
    expect((await sources.reference.codes([704])).map((code) => code.description)).toEqual(['Active']);
    for (const list of [
      sources.reference.terms(),
      sources.reference.branches(),
      sources.reference.freightCodes(),
    ]) {
      expect(await list).not.toEqual([]);
    }
  });

  it('goes on after every token was revoked', async () => {
    await sources.reference.terms();
    await fetch(`${sandbox.controlUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revokeTokens: true }),
    });
    expect(await sources.reference.terms()).not.toEqual([]);
  });

  it('has given every row asked for, and no other, without one warning', () => {
    expect(warnings).toEqual([]);
  });
});
