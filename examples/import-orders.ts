/**
 * Orders of another system, e.g. an EDI mailbox, into Prophet 21: one JSON object a line, read as it comes. Run it again
 * whenever you like: what was placed already gets its old receipt.
 *
 *   GATEWAY_URL=http://127.0.0.1:4000/graphql GATEWAY_KEY=opg_… npx tsx examples/import-orders.ts orders.ndjson
 *
 * A line is `{ "number": "EDI-4711", "order": { …PlaceOrderInput } }`. Exit code 1 when an order needs a person.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGatewayClient, workThrough } from '../client/client.ts';
import { PlaceOrderDocument, type PlaceOrderInput } from '../client/generated/operations.ts';

interface ForeignOrder {
  readonly number: string;
  readonly order: PlaceOrderInput;
}

/** The gateway places orders of one customer one after the other anyway. */
const parallel = 4;

const { GATEWAY_URL = 'http://127.0.0.1:4000/graphql', GATEWAY_KEY = '' } = process.env;
const [, , path = 'orders.ndjson'] = process.argv;
const gateway = createGatewayClient({ url: GATEWAY_URL, key: GATEWAY_KEY });

async function* ordersIn(file: string): AsyncGenerator<ForeignOrder> {
  for await (const line of createInterface({ input: createReadStream(file) }))
    if (line.trim() !== '') yield JSON.parse(line) as ForeignOrder;
}

const inWords = (
  errors: readonly { readonly field: string | null; readonly message: string }[] = [],
): string => errors.map(({ field, message }) => `${field ?? 'order'}: ${message}`).join('; ');

/** The number of the order is its idempotency key: it is what makes it the same order. */
async function place({ number, order }: ForeignOrder): Promise<string> {
  const input: PlaceOrderInput = { ...order, shopOrderNumber: number };
  const once = { idempotencyKey: `edi-${number}` };
  const { placeOrder } = await gateway.need(PlaceOrderDocument, { input }, once);
  const { command, userErrors } = placeOrder;
  if (command === null) throw new Error(inWords(userErrors));
  const settled = await gateway.settled(command.id);
  // P21's number where it was there in time; the reference finds the order otherwise.
  if (settled?.state === 'CONFIRMED') return placeOrder.order?.orderNumber ?? settled.reference;
  throw new Error(
    `${settled?.state ?? 'GONE'} ${inWords(settled?.userErrors) || (settled?.reason ?? '')}`.trim(),
  );
}

for await (const outcome of workThrough(ordersIn(path), parallel, place)) {
  const { number } = outcome.item;
  if ('result' in outcome) {
    process.stdout.write(`${number} placed as ${outcome.result}\n`);
    continue;
  }
  process.exitCode = 1;
  process.stdout.write(`${number} not placed: ${(outcome.error as Error).message}\n`);
}
