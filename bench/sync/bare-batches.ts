/** The least a client can do to set levels in the shop: the batches, made beforehand, so many at a time. */
import { Agent, fetch } from 'undici';
import { movedQuantity } from './lean-stock.ts';
import type { SyncStage } from './stage.ts';

/** Seconds it took. Throws when the shop refuses one. */
export async function sendBare(
  { shopApi, shopToken }: SyncStage,
  {
    levels,
    batchSize,
    atOnce,
  }: { readonly levels: number; readonly batchSize: number; readonly atOnce: number },
): Promise<number> {
  const bodies = Array.from({ length: Math.ceil(levels / batchSize) }, (_, place) =>
    toBatch(place * batchSize, Math.min(levels, (place + 1) * batchSize)),
  )[Symbol.iterator]();
  const dispatcher = new Agent({ connections: atOnce });
  const send = async () => {
    for (const body of bodies) {
      const response = await fetch(`${shopApi}/inventorylevels`, {
        method: 'PATCH',
        headers,
        body,
        dispatcher,
      });
      const { data } = (await response.json()) as { data?: readonly object[] };
      if (data === undefined) throw new Error(`The shop refused a batch: ${response.status}`);
    }
  };
  const headers = {
    accept: 'application/vnd.api+json',
    'content-type': 'application/vnd.api+json',
    authorization: `Bearer ${shopToken}`,
    'X-Include': 'noHateoas',
    'X-Mode': 'sync',
  };
  const startedMs = performance.now();
  await Promise.all(Array.from({ length: atOnce }, send));
  const seconds = (performance.now() - startedMs) / 1000;
  await dispatcher.close();
  return seconds;
}

const toBatch = (after: number, upTo: number): string =>
  JSON.stringify({
    data: Array.from({ length: upTo - after }, (_, index) => ({
      type: 'inventorylevels',
      id: String(after + index + 1),
      meta: { update: true },
      attributes: { quantity: String(movedQuantity) },
    })),
  });
