/** The real P21 client over a server that holds just the rows of one test, whatever it is asked. */
import { onTestFinished } from 'vitest';
import type { P21Sources } from '../../../datasources/p21/p21.datasource.ts';
import { connectP21 } from '../../datasources/p21-under-test.ts';
import { startP21Tables } from './p21-tables.ts';
import type { WireRow } from './system-names.ts';

export async function p21Holding(rows: Readonly<Record<string, readonly WireRow[]>>): Promise<P21Sources> {
  const server = await startP21Tables(rows);
  onTestFinished(() => server[Symbol.asyncDispose]());
  return connectP21(server.url).sources;
}
