/** `npm run bench [-- <name> …]`: runs the named benchmarks, without a name all. Exit code 1 when a figure does not hold. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTerminal, formatTable } from '../src/cli/terminal.ts';
import { type Bench, type BenchResult, type Figure, holds } from './bench.ts';
import { benches } from './benches.ts';
import { describeMachine } from './machine.ts';
import { rounded } from './measure.ts';

const terminal = createTerminal(process.stdout, process.stderr);
const resultsFolder = join(import.meta.dirname, 'results');

/** Throws on a name that no benchmark has. */
function chooseBenches(names: readonly string[]): readonly Bench[] {
  const known = benches.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`No benchmark ${unknown.join(', ')}. There are: ${known.join(', ')}`);
  return names.length === 0 ? benches : benches.filter(({ name }) => names.includes(name));
}

async function runBench({ name, run }: Bench): Promise<readonly Figure[]> {
  terminal.say(`\n== ${name}`);
  const machine = describeMachine();
  const result = await run(terminal.say);
  await writeResult(name, { machine, ...result });
  terminal.say(`\n${formatTable(result.figures.map(describeFigure))}`);
  return result.figures;
}

const describeFigure = (figure: Figure): string[] => [
  holds(figure) ? 'holds' : 'DOES NOT HOLD',
  figure.name,
  `${rounded(figure.value, 2)} ${figure.unit}`,
  figure.atMost === undefined ? `at least ${figure.atLeast}` : `at most ${figure.atMost}`,
];

async function writeResult(name: string, result: BenchResult & { machine: unknown }): Promise<void> {
  await mkdir(resultsFolder, { recursive: true });
  await writeFile(join(resultsFolder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

try {
  const figures: Figure[] = [];
  for (const bench of chooseBenches(process.argv.slice(2))) figures.push(...(await runBench(bench)));
  const held = figures.filter(holds).length;
  terminal.say(`\n${held} of ${figures.length} figures hold`);
  process.exitCode = held === figures.length ? 0 : 1;
} catch (thrown) {
  terminal.fail(thrown instanceof Error ? thrown.message : String(thrown));
  process.exit(1);
}
