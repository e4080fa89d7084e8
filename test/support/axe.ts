/** What axe finds on a page that keeps somebody out. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

interface Looked {
  /** Parts of the page to look at, by selector; all of it when left out. */
  readonly include?: readonly string[];
}

/** Serious and critical findings, each with the elements it is about. */
export async function seriousFindings(page: Page, { include }: Looked = {}): Promise<string[]> {
  // Not as a script of the page: its policy takes none but its own files.
  await page.evaluate(`${axe}; undefined`);
  const looked = JSON.stringify({ include: include ?? ['html'] });
  const violations = (await page.evaluate(
    `axe.run(${looked}).then((result) => result.violations)`,
  )) as AxeViolation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
