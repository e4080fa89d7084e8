/** `reads`: prices and stock at storefront speed. Every figure is a ratio or a count inside one run. */
import type { Bench, Figure } from './bench.ts';
import { measureCold } from './reads/cold.ts';
import { measureFairness } from './reads/fairness.ts';
import { measureMemory } from './reads/memory.ts';
import { measureOutage } from './reads/outage.ts';
import { buildGateway } from './reads/storefront-process.ts';
import { measureWarm } from './reads/warm.ts';

/** In the order in which they are told; each starts and ends its own processes. */
const measures = [measureWarm, measureCold, measureOutage, measureFairness, measureMemory];

export const readsBench: Bench = {
  name: 'reads',
  run: async (say) => {
    buildGateway();
    const figures: Figure[] = [];
    const measured: Record<string, unknown> = {};
    for (const measure of measures) {
      const result = await measure(say);
      figures.push(...result.figures);
      Object.assign(measured, result.measured);
    }
    return { figures, measured };
  },
};
