/** Cold, herd and partial: how many calls P21 is sent, and how long the first shopper waits. */
import { formatTable } from '../../src/cli/terminal.ts';
import type { Figure } from '../bench.ts';
import { median, rounded, timeMs } from '../measure.ts';
import { pageQuery, pageVariables } from './page.ts';
import { countCalls, longFresh, type Measure, type Stage, setStage, workload } from './stage.ts';

const coldPages = 15;
const herd = 1000;

export const measureCold: Measure = async (say) => {
  await using stage = await setStage({ environment: longFresh });
  await untilItemsAreKnown(stage);
  const cold = await measureColdPages(stage);
  const herded = await measureHerd(stage);
  const partial = await measurePartial(stage);
  say(
    formatTable([
      ['', 'price calls', 'stock calls', 'ms', 'slower of the two alone, ms'],
      ['cold page', rounded(cold.prices), rounded(cold.stock), rounded(cold.pageMs), rounded(cold.slowerMs)],
      [`${herd} identical cold pages at once`, String(herded.prices), String(herded.stock), '', ''],
      ['97 of 100 fresh', String(partial.prices), String(partial.stock), '', ''],
    ]),
  );
  return { figures: toFigures(cold, herded, partial), measured: { cold, herd: herded, partial } };
};

const ask = async ({ gateway, tokens }: Stage, variables: object, query = pageQuery, customer = 0) => {
  const response = await fetch(`${gateway.ready.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[customer]}` },
    body: JSON.stringify({ query, variables }),
  });
  const { errors } = (await response.json()) as { errors?: unknown };
  if (errors !== undefined) throw new Error(`A page was not answered: ${JSON.stringify(errors)}`);
};

/** The keys of all items are read at the start, behind everything else. */
async function untilItemsAreKnown(stage: Stage): Promise<void> {
  for (let page = 0; page < 3; page += 1) {
    await ask(stage, pageVariables(4000 + page * 24, workload.items));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await stage.calls();
}

/** The slower of the two calls is the stand-in's latency and what a bare fetch adds to it. */
async function measureColdPages(stage: Stage) {
  const pages: { pageMs: number; slowerMs: number; prices: number; stock: number }[] = [];
  for (let page = 0; page < coldPages; page += 1) {
    const slowerMs = Math.max(
      await timeMs(() => bareCall(stage, 'prices')),
      await timeMs(() => bareCall(stage, 'stock')),
    );
    await stage.calls();
    const pageMs = await timeMs(() => ask(stage, pageVariables(page * 24, workload.items)));
    pages.push({ pageMs, slowerMs, ...countCalls(await stage.calls()) });
  }
  const of = (name: keyof (typeof pages)[number]) => median(pages.map((page) => page[name]));
  return { pageMs: of('pageMs'), slowerMs: of('slowerMs'), prices: of('prices'), stock: of('stock') };
}

const bareCall = async ({ erp }: Stage, what: 'prices' | 'stock') => {
  const { skus } = pageVariables(0, workload.items);
  const answer =
    what === 'prices'
      ? await fetch(`${erp.ready.url}/api/inventory/parts/prices?customerId=1`, {
          method: 'POST',
          body: JSON.stringify(skus.map((ItemId) => ({ ItemId, SourceLocId: 10, UnitQuantity: 1 }))),
        })
      : await fetch(
          `${erp.ready.url}/odataservice/odata/table/inv_loc?$select=inv_mast_uid,location_id,qty_on_hand&$filter=${encodeURIComponent('inv_mast_uid ge 1 and inv_mast_uid le 24')}`,
        );
  await answer.json();
};

async function measureHerd(stage: Stage) {
  await stage.calls();
  const variables = pageVariables(2000, workload.items);
  await Promise.all(Array.from({ length: herd }, () => ask(stage, variables, pageQuery, 1)));
  return countCalls(await stage.calls());
}

const priceQuery = `query ($items: [ItemQuantityInput!]!, $skus: [String!]!, $locationIds: [ID!]) {
  prices(items: $items) { unitPrice { amount } }
  inventory(skus: $skus, locationIds: $locationIds) { available { value } }
}`;

/** 97 of 100 prices and stocks are fresh; the answer counts what was asked for the other 3. */
async function measurePartial(stage: Stage) {
  await ask(stage, pageVariables(1000, workload.items, 97), priceQuery, 2);
  await stage.calls();
  await ask(stage, pageVariables(1000, workload.items, 100), priceQuery, 2);
  return countCalls(await stage.calls());
}

type Counts = ReturnType<typeof countCalls>;

const toFigures = (
  cold: { pageMs: number; slowerMs: number; prices: number; stock: number },
  herded: Counts,
  partial: Counts,
): Figure[] => [
  { name: 'cold: price calls', value: cold.prices, unit: 'calls', atMost: 1 },
  { name: 'cold: reads of stock (its tables side by side)', value: cold.stock, unit: 'calls', atMost: 1 },
  {
    name: 'cold: latency / the slower call alone',
    value: cold.pageMs / cold.slowerMs,
    unit: 'times',
    atMost: 1.25,
  },
  { name: `herd of ${herd}: price calls`, value: herded.prices, unit: 'calls', atMost: 1 },
  { name: `herd of ${herd}: reads of stock`, value: herded.stock, unit: 'calls', atMost: 1 },
  { name: '97 of 100 fresh: price calls', value: partial.prices, unit: 'calls', atMost: 1 },
  { name: '97 of 100 fresh: reads of stock', value: partial.stock, unit: 'calls', atMost: 1 },
];
