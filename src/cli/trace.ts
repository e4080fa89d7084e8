/** `trace`: what happened to one record, over all flows and commands: "where is my order". */
import { Command } from 'commander';
import type { Environment } from '../config/load.ts';
import { badInput } from '../errors.ts';
import type { FlowReport } from '../sync/flow-report.ts';
import type { HistoryEntry } from '../sync/record-history.ts';
import { formatTable, type Terminal } from './terminal.ts';
import { withSync } from './with-sync.ts';

export const traceCommand = (terminal: Terminal, environment: Environment): Command =>
  new Command('trace')
    .description('what happened to one record: every hop, attempt and outcome')
    .argument('<kind>', 'kind of record, e.g. Order')
    .argument('<key>', 'its key in either system, e.g. an order number of the shop or of P21')
    .action((kind: string, key: string) =>
      withSync(environment, async ({ operations }) => {
        const subject = subjectOf(kind, await operations.flows());
        const entries = await operations.timeline(subject, key);
        if (entries.length > 0) return terminal.say(describe(entries));
        terminal.fail(`Nothing has happened to ${subject} ${key} here.`);
        process.exitCode = 1;
      }),
    );

/** As the flows write it. Throws BAD_USER_INPUT where none moves such records. */
function subjectOf(kind: string, flows: readonly FlowReport[]): string {
  const known = [...new Set(flows.map(({ declaration }) => declaration.subject))].sort();
  const found = known.find((subject) => subject.toLowerCase() === kind.toLowerCase());
  // Nothing has happened yet where no gateway has seen its flows.
  if (found !== undefined || known.length === 0) return found ?? kind;
  throw badInput('kind', `No flow moves ${kind}; they move ${known.join(', ')}`);
}

const describe = (entries: readonly HistoryEntry[]): string =>
  formatTable([
    ['AT', 'WHAT', 'BY', 'RECORD', 'DETAIL'],
    ...entries.map(({ at, event, key, detail: { flow = '-', ...detail } }) => [
      at,
      event.toLowerCase().replaceAll('_', ' '),
      String(flow),
      key,
      describeDetail(detail),
    ]),
  ]);

const describeDetail = (detail: Readonly<Record<string, unknown>>): string =>
  Object.entries(detail)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
