/** Every kind of store the gateway runs on, for suites that must hold on all of them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { StorePlace } from '../../src/store/open-store.ts';
import { createDatabase } from './postgres.ts';

/** A database of its own in memory, from an image made once for all tests. */
export const inMemory = (): StorePlace => ({ kind: 'memory', image: inject('storeImage') });

export interface TestPlace {
  readonly place: StorePlace;
  remove(): Promise<void>;
}

export const storeKinds: readonly { readonly name: string; readonly make: () => Promise<TestPlace> }[] = [
  { name: 'embedded in memory', make: async () => ({ place: inMemory(), remove: async () => {} }) },
  {
    name: 'embedded in a folder',
    make: async () => {
      const path = await mkdtemp(join(tmpdir(), 'gateway-store-'));
      return {
        place: { kind: 'directory', path },
        remove: () => rm(path, { recursive: true, force: true }),
      };
    },
  },
  {
    name: 'PostgreSQL',
    make: async () => {
      const database = await createDatabase();
      return { place: { kind: 'url', url: database.url }, remove: database.drop };
    },
  },
];
