/** `sync`: what it takes to keep both systems in step. Every figure is a ratio or a bound inside one run. */
import type { Bench, Figure } from './bench.ts';
import { subscriptionsBench } from './subscriptions-bench.ts';
import { measureInventory, measureLag } from './sync/inventory.ts';
import { measureMigration } from './sync/migration.ts';
import { measureQuiet } from './sync/quiet.ts';

/** In the order in which they are told; each starts and ends its own processes. */
const measures: Readonly<Record<string, Bench['run']>> = {
  inventory: measureInventory,
  lag: measureLag,
  migration: measureMigration,
  'fan-out': subscriptionsBench.run,
  quiet: measureQuiet,
};

/** While developing: the only measures to take, by name. */
const only = process.env.BENCH_SYNC_ONLY?.split(',');

export const syncBench: Bench = {
  name: 'sync',
  run: async (say) => {
    const figures: Figure[] = [];
    const measured: Record<string, unknown> = {};
    for (const [name, measure] of Object.entries(measures)) {
      if (only?.includes(name) === false) continue;
      say(`-- ${name}`);
      const result = await measure(say);
      figures.push(...result.figures);
      Object.assign(measured, result.measured);
    }
    return { figures, measured };
  },
};
