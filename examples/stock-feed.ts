/**
 * Stock for whoever wants it as a file: all of it once, then every change as it happens, one JSON object a line. Killed
 * and started again, it goes on where it was; when that is too long ago, it writes everything again.
 *
 *   GATEWAY_URL=http://127.0.0.1:4000/graphql GATEWAY_KEY=opg_… npx tsx examples/stock-feed.ts stock.ndjson
 *
 * The cursor is kept beside the file, in `stock.ndjson.cursor`. Ctrl-C ends it.
 */
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import { createGatewayClient, everyNode } from '../client/client.ts';
import {
  StockChangedDocument,
  type StockLevelFragment,
  StockPageDocument,
} from '../client/generated/operations.ts';

const { GATEWAY_URL = 'http://127.0.0.1:4000/graphql', GATEWAY_KEY = '' } = process.env;
const [, , path = 'stock.ndjson'] = process.argv;
const gateway = createGatewayClient({ url: GATEWAY_URL, key: GATEWAY_KEY });
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

const products = () =>
  everyNode(async (after) => {
    const page = await gateway.need(StockPageDocument, { first: 100, after }, { signal: stop.signal });
    return page.products ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  });

const write = (sku: string, levels: readonly StockLevelFragment[]): Promise<void> =>
  appendFile(path, `${JSON.stringify({ sku, levels })}\n`);

async function writeEverything(): Promise<void> {
  let count = 0;
  for await (const { sku, inventory } of products()) {
    await write(sku, inventory ?? []);
    count += 1;
  }
  process.stdout.write(`stock of ${count} products written\n`);
}

const readCursor = (): Promise<string | null> => readFile(`${path}.cursor`, 'utf8').catch(() => null);

/** Whole or not at all: a half cursor is none. */
async function keepCursor(cursor: string | null): Promise<void> {
  if (cursor === null) return;
  await writeFile(`${path}.cursor.new`, cursor);
  await rename(`${path}.cursor.new`, `${path}.cursor`);
}

async function feed(): Promise<void> {
  const after = await readCursor();
  const open = Promise.withResolvers<void>();
  const onOpen = () => {
    process.stdout.write('listening for changes\n');
    open.resolve();
  };
  const changes = gateway.follow(StockChangedDocument, {}, { after, signal: stop.signal, onOpen });
  const first = changes.next();
  // Listening before reading: what changes meanwhile is told afterwards.
  await Promise.race([open.promise, first]);
  if (after === null) await writeEverything();

  for (let step = await first; step.done !== true; step = await changes.next()) {
    const { cursor, isGap, sku, inventory } = step.value.inventoryChanged;
    if (isGap) await writeEverything();
    else if (sku !== null) await write(sku, inventory ?? []);
    await keepCursor(cursor);
  }
}

await feed().catch((error: unknown) => {
  // Stopped in the middle: without a cursor the next one writes everything again.
  if (!stop.signal.aborted) throw error;
});
