/** The five-minute tour of the README: what it tells readers to type, and what it says they will read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TourStep {
  /** Shell lines in order: `KEY=…`, `ask '…'`, `curl …`. */
  readonly lines: readonly string[];
  /** The printed answer of the step's question. */
  readonly answer: unknown;
}

const readme = join(import.meta.dirname, '../../README.md');

/** Throws when a step has no answer: a question nobody answers teaches nothing. */
export function readTour(): readonly TourStep[] {
  const [, chapter = ''] = readFileSync(readme, 'utf8').split(/^## Five minutes$/m);
  const [tour = ''] = chapter.split(/^## /m);
  const blocks = [...tour.matchAll(/```(sh|json)\n([\s\S]*?)```/g)].slice(1);
  return Array.from({ length: Math.ceil(blocks.length / 2) }, (_, at) => {
    const [question, answer] = [blocks[2 * at], blocks[2 * at + 1]];
    if (question?.[1] !== 'sh' || answer?.[1] !== 'json') throw new Error(`Step ${at + 1} has no answer`);
    return { lines: (question[2] ?? '').trim().split('\n'), answer: JSON.parse(answer[2] ?? '') };
  });
}

/** The answer as printed: "…" stands for any text that is not empty. */
export function asPrinted(printed: unknown, actual: unknown): unknown {
  if (printed === '…') return typeof actual === 'string' && actual !== '' ? '…' : actual;
  if (Array.isArray(printed) && Array.isArray(actual))
    return actual.map((item, at) => asPrinted(printed[at], item));
  if (!isMap(printed) || !isMap(actual)) return actual;
  return Object.fromEntries(
    Object.entries(actual).map(([name, value]) => [name, asPrinted(printed[name], value)]),
  );
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
