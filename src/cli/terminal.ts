/** What commands say to people. */
import type { Writable } from 'node:stream';

export interface Terminal {
  say(text: string): void;
  fail(text: string): void;
}

export const createTerminal = (out: Writable, error: Writable): Terminal => ({
  say: (text) => void out.write(`${text}\n`),
  fail: (text) => void error.write(`${text}\n`),
});

/** Left-aligned columns, as wide as their widest cell. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, i) => Math.max(known[i] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
