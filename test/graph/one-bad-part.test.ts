/** One unreadable row or one wrong item fails alone: the others of its batch answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOroSandbox, type OroSandbox } from '../../sandbox/oro/server.ts';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import { createGraph, type Graph } from './support/graph-under-test.ts';

let p21: P21Sandbox;
let oro: OroSandbox;
let graph: Graph;

beforeAll(async () => {
  p21 = await createP21Sandbox({ items: 60, customers: 20, orders: 100 });
  oro = await createOroSandbox();
  graph = createGraph({ p21, oro, salesLocationId: '10' });
});

afterAll(async () => {
  await graph?.close();
  await Promise.all([p21?.close(), oro?.close()]);
});

/** Of a column of whole numbers. */
const unreadable = 1.5;

const rows = (table: string) => [...p21.database.table(table).all()];

async function namesOf(ids: readonly string[]) {
  const all = ids.map((id) => ({ __typename: 'Customer', p21CustomerId: id }));
  const { result, p21: calls } = await graph.count(() =>
    graph.ask('query ($all: [_Any!]!) { _entities(representations: $all) { ... on Customer { name } } }', {
      all,
    }),
  );
  const found = result.data?._entities as ({ name: string } | null)[];
  const asked = calls.calls.find(({ path }) => path.endsWith('/customer'))?.count;
  return { found, asked, errors: result.errors };
}

describe('a row that cannot be read', () => {
  it('fails its own key alone, naming table, key and column, for a few calls more', async () => {
    const customers = rows('customer').slice(0, 16);
    const bad = customers[5];
    if (bad === undefined) throw new Error('the sandbox has too few customers');
    const limit = bad.customer_type_cd ?? null;
    bad.customer_type_cd = unreadable;
    const { found, asked, errors } = await namesOf(customers.map((row) => String(row.customer_id)));
    bad.customer_type_cd = limit;
    expect(found.map((one, index) => [index, one === null]).filter(([, missing]) => missing)).toEqual([
      [5, true],
    ]);
    expect(errors).toMatchObject([{ path: '_entities.5', code: 'UPSTREAM_MALFORMED', system: 'P21' }]);
    expect(errors[0]?.message).toMatch(/customer.*customer_type_cd/);
    expect(errors[0]?.message).toContain(String(bad.customer_id));
    expect(asked).toBe(1 + 2 * Math.log2(16));
  });

  it('is not searched for where every row is like that', async () => {
    const customers = rows('customer').slice(0, 16);
    const limits = customers.map((row) => row.customer_type_cd ?? null);
    for (const row of customers) row.customer_type_cd = unreadable;
    const { found, asked, errors } = await namesOf(customers.map((row) => String(row.customer_id)));
    for (const [index, row] of customers.entries()) row.customer_type_cd = limits[index] ?? null;
    expect(found.every((one) => one === null)).toBe(true);
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['UPSTREAM_MALFORMED']));
    expect(asked).toBe(3);
  });
});

describe('an item that cannot be priced', () => {
  it('is null with its own error, in its place among the others', async () => {
    const [good, uncarried] = rows('inv_mast');
    for (const place of [
      ...p21.database.table('inv_loc').find('inv_mast_uid', uncarried?.inv_mast_uid ?? null),
    ]) {
      p21.database.table('inv_loc').remove(place);
    }
    const skus = [good?.item_id, 'NO-SUCH-ITEM', uncarried?.item_id, good?.item_id];
    const items = skus.map((sku, index) => ({ sku: String(sku), quantity: String(index + 1) }));
    const { data, errors } = await graph.ask(
      `query ($id: ID!, $items: [ItemQuantityInput!]!) {
        prices(customerId: $id, items: $items) { sku quantity { value } }
      }`,
      { id: String(rows('customer')[0]?.customer_id), items },
    );
    expect(data?.prices).toEqual([
      { sku: good?.item_id, quantity: { value: '1' } },
      null,
      null,
      { sku: good?.item_id, quantity: { value: '4' } },
    ]);
    expect(errors.map(({ path, code }) => [path, code]).sort()).toEqual([
      ['prices.1', 'NOT_FOUND'],
      ['prices.2', 'NOT_FOUND'],
    ]);
  });
});
