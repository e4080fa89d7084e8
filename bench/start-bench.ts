/** `start`: how long each part needs from its process being made until it answers. A process that does nothing is the baseline. */
import { formatTable } from '../src/cli/terminal.ts';
import type { Bench, Figure } from './bench.ts';
import type { PartName, PartSettings } from './child/parts.ts';
import { startChild } from './child-part.ts';
import { median, rounded } from './measure.ts';

interface Start {
  readonly what: string;
  readonly part: PartName;
  readonly settings?: PartSettings;
  /** As documented in docs/performance.md, with reasons. */
  readonly atMostTimes?: number;
}

interface MeasuredStart extends Start {
  /** Median. */
  readonly startMs: number;
}

const runs = 3;

/** Nothing answers there: the gateway starts without its systems. */
const nowhere = {
  P21_URL: 'http://127.0.0.1:9',
  P21_USERNAME: 'api',
  P21_PASSWORD: 'sandbox',
  P21_COMPANY_ID: 'ACME',
  ORO_URL: 'http://127.0.0.1:9',
  ORO_CLIENT_ID: 'bench',
  ORO_CLIENT_SECRET: 'bench',
};

const starts: readonly Start[] = [
  { what: 'a process that does nothing', part: 'nothing' },
  { what: 'P21 sandbox, 5,000 items', part: 'p21', settings: { p21: { items: 5000 } }, atMostTimes: 100 },
  { what: 'Oro sandbox, empty', part: 'oro', atMostTimes: 15 },
  { what: 'both sandboxes, one distributor', part: 'distributor', atMostTimes: 300 },
  { what: 'gateway alone', part: 'gateway', settings: { environment: nowhere }, atMostTimes: 80 },
];

export const startBench: Bench = {
  name: 'start',
  run: async (say) => {
    const measured: MeasuredStart[] = [];
    for (const start of starts) measured.push({ ...start, startMs: await measureStart(start) });
    const baseMs = measured[0]?.startMs ?? Number.NaN;
    const rows = measured.map(({ what, startMs }) => [what, rounded(startMs, 0), rounded(startMs / baseMs)]);
    say(formatTable([['start of', 'ms', 'ratio'], ...rows]));
    return {
      figures: measured.flatMap((start) => toFigures(start, baseMs)),
      measured: { runs, starts: measured },
    };
  },
};

async function measureStart({ part, settings }: Start): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const startedAt = performance.now();
    const child = await startChild(part, settings);
    times.push(performance.now() - startedAt);
    await child.close();
  }
  return median(times);
}

const toFigures = ({ what, startMs, atMostTimes }: MeasuredStart, baseMs: number): Figure[] =>
  atMostTimes === undefined
    ? []
    : [{ name: `start of ${what}`, value: startMs / baseMs, unit: 'times', atMost: atMostTimes }];
