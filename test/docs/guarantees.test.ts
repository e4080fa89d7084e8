/** Each promise of docs/guarantees.md names the tests that hold it, and they are there. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const text = readFileSync('docs/guarantees.md', 'utf8');

const section = (title: string): string => text.split(/^## /m).find((part) => part.startsWith(title)) ?? '';

const promises = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('.test.ts'))
  .map((line) => [line.split('|')[1]?.trim() ?? '', line] as const);

const limits = section('What is not promised')
  .split(/^- /m)
  .slice(1)
  .map((bullet) => [/\*\*(.+?)\*\*/.exec(bullet)?.[1] ?? '', bullet.replaceAll(/\s+/g, ' ')] as const);

describe.each([...promises, ...limits])('%s', (_, said) => {
  const named = [...said.matchAll(/`(test\/[^`]+)`((?:, "[^"]+")*)/g)];

  it('is held by tests that exist', () => {
    expect(named).not.toEqual([]);
    for (const [, path = '', titles = ''] of named) {
      expect(existsSync(path), path).toBe(true);
      for (const [, title] of titles.matchAll(/"([^"]+)"/g))
        expect(readFileSync(path, 'utf8')).toContain(title);
    }
  });
});

it('are all looked at', () => {
  const rows = text
    .split('\n')
    .filter((line) => /^\| .+ \| .+ \| .+`/.test(line) && !line.includes('--order-column'));
  expect(promises.length).toBeGreaterThan(15);
  expect(promises).toHaveLength(rows.length);
  expect(limits).toHaveLength(6);
});
