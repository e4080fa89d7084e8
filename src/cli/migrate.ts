/** `migrate`: moves everything the flows move, or says what it would do. Exit code 1 when it did not come to its end. */
import { Command } from 'commander';
import type { Environment } from '../config/load.ts';
import type { Migration } from '../sync/migrations.ts';
import { showProgress } from './progress.ts';
import { describeCounts } from './progress-words.ts';
import { untilStopped } from './signals.ts';
import { formatTable, type Terminal } from './terminal.ts';
import { withSync } from './with-sync.ts';

interface MigrateOptions {
  readonly dryRun?: true;
  readonly resume?: string;
}

export const migrateCommand = (terminal: Terminal, environment: Environment): Command =>
  new Command('migrate')
    .description('move everything the flows move; Ctrl-C pauses')
    .argument('[flows...]', 'only these flows; all that are enabled when left out')
    .option('--dry-run', 'write nothing: say what would be written')
    .option('--resume <migration id>', 'go on with one that was paused or interrupted')
    .action((flows: string[], options: MigrateOptions) => migrate(terminal, environment, flows, options));

async function migrate(
  terminal: Terminal,
  environment: Environment,
  flows: readonly string[],
  { dryRun, resume }: MigrateOptions,
): Promise<void> {
  await withSync(environment, async ({ operations, work }) => {
    await work();
    const { id } =
      resume === undefined
        ? await operations.startMigration(flows, dryRun === true)
        : await operations.steerMigration(resume, 'resume');
    terminal.say(`Migration ${id}${dryRun ? ' (dry run: nothing is written)' : ''}`);
    void untilStopped().then(() => operations.steerMigration(id, 'pause'));
    const migration = await showProgress(() => operations.migration(id));
    terminal.say(describe(migration));
    sayLeftOut(terminal, migration);
    if (migration.state !== 'DONE') process.exitCode = 1;
    await sayParked(terminal, await operations.sumUpParked());
  });
}

function describe({ id, state, runs }: Migration): string {
  const rows = runs.map((run) => [run.flow, run.state.toLowerCase(), describeCounts(run)]);
  const next = state === 'PAUSED' ? `\nGo on with: migrate --resume ${id}` : '';
  return `\n${formatTable([['FLOW', 'STATE', 'RECORDS'], ...rows])}${next}`;
}

function sayLeftOut(terminal: Terminal, { runs }: Migration): void {
  const rows = runs.flatMap(({ flow, leftOut }) =>
    Object.entries(leftOut).map(([reason, { count, keys }]) => [
      flow,
      String(count),
      `${reason} (${keys.join(', ')}${count > keys.length ? ', …' : ''})`,
    ]),
  );
  if (rows.length > 0)
    terminal.say(`\nLeft out, and why:\n${formatTable([['FLOW', 'RECORDS', 'WHY'], ...rows])}`);
}

async function sayParked(
  terminal: Terminal,
  parked: readonly { readonly flow: string; readonly code: string; readonly count: number }[],
): Promise<void> {
  if (parked.length === 0) return;
  const rows = parked.map(({ flow, code, count }) => [flow, code, String(count)]);
  terminal.say(`\nParked, for a person ("parked list" says why):\n${formatTable(rows)}`);
}
