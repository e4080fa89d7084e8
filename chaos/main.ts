/** `npm run chaos -- writes|sync [options]`: breaks everything at once and looks whether the promises hold. Exit 1 when one does not. */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { createTerminal, formatTable } from '../src/cli/terminal.ts';
import { runSync } from './sync/run-sync.ts';
import { type ChaosResult, runWrites } from './writes/run-writes.ts';

const terminal = createTerminal(process.stdout, process.stderr);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Of `writes`. */
    orders: { type: 'string', default: '5000' },
    callers: { type: 'string', default: '50' },
    /** Of `sync`: items of the seeded P21; customers and orders in proportion. */
    items: { type: 'string', default: '100' },
    /** Of `sync`: things done at either end. */
    steps: { type: 'string', default: '300' },
    /** Of `sync`: how far the clocks of both systems are from the gateway's, one way and the other. */
    skew: { type: 'string', default: '3' },
    /** Gateways killed in all: 25 of `writes`, 10 of `sync`. */
    kills: { type: 'string' },
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
  if (name === 'sync') {
    return runSync({
      items: Number(values.items),
      steps: Number(values.steps),
      kills: Number(values.kills ?? 10),
      databaseUrl: values.database,
      replicas: Number(values.replicas),
      redis: true,
      skewHours: Number(values.skew),
      seed: Number(values.seed),
      say: terminal.say,
    });
  }
  if (name !== 'writes') throw new Error('Say which: npm run chaos -- writes, or sync');
  return runWrites({
    orders: Number(values.orders),
    callers: Number(values.callers),
    kills: Number(values.kills ?? 25),
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
