/** The list of benchmarks, in the order in which they run. */
import type { Bench } from './bench.ts';
import { graphBench } from './graph-bench.ts';
import { readsBench } from './reads-bench.ts';
import { startBench } from './start-bench.ts';
import { subscriptionsBench } from './subscriptions-bench.ts';
import { syncBench } from './sync-bench.ts';
import { writesBench } from './writes-bench.ts';

export const benches: readonly Bench[] = [
  graphBench,
  readsBench,
  startBench,
  subscriptionsBench,
  syncBench,
  writesBench,
];
