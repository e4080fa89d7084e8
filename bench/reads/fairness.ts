/** Fairness: shoppers hardly notice a backfill at full speed, although both need the same few calls of P21. */
import { formatTable } from '../../src/cli/terminal.ts';
import { rounded } from '../measure.ts';
import { runLoad } from './load.ts';
import { createPages, pageQuery, pageVariables } from './page.ts';
import { type Measure, type Stage, setStage } from './stage.ts';

const rounds = 3;
const roundMs = 6000;

/** Cold pages all the time: nothing is kept, so that every page needs P21. */
const environment = {
  CACHE_PRICE_FRESH_SECONDS: '0',
  CACHE_PRICE_RENEW_SECONDS: '0',
  CACHE_STOCK_FRESH_SECONDS: '0',
  CACHE_STOCK_RENEW_SECONDS: '0',
  CACHE_STOCK_STALE_SECONDS: '0',
};

/** As many shoppers as leave P21 time to breathe; the backfill then takes what is left. */
const shoppers = 2;
const backfillConnections = 16;

export const measureFairness: Measure = async (say) => {
  await using stage = await setStage({ environment });
  const p99s: { alone: number; beside: number }[] = [];
  let backfilled = 0;
  for (let round = 0; round < rounds; round += 1) {
    const alone = await loadShoppers(stage);
    const until = { ended: false };
    const backfill = runBackfill(stage, until);
    const beside = await loadShoppers(stage);
    until.ended = true;
    backfilled += await backfill;
    p99s.push({ alone, beside });
  }
  const middle = (of: 'alone' | 'beside') =>
    p99s.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  const [alone, beside] = [middle('alone'), middle('beside')];
  say(
    formatTable([
      ['storefront p99 alone, ms', 'beside a backfill, ms', 'pages the backfill read'],
      [rounded(alone), rounded(beside), String(backfilled)],
    ]),
  );
  return {
    figures: [
      {
        name: 'fairness: storefront p99 beside a backfill / alone',
        value: beside / alone,
        unit: 'times',
        atMost: 1.2,
      },
    ],
    measured: { fairness: { p99s, backfilled } },
  };
};

const loadShoppers = async ({ gateway, tokens }: Stage): Promise<number> =>
  (
    await runLoad({
      url: gateway.ready.url,
      connections: shoppers,
      durationMs: roundMs,
      next: createPages(tokens, 5000),
    })
  ).p99Ms;

/** A sync key asks for pages of a hundred, as fast as P21 allows. */
async function runBackfill({ gateway }: Stage, until: { ended: boolean }): Promise<number> {
  let page = 0;
  const query = pageQuery
    .replace('$locationIds: [ID!])', '$locationIds: [ID!], $customerId: ID)')
    .replace('prices(items', 'prices(customerId: $customerId, items');
  const askOnAndOn = async () => {
    while (!until.ended) {
      const variables = { ...pageVariables(page++ * 100, 5000, 100), customerId: '100001' };
      const response = await fetch(`${gateway.ready.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${gateway.ready.syncToken}` },
        body: JSON.stringify({ query, variables }),
      });
      await response.text();
    }
  };
  await Promise.all(Array.from({ length: backfillConnections }, askOnAndOn));
  return page;
}
