/** `sync`: what the flows are at, one flow now, its switch and its schedule. */
import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import type { Environment } from '../config/load.ts';
import type { FlowReport } from '../sync/flow-report.ts';
import type { SyncOperations } from '../sync/operations.ts';
import type { Run } from '../sync/runs.ts';
import { finishRuns } from './finish-runs.ts';
import { describeCounts, toClock } from './progress-words.ts';
import { formatTable, type Terminal } from './terminal.ts';
import { withSync } from './with-sync.ts';

const runsShown = 20;

interface SyncOptions {
  readonly enable?: true;
  readonly disable?: true;
  readonly schedule?: string;
  readonly runs?: true;
}

export const syncCommand = (terminal: Terminal, environment: Environment): Command =>
  new Command('sync')
    .description('list the flows, or bring one up to date now')
    .argument('[flow]', 'name of the flow')
    .option('--enable', 'switch it on')
    .option('--disable', 'switch it off')
    .option('--schedule <cron>', 'when it goes through everything; "" for never')
    .option('--runs', 'its last runs, or those of all flows')
    .action((flow: string | undefined, options: SyncOptions) =>
      withSync(environment, async ({ operations, work }) => {
        if (options.runs === true) return terminal.say(describeRuns(await operations.runs(flow, runsShown)));
        if (flow === undefined) return terminal.say(describeFlows(await reported(operations, work)));
        await work();
        const { enable, disable, schedule } = options;
        if (enable || disable || schedule !== undefined) {
          await operations.setFlow(flow, {
            ...((enable || disable) && { enabled: enable === true }),
            ...(schedule !== undefined && { schedule }),
          });
          return terminal.say(describeFlows([await operations.flow(flow)]));
        }
        await finishRuns(terminal, operations, [await operations.runFlow(flow)]);
        await drained(operations, flow);
        terminal.say(describeFlows([await operations.flow(flow)]));
      }),
    );

/** Flows have their rows in the store once an engine has seen them. */
async function reported(
  operations: SyncOperations,
  work: () => Promise<void>,
): Promise<readonly FlowReport[]> {
  const flows = await operations.flows();
  if (flows.length > 0) return flows;
  await work();
  return operations.flows();
}

/** What waits after a failure is not waited for. */
async function drained(operations: SyncOperations, name: string): Promise<void> {
  for (;;) {
    const { queue } = await operations.flow(name);
    if (queue.waiting <= queue.failing) return;
    await wait(200);
  }
}

function describeFlows(flows: readonly FlowReport[]): string {
  const header = [
    'FLOW',
    'STATE',
    'SCHEDULE',
    'IN STEP',
    'WAITING',
    'BEHIND',
    'SENT',
    'PARKED',
    'LAST HOUR',
    'WORST LAG',
    'LAST WRITE',
  ];
  const nowMs = Date.now();
  const rows = flows.map(({ flow, enabled, schedule, linked, queue, lastHour, lastWrittenAt, pollFault }) => [
    flow,
    pollFault ?? (enabled ? 'on' : 'off'),
    schedule ?? '-',
    String(linked),
    String(queue.waiting),
    queue.oldestNoticedAt === null ? '-' : toClock(nowMs - Date.parse(queue.oldestNoticedAt)),
    String(queue.sent),
    String(queue.parked),
    String(lastHour.written),
    lastHour.worstLagMs === null ? '-' : `${lastHour.worstLagMs} ms`,
    lastWrittenAt ?? '-',
  ]);
  return formatTable([header, ...rows]);
}

function describeRuns(runs: readonly Run[]): string {
  const rows = runs.map((run) => [
    run.flow,
    run.kind.toLowerCase(),
    run.state.toLowerCase(),
    String(run.scanned),
    run.startedAt ?? '-',
    run.endedAt ?? '-',
    describeCounts(run),
  ]);
  return formatTable([['FLOW', 'RUN', 'STATE', 'RECORDS', 'STARTED', 'ENDED', 'OUTCOME'], ...rows]);
}
