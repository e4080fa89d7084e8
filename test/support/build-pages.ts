/**
 * Before any test: builds what browsers get where its sources are newer, once for all files that open pages. Built by
 * each of them, it would be taken away under the others.
 */
import { execFileSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export function setup(): void {
  for (const config of globSync('web/*/vite.config.ts', { cwd: root })) {
    const page = config.split(/[\\/]/)[1] ?? '';
    if (isOld(page)) execFileSync('npx', ['vite', 'build', '-c', config], { cwd: root });
  }
}

/** Pages share code beside their folders, and the generated types. */
const sourcesOf = (page: string): string[] => [
  `web/${page}/**`,
  'web/*.*',
  'client/generated/*',
  'package-lock.json',
];

function isOld(page: string): boolean {
  const builtAt = statSync(join(root, 'dist', page), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const files = globSync(sourcesOf(page), { cwd: root, exclude: (path) => path.includes('node_modules') });
  return files.some((file) => statSync(join(root, file)).mtimeMs > builtAt);
}
