/** `parked`: changes that wait for a person. */
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { Environment } from '../config/load.ts';
import { badInput } from '../errors.ts';
import type { Document } from '../sync/document.ts';
import type { ParkedFilter } from '../sync/parked.ts';
import { formatTable, type Terminal } from './terminal.ts';
import { withSync } from './with-sync.ts';

const withFilter = (command: Command): Command =>
  command
    .option('--flow <name>', 'of this flow')
    .option('--key <key>', 'with this key')
    .option('--code <code>', 'parked for this reason, e.g. REFUSED')
    .option('--reason <text>', 'whose reason contains this text');

export const parkedCommand = (terminal: Terminal, environment: Environment): Command =>
  new Command('parked')
    .description('changes that wait for a person')
    .addCommand(listCommand(terminal, environment))
    .addCommand(retryCommand(terminal, environment))
    .addCommand(redriveCommand(terminal, environment))
    .addCommand(discardCommand(terminal, environment));

const listCommand = (terminal: Terminal, environment: Environment): Command =>
  withFilter(new Command('list').description('list them with their reasons')).action((filter: ParkedFilter) =>
    withSync(environment, async ({ operations }) => {
      const rows = (await operations.parked(filter, { limit: 200, skip: 0 })).map((change) => [
        change.flow,
        change.key,
        change.code,
        change.parkedAt,
        change.reason,
      ]);
      terminal.say(formatTable([['FLOW', 'KEY', 'CODE', 'SINCE', 'REASON'], ...rows]));
      terminal.say(`\n${await operations.countParked(filter)} parked`);
    }),
  );

const retryCommand = (terminal: Terminal, environment: Environment): Command =>
  new Command('retry')
    .description('try one again, with a document you mended if you give one; a serving gateway does it')
    .argument('<flow>', 'name of the flow')
    .argument('<key>', 'key of the record')
    .option('--document <file>', 'JSON file with the document to write this once')
    .action((flow: string, key: string, { document }: { document?: string }) =>
      withSync(environment, async ({ operations }) => {
        await operations.retryParked(flow, key, document === undefined ? null : await readDocument(document));
        terminal.say(`${key} of ${flow} is tried again.`);
      }),
    );

const redriveCommand = (terminal: Terminal, environment: Environment): Command =>
  withFilter(new Command('redrive').description('try all of them again')).action((filter: ParkedFilter) =>
    withSync(environment, async ({ operations }) => {
      terminal.say(`${await operations.redrive(filter)} are tried again.`);
    }),
  );

const discardCommand = (terminal: Terminal, environment: Environment): Command =>
  withFilter(new Command('discard').description('let them go until their records change again')).action(
    (filter: ParkedFilter) =>
      withSync(environment, async ({ operations }) => {
        terminal.say(`${await operations.discard(filter)} are let go.`);
      }),
  );

async function readDocument(path: string): Promise<Document> {
  const document: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof document === 'object' && document !== null && !Array.isArray(document))
    return document as Document;
  throw badInput('--document', 'give a file that holds one JSON object');
}
