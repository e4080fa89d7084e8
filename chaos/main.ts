/** `npm run chaos -- writes [options]`: breaks everything at once and looks whether the promises hold. Exit 1 when one does not. */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { createTerminal, formatTable } from '../src/cli/terminal.ts';
import { type ChaosResult, runWrites } from './writes/run-writes.ts';

const terminal = createTerminal(process.stdout, process.stderr);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    orders: { type: 'string', default: '5000' },
    callers: { type: 'string', default: '50' },
    kills: { type: 'string', default: '25' },
    /** PostgreSQL of the run; without it each gateway keeps an embedded database. */
    database: { type: 'string' },
    replicas: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    /** Columns of oe_hdr that P21's Order service takes; without them orders go the way of the REST API. */
    'order-column': { type: 'string', multiple: true, default: [] },
  },
});

async function run(): Promise<ChaosResult> {
  const [name] = positionals;
  if (name !== 'writes') throw new Error('Say which: npm run chaos -- writes');
  return runWrites({
    orders: Number(values.orders),
    callers: Number(values.callers),
    kills: Number(values.kills),
    databaseUrl: values.database,
    replicas: Number(values.replicas),
    seed: Number(values.seed),
    orderColumns: values['order-column'],
    say: terminal.say,
  });
}

try {
  const { figures, violations } = await run();
  terminal.say(`\n${formatTable(Object.entries(figures).map(([name, value]) => [name, String(value)]))}\n`);
  for (const violation of violations.slice(0, 20)) terminal.fail(`VIOLATION: ${violation}`);
  terminal.say(violations.length === 0 ? 'Every promise held.' : `${violations.length} violations.`);
  process.exit(violations.length === 0 ? 0 : 1);
} catch (thrown) {
  terminal.fail(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  process.exit(1);
}
