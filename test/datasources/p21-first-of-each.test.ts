/** The newest documents of each of several customers, however unevenly they are spread. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import { connectP21 } from './p21-under-test.ts';

/** Orders per customer: the first has ordered more lately than all others together. */
const ordersOf: Readonly<Record<string, number>> = {
  100001: 400,
  100002: 12,
  100003: 3,
  100004: 0,
  100005: 1,
  100006: 30,
};
const customerIds = Object.keys(ordersOf);
const dayMs = 86_400_000;
const newestDay = Date.UTC(2026, 2, 1, 18);

let p21: P21Sandbox;

beforeAll(async () => {
  p21 = await createP21Sandbox({ empty: true });
  const orders = p21.database.table('oe_hdr');
  let number = 1_000_000;
  for (const [place, customerId] of customerIds.entries()) {
    for (let index = 0; index < (ordersOf[customerId] ?? 0); index += 1) {
      number += 1;
      orders.insert({
        order_no: String(number),
        oe_hdr_uid: number,
        company_id: 'ACME',
        customer_id: Number(customerId),
        order_date: newestDay - (place * 500 + index) * dayMs,
        delete_flag: 'N',
      });
    }
  }
});

afterAll(() => p21?.close());

const calls = async (): Promise<number> => {
  const { calls: counts } = (await (await fetch(`${p21.controlUrl}/calls`)).json()) as {
    calls: { path: string; count: number }[];
  };
  return counts.find(({ path }) => path.endsWith('/oe_hdr'))?.count ?? 0;
};

async function newest(first: number, ids: readonly string[]) {
  const { sources } = connectP21(p21.url, { password: 'sandbox' });
  await fetch(`${p21.controlUrl}/calls`, { method: 'DELETE' });
  const rows = await sources.orders.newestOf(ids, { first });
  const found = Map.groupBy(rows, ({ customerId }) => customerId);
  return { found, calls: await calls() };
}

describe('the newest orders of several customers', () => {
  it('are as many of each as were asked for, or all it has', async () => {
    const { found } = await newest(5, customerIds);
    expect(customerIds.map((id) => found.get(id)?.length ?? 0)).toEqual([5, 5, 3, 0, 1, 5]);
  });

  it('are the same, in the same order, as a page of each customer alone', async () => {
    const { sources } = connectP21(p21.url, { password: 'sandbox' });
    const { found } = await newest(4, customerIds);
    for (const customerId of customerIds) {
      const orderBy = [{ field: 'orderedOn', descending: true }] as const;
      const { rows } = await sources.orders.page({ first: 4, skip: 0, filter: { customerId }, orderBy });
      expect(found.get(customerId) ?? []).toEqual(rows);
    }
  });

  it('take a call more for those whose orders did not fit beside the busiest, and one for those with too few', async () => {
    expect((await newest(2, customerIds)).calls).toBe(3);
  });

  it('take one call where the orders are evenly spread', async () => {
    expect((await newest(2, ['100003', '100004', '100005'])).calls).toBe(1);
  });

  it('are none for customers that P21 does not know', async () => {
    expect((await newest(2, ['999', 'nobody'])).found.size).toBe(0);
  });
});
