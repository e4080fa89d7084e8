/** Runs one query and its baselines in turn, so that whatever else the machine does meets all of them alike. */
import { askGateway, checkAnswer } from './ask-gateway.ts';
import { createCallCounter } from './call-counter.ts';
import type { ReadyGateway } from './child/parts.ts';
import type { BigQuery } from './graph-queries.ts';
import { median, timeMs } from './measure.ts';
import type { RecordedCall } from './recorded-call.ts';
import { type Limits, replay } from './replay.ts';
import { findSlowestCall, type SlowestCall } from './slowest-call.ts';
import { countSteps } from './steps.ts';

export interface RunSetting {
  readonly gateway: ReadyGateway;
  readonly controlUrls: readonly string[];
  readonly limits: Limits;
  /** Rounds before those that count: compilers and connections get warm. */
  readonly warmRuns: number;
  readonly runs: number;
}

/** Times are medians. */
export interface QueryComparison {
  readonly name: string;
  readonly calls: number;
  readonly steps: number;
  readonly slowest: SlowestCall;
  readonly gatewayMs: number;
  readonly atOnceMs: number;
  readonly inOrderMs: number;
}

/** Throws when the gateway makes other calls than those recorded: then the baseline would not be one. */
export async function compareQuery(
  query: BigQuery,
  calls: readonly RecordedCall[],
  { gateway, controlUrls, limits, warmRuns, runs }: RunSetting,
): Promise<QueryComparison> {
  const ways = {
    gatewayMs: () => askGateway(gateway, query),
    atOnceMs: () => replay(calls, limits, 'at once'),
    inOrderMs: () => replay(calls, limits, 'in order'),
  };
  await runInTurn(ways, warmRuns);
  await checkSameWork(query, gateway, calls.length, controlUrls);
  const slowest = await findSlowestCall(calls);
  const medians = await runInTurn(ways, runs);
  return { name: query.name, calls: calls.length, steps: countSteps(calls), slowest, ...medians };
}

/** The median of each way, in milliseconds. */
async function runInTurn<Name extends string>(
  ways: Record<Name, () => Promise<unknown>>,
  runs: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(ways) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let run = 0; run < runs; run += 1)
    for (const name of names) times.get(name)?.push(await timeMs(ways[name]));
  const medians = names.map((name) => [name, median(times.get(name) ?? [])]);
  return Object.fromEntries(medians) as Record<Name, number>;
}

async function checkSameWork(
  query: BigQuery,
  gateway: ReadyGateway,
  recorded: number,
  controlUrls: readonly string[],
): Promise<void> {
  const counter = createCallCounter(controlUrls);
  await counter.reset();
  checkAnswer(query, await askGateway(gateway, query));
  const made = await counter.total();
  if (made !== recorded) throw new Error(`"${query.name}" made ${made} calls, but ${recorded} were recorded`);
}
