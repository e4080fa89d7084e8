/** Why so much is available: figures that add up, and the order lines stock is promised to. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { subtract } from '../../src/decimal.ts';
import { createGraph, type Graph, shopper } from './support/graph-under-test.ts';

let distributor: Distributor;
let graph: Graph;

beforeAll(async () => {
  distributor = await createDistributor({ p21: { items: 200 } });
  graph = createGraph({ p21: distributor.p21, oro: distributor.oro });
});

afterAll(async () => {
  await graph?.close();
  await distributor?.close();
});

const document = `query ($skus: [String!]!) { inventory(skus: $skus) {
  sku locationId available { value }
  explain {
    onHand { value } allocated { value } nonPickable { value } quarantined { value } frozen { value }
    allocations { orderNumber lineNumber allocated { value } } steps
  }
} }`;

interface Line {
  readonly sku: string;
  readonly locationId: string;
  readonly available: { readonly value: string };
  readonly explain: Record<
    'onHand' | 'allocated' | 'nonPickable' | 'quarantined' | 'frozen',
    { value: string }
  > & {
    readonly allocations: readonly {
      orderNumber: string;
      lineNumber: number;
      allocated: { value: string };
    }[];
    readonly steps: readonly string[];
  };
}

async function explained(viewer?: Parameters<Graph['ask']>[2]): Promise<readonly Line[]> {
  const allocated = [...distributor.p21.database.table('inv_loc').all()].filter(
    (row) => Number(row.qty_allocated) > 0,
  );
  const items = distributor.p21.database.table('inv_mast');
  const uids = new Set(allocated.slice(0, 8).map((row) => row.inv_mast_uid));
  const skus = [...items.all()].filter((row) => uids.has(row.inv_mast_uid)).map((row) => String(row.item_id));
  const { data, errors } = await graph.ask(document, { skus }, viewer);
  expect(errors).toEqual([]);
  return data?.inventory as readonly Line[];
}

describe('the explanation of stock', () => {
  it('adds up to what is available and names the lines that hold the allocation', async () => {
    const lines = await explained();
    expect(lines.length).toBeGreaterThan(3);
    for (const { available, explain } of lines) {
      const { onHand, allocated, nonPickable, quarantined, frozen } = explain;
      expect(
        subtract(onHand.value, allocated.value, nonPickable.value, quarantined.value, frozen.value),
      ).toBe(available.value);
      expect(explain.steps.at(-1)).toContain(available.value);
    }
    expect(lines.some(({ explain }) => explain.allocations.length > 0)).toBe(true);
  });

  it('tells a shopper of its own orders only', async () => {
    const own = distributor.tourCustomerId;
    const orders = new Map(
      [...distributor.p21.database.table('oe_hdr').all()].map((row) => [
        String(row.order_no),
        String(row.customer_id),
      ]),
    );
    const named = (await explained(shopper(own))).flatMap(({ explain }) => explain.allocations);
    expect(named.filter(({ orderNumber }) => orders.get(orderNumber) !== own)).toEqual([]);
  });
});
