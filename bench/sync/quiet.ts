/** What it costs to look at both systems while nothing happens in either: calls in a round of polls of all flows. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatTable } from '../../src/cli/terminal.ts';
import type { Bench } from '../bench.ts';
import type { ReadyDistributor, ReadyGateway } from '../child/parts.ts';
import { startChild } from '../child-part.ts';
import { rounded } from '../measure.ts';
import { createOperator, type Operator } from './operator.ts';
import { pause, until } from './stage.ts';

const pollSeconds = 1;
/** Rows may appear so long after the time they carry; polls look back until then. */
const lookBackSeconds = 5;
/** Some flows poll in one of twelve rounds. */
const rounds = 36;

interface Calls {
  readonly calls: readonly { readonly family?: string; readonly path?: string; readonly count: number }[];
}

export const measureQuiet: Bench['run'] = async (say) => {
  const distributor = await startChild<ReadyDistributor>('distributor', {
    p21: { items: 200, customers: 40, orders: 100 },
  });
  const folder = await mkdtemp(join(tmpdir(), 'gateway-bench-'));
  const environment = {
    ...distributor.ready.environment,
    GATEWAY_DATA_DIRECTORY: folder,
    GATEWAY_SYNC: 'true',
    GATEWAY_POLL_SECONDS: String(pollSeconds),
    GATEWAY_LOOK_BACK_SECONDS: String(lookBackSeconds),
  };
  const gateway = await startChild<ReadyGateway>('keepingGateway', { environment });
  try {
    const operator = createOperator(gateway.ready.url, gateway.ready.operatorToken);
    const { flows, polled, perRound } = await countRounds(operator, distributor.ready.controlUrls);
    const heads = ['flows', 'of these polled', 'calls a round'];
    say(formatTable([heads, [String(flows), String(polled), rounded(perRound)]]));
    return {
      figures: [
        {
          name: `nothing changed: calls of both systems in a round of polls, ${polled} of ${flows} flows polled`,
          value: perRound,
          unit: 'calls',
          atMost: polled,
        },
      ],
      measured: { quiet: { flows, polled, perRound, pollSeconds, lookBackSeconds, rounds } },
    };
  } finally {
    await gateway.close();
    await distributor.close();
    await rm(folder, { recursive: true, force: true });
  }
};

async function countRounds(operator: Operator, controlUrls: readonly string[]) {
  await operator.switchAllOn();
  const id = await operator.startMigration(null);
  await until(async () => (await operator.migration(id)).state === 'DONE', 300_000);
  // Changes of the last seconds before the first poll are looked at once more, as anywhere.
  await pause(3 * lookBackSeconds * 1000);
  await until(async () => (await operator.left()).waiting === 0, 120_000);
  const before = await callsOf(controlUrls);
  const startedMs = Date.now();
  await pause(rounds * pollSeconds * 1000);
  const calls = (await callsOf(controlUrls)) - before;
  const polled = await operator.polled();
  const stale = polled.filter(({ polledAt }) => polledAt === null || Date.parse(polledAt) < startedMs);
  if (stale.length > 0) throw new Error(`Not polled: ${stale.map(({ name }) => name).join(', ')}`);
  const perRound = calls / ((Date.now() - startedMs) / (pollSeconds * 1000));
  return { flows: await operator.count(), polled: polled.length, perRound };
}

/** Without those for tokens. */
async function callsOf(controlUrls: readonly string[]): Promise<number> {
  const answers = await Promise.all(
    controlUrls.map(async (url) => (await (await fetch(`${url}/calls`)).json()) as Calls),
  );
  return answers
    .flatMap(({ calls }) => calls)
    .filter(({ family = '', path = '' }) => !`${family}${path}`.includes('token'))
    .reduce((sum, { count }) => sum + count, 0);
}
