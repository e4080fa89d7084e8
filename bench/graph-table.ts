/** How the comparisons of `graph` are shown, and the bounds held against them. */
import { formatTable } from '../src/cli/terminal.ts';
import type { Figure } from './bench.ts';
import type { QueryComparison } from './graph-runs.ts';
import { rounded } from './measure.ts';

/** As documented in docs/performance.md, with reasons. */
const atMostTimes = { atOnce: 3, inOrder: 1.5 };

const columns: Readonly<Record<string, (comparison: QueryComparison) => string>> = {
  query: ({ name }) => name,
  'upstream calls': ({ calls }) => String(calls),
  steps: ({ steps }) => String(steps),
  'gateway ms': ({ gatewayMs }) => rounded(gatewayMs),
  'bare calls ms': ({ atOnceMs }) => rounded(atOnceMs),
  ratio: ({ gatewayMs, atOnceMs }) => rounded(gatewayMs / atOnceMs, 2),
  'bare in order ms': ({ inOrderMs }) => rounded(inOrderMs),
  'ratio in order': ({ gatewayMs, inOrderMs }) => rounded(gatewayMs / inOrderMs, 2),
  'slowest call': ({ slowest }) => `${rounded(slowest.ms)} ms ${slowest.call}`,
};

export const formatComparisons = (comparisons: readonly QueryComparison[]): string =>
  formatTable([
    Object.keys(columns),
    ...comparisons.map((comparison) => Object.values(columns).map((toCell) => toCell(comparison))),
  ]);

export const toFigures = ({ name, gatewayMs, atOnceMs, inOrderMs }: QueryComparison): Figure[] => [
  {
    name: `${name}: gateway / bare calls`,
    value: gatewayMs / atOnceMs,
    unit: 'times',
    atMost: atMostTimes.atOnce,
  },
  {
    name: `${name}: gateway / bare calls in order`,
    value: gatewayMs / inOrderMs,
    unit: 'times',
    atMost: atMostTimes.inOrder,
  },
];
