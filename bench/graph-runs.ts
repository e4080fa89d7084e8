/** Runs one query and its baselines in turn, so that whatever else the machine does meets all of them alike. */
import { askGateway, checkAnswer } from './ask-gateway.ts';
import { createCallCounter } from './call-counter.ts';
import type { ReadyGateway } from './child/parts.ts';
import type { BigQuery } from './graph-queries.ts';
import { median, timeMs } from './measure.ts';
import type { RecordedCall } from './recorded-call.ts';
import { type Limits, replay } from './replay.ts';

export interface RunSetting {
  readonly gateway: ReadyGateway;
  readonly controlUrls: readonly string[];
  readonly limits: Limits;
  /** Rounds before those that count: compilers and connections get warm. */
  readonly warmRuns: number;
  readonly runs: number;
}

/** Medians in milliseconds. */
export interface QueryComparison {
  readonly name: string;
  readonly calls: number;
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
  for (let run = 0; run < warmRuns; run += 1) for (const way of Object.values(ways)) await way();
  await checkSameWork(query, gateway, calls.length, controlUrls);
  const times = { gatewayMs: [] as number[], atOnceMs: [] as number[], inOrderMs: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    times.gatewayMs.push(await timeMs(ways.gatewayMs));
    times.atOnceMs.push(await timeMs(ways.atOnceMs));
    times.inOrderMs.push(await timeMs(ways.inOrderMs));
  }
  return {
    name: query.name,
    calls: calls.length,
    gatewayMs: median(times.gatewayMs),
    atOnceMs: median(times.atOnceMs),
    inOrderMs: median(times.inOrderMs),
  };
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
