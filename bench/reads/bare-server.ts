/**
 * The least a server can do: `node:http` that parses the same request, finds the same objects in memory and writes
 * them as JSON. No authentication, no schema, no freshness.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerPrices, answerTable, locationIds, skuOf } from './slow-erp-answers.ts';

interface Page {
  readonly variables: { readonly skus: readonly string[]; readonly locationIds: readonly string[] };
}

export interface BareOptions {
  readonly items: number;
  /** P21 customer ids by bearer token. */
  readonly customers: Readonly<Record<string, string>>;
}

export async function startBareServer({ items, customers }: BareOptions): Promise<{ url: string }> {
  const asOf = new Date().toISOString();
  const prices = new Map(Object.values(customers).flatMap((customer) => pricesOf(customer, items, asOf)));
  const stock = new Map(stockOf(items, asOf));
  const server = createServer(async (request, response) => {
    const { variables } = JSON.parse(await text(request)) as Page;
    const customer = customers[request.headers.authorization?.slice('Bearer '.length) ?? ''];
    const data = {
      prices: variables.skus.map((sku) => prices.get(`${customer}|${sku}`)),
      inventory: variables.skus.flatMap((sku) =>
        variables.locationIds.map((id) => stock.get(`${sku}@${id}`)),
      ),
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function pricesOf(customer: string, items: number, asOf: string): [string, object][] {
  const lines = Array.from({ length: items }, (_, index) => ({
    ItemId: skuOf(index + 1),
    SourceLocId: 10,
    UnitQuantity: 1,
  }));
  const rows = answerPrices(JSON.stringify(lines), new URLSearchParams({ customerId: customer })) as Record<
    string,
    unknown
  >[];
  return rows.map((row) => [
    `${customer}|${row.ItemId}`,
    {
      sku: row.ItemId,
      quantity: { value: '1', unitOfMeasure: 'EA' },
      unitPrice: { amount: String(row.UnitPrice), currency: 'USD' },
      extendedPrice: { amount: String(row.ExtendedPrice), currency: 'USD' },
      asOf,
      stale: false,
    },
  ]);
}

function stockOf(items: number, asOf: string): [string, object][] {
  const uids = Array.from({ length: items }, (_, index) => `inv_mast_uid eq ${index + 1}`).join(' or ');
  const query = new URLSearchParams({
    $filter: uids,
    $select: 'inv_mast_uid,location_id,qty_on_hand,qty_allocated',
  });
  return answerTable('inv_loc', query, items).map((row) => [
    `${skuOf(Number(row.inv_mast_uid))}@${row.location_id}`,
    {
      sku: skuOf(Number(row.inv_mast_uid)),
      locationId: String(row.location_id),
      available: { value: String(Number(row.qty_on_hand) - Number(row.qty_allocated)), unitOfMeasure: 'EA' },
      onHand: { value: String(row.qty_on_hand) },
      nextDueOn: null,
      asOf,
      stale: false,
    },
  ]);
}

export { locationIds };
