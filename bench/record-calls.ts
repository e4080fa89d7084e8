/** Finds out which upstream calls a query makes, with a gateway of its own that reaches both systems through recorders. */
import { askGateway, checkAnswer } from './ask-gateway.ts';
import type { ReadyGateway } from './child/parts.ts';
import { startChild } from './child-part.ts';
import type { BigQuery } from './graph-queries.ts';
import type { RecordedCall } from './recorded-call.ts';
import { createRecorder, type Recording } from './recorder.ts';

/** Questions before the one that is recorded: tokens and what the shop can do are asked for once per process. */
const warmQuestions = 2;

/** The calls of each query, in the order given. Throws when a query is not answered. */
export async function recordCalls(
  environment: Readonly<Record<string, string>>,
  queries: readonly BigQuery[],
): Promise<readonly (readonly RecordedCall[])[]> {
  const recording: Recording = { calls: [], answered: [] };
  const p21 = await createRecorder('p21', environment.P21_URL ?? '', recording);
  const oro = await createRecorder('oro', environment.ORO_URL ?? '', recording);
  const recorded = { ...environment, P21_URL: p21.url, ORO_URL: oro.url };
  const gateway = await startChild<ReadyGateway>('gateway', { environment: recorded });
  const calls: RecordedCall[][] = [];
  for (const query of queries) calls.push(await recordQuery(gateway.ready, query, recording));
  await gateway.close();
  p21.close();
  oro.close();
  return calls;
}

async function recordQuery(gateway: ReadyGateway, query: BigQuery, recording: Recording) {
  for (let question = 0; question < warmQuestions; question += 1) await askGateway(gateway, query);
  recording.calls.length = 0;
  recording.answered.length = 0;
  checkAnswer(query, await askGateway(gateway, query));
  return [...recording.calls];
}
