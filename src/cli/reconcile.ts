/** `reconcile`: compares both systems field by field. Exit code 1 when they differ. */
import { Command, Option } from 'commander';
import type { Environment } from '../config/load.ts';
import type { DiscrepancyFilter, ListedDiscrepancy } from '../sync/discrepancies.ts';
import type { SyncOperations } from '../sync/operations.ts';
import { finishRuns } from './finish-runs.ts';
import { formatTable, type Terminal } from './terminal.ts';
import { withSync } from './with-sync.ts';

interface ReconcileOptions {
  readonly repair?: true;
  readonly limit: string;
}

export const reconcileCommand = (terminal: Terminal, environment: Environment): Command =>
  new Command('reconcile')
    .description('compare source and target of flows field by field')
    .argument('[flows...]', 'only these flows; all that are enabled when left out')
    .option('--repair', 'write what differs once more')
    .addOption(new Option('--limit <count>', 'differences shown of each flow').default('20'))
    .action((flows: string[], options: ReconcileOptions) =>
      withSync(environment, async ({ operations, work }) => {
        await work();
        const names = flows.length > 0 ? flows : await enabledFlows(operations);
        const runs = [];
        for (const name of names) runs.push(await operations.runFlow(name, 'RECONCILE'));
        await finishRuns(terminal, operations, runs);
        for (const flow of names) await report(terminal, operations, { flow }, options);
      }),
    );

const enabledFlows = async (operations: SyncOperations): Promise<string[]> =>
  (await operations.flows()).filter(({ enabled }) => enabled).map(({ flow }) => flow);

async function report(
  terminal: Terminal,
  operations: SyncOperations,
  filter: DiscrepancyFilter,
  { repair, limit }: ReconcileOptions,
): Promise<void> {
  const count = await operations.countDiscrepancies(filter);
  terminal.say(`${filter.flow}: ${count === 0 ? 'no difference' : `${count} differences`}`);
  if (count === 0) return;
  process.exitCode = 1;
  const found = await operations.discrepancies(filter, { limit: Number(limit), skip: 0 });
  terminal.say(formatTable(found.map(describe)));
  if (repair) terminal.say(`${await operations.repair(filter)} records of ${filter.flow} are written again`);
}

const describe = ({ key, kind, fields }: ListedDiscrepancy): string[] => [
  `  ${key}`,
  kind.toLowerCase(),
  fields
    .map(({ field, source, target }) => `${field}: ${JSON.stringify(source)} is ${JSON.stringify(target)}`)
    .join('; '),
];
