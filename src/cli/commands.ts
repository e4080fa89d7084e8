/** `commands`: what was accepted for P21, how far it is, and what a person does with what waits for one. */
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { CommandState } from '../commands/command.ts';
import type { CommandFilter, CommandOperations } from '../commands/command-operations.ts';
import { commandKinds } from '../commands/kinds.ts';
import type { Environment } from '../config/load.ts';
import { badInput, GatewayError } from '../errors.ts';
import { describeCommand, listCommands } from './command-texts.ts';
import type { Terminal } from './terminal.ts';
import { withLedger } from './with-ledger.ts';

interface FilterOptions {
  readonly state?: CommandState;
  readonly kind?: string;
  readonly customer?: string;
  readonly reference?: string;
  readonly reason?: string;
  readonly limit: number;
}

const states: readonly CommandState[] = [
  'RECEIVED',
  'SENDING',
  'UNKNOWN',
  'CONFIRMED',
  'REJECTED',
  'PARKED',
  'CANCELLED',
];

type Use = (operations: CommandOperations) => Promise<void>;

export const commandsCommand = (terminal: Terminal, environment: Environment): Command => {
  const over = (use: Use) => withLedger(environment, use);
  return new Command('commands')
    .description('what was accepted for P21: orders, payments, customers, users, addresses, lists')
    .addCommand(listSubcommand(terminal, over))
    .addCommand(showSubcommand(terminal, over))
    .addCommand(retrySubcommand(terminal, over))
    .addCommand(decisionSubcommand(terminal, over, cancel))
    .addCommand(decisionSubcommand(terminal, over, accept))
    .addCommand(redriveSubcommand(terminal, over));
};

type Over = (use: Use) => Promise<void>;

const withFilter = (command: Command): Command =>
  command
    .addOption(new Option('--kind <name>', 'of this kind').choices(commandKinds.map(({ kind }) => kind)))
    .option('--customer <id>', 'about this P21 customer')
    .option('--reference <text>', "with this reference, e.g. the shop's order number")
    .option('--reason <code>', 'that wait for this reason, e.g. DIFFERENT_IN_P21')
    .option('--limit <number>', 'at most so many, newest first', atMost(1000), 100);

const listSubcommand = (terminal: Terminal, over: Over): Command =>
  withFilter(new Command('list').description('list them, newest first'))
    .addOption(new Option('--state <state>', 'in this state').choices(states))
    .action((options: FilterOptions) =>
      over(async (operations) => {
        const filter = toFilter(options);
        const found = await operations.list(filter, { first: options.limit, skip: 0 });
        terminal.say(listCommands(found));
        terminal.say(`\n${found.length} of ${await operations.count(filter)}`);
      }),
    );

const showSubcommand = (terminal: Terminal, over: Over): Command =>
  new Command('show')
    .description('one with what was asked, every attempt, and what P21 said')
    .argument('<id>', 'id of the command')
    .action((id: string) =>
      over(async (operations) => {
        const command = await operations.find(id);
        if (command === undefined)
          throw new GatewayError('NOT_FOUND', 'There is no such command.', { field: 'id' });
        terminal.say(describeCommand(command, await operations.attemptsOf(id)));
      }),
    );

const retrySubcommand = (terminal: Terminal, over: Over): Command =>
  new Command('retry')
    .description('send a parked one on; P21 is asked first whether it has it')
    .argument('<id>', 'id of the command')
    .option('--payload <file>', 'JSON file with another input in place of the stored one')
    .action((id: string, { payload }: { payload?: string }) =>
      over(async (operations) => {
        const input = payload === undefined ? undefined : await readInput(payload);
        const { state } = await operations.retry(id, person(), input);
        terminal.say(`${id} is ${state}.`);
      }),
    );

/** One that takes nothing but the command. */
const decisionSubcommand = (
  terminal: Terminal,
  over: Over,
  { name, description, decide }: Decision,
): Command =>
  new Command(name)
    .description(description)
    .argument('<id>', 'id of the command')
    .action((id: string) =>
      over(async (operations) => {
        const { state } = await decide(operations, id);
        terminal.say(`${id} is ${state}.`);
      }),
    );

interface Decision {
  readonly name: string;
  readonly description: string;
  readonly decide: (operations: CommandOperations, id: string) => Promise<{ readonly state: CommandState }>;
}

const cancel: Decision = {
  name: 'cancel',
  description: 'take one back of which P21 can have nothing',
  decide: (operations, id) => operations.cancel(id, person()),
};

const accept: Decision = {
  name: 'accept',
  description: 'declare that what P21 holds of a parked one is right as it is',
  decide: (operations, id) => operations.acceptAsIs(id, person()),
};

const redriveSubcommand = (terminal: Terminal, over: Over): Command =>
  withFilter(
    new Command('redrive').description('send all parked ones of the filter on, oldest first'),
  ).action((options: FilterOptions) =>
    over(async (operations) => {
      const sent = await operations.redrive(toFilter(options), person(), options.limit);
      terminal.say(`${sent} are sent on.`);
    }),
  );

const toFilter = ({ state, kind, customer, reference, reason }: FilterOptions): CommandFilter => ({
  ...(state !== undefined && { states: [state] }),
  ...(kind !== undefined && { kinds: [kind] }),
  ...(customer !== undefined && { customerId: customer }),
  ...(reference !== undefined && { reference }),
  ...(reason !== undefined && { reasons: [reason as never] }),
});

/** For the attempts of the command: who did it. */
const person = (): string => `${userInfo().username} at the command line`;

const atMost = (most: number) => (text: string) => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new InvalidArgumentError(`give a whole number from 1 to ${most}`);
};

async function readInput(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (thrown) {
    throw badInput('--payload', `give a file that holds JSON: ${(thrown as Error).message}`);
  }
}
