/**
 * A migrated database as a file, made once for all tests: PGlite needs some seconds to make one, and a fraction of one to
 * load it.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/store/migrate.ts';
import { createPgliteDialect } from '../../src/store/pglite-dialect.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the file. */
    storeImage: string;
  }
}

export async function setup(project: TestProject): Promise<void> {
  const image = join(tmpdir(), `gateway-store-${await fingerprint()}.tar`);
  if (!existsSync(image)) await makeImage(image);
  project.provide('storeImage', image);
}

async function makeImage(path: string): Promise<void> {
  const pglite = new PGlite();
  const db = new Kysely({ dialect: createPgliteDialect(pglite) });
  await migrate(db);
  const dump = await pglite.dumpDataDir('none');
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, dump.stream());
  await rename(draft, path);
  await db.destroy();
}

/** Of everything the file depends on. */
async function fingerprint(): Promise<string> {
  const root = join(import.meta.dirname, '../..');
  const store = join(root, 'src/store');
  const sources = await readdir(store, { recursive: true });
  const paths = sources.filter((path) => path.endsWith('.ts')).map((path) => join(store, path));
  const hash = createHash('sha256');
  for (const path of [...paths.sort(), join(root, 'package-lock.json')]) hash.update(await readFile(path));
  return hash.digest('hex').slice(0, 16);
}
