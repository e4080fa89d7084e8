/** A P21 that answers each table with the rows a test gives it, whatever the filter. */
import { type StubServer, startP21Stub } from '../../datasources/p21-stub-server.ts';

export type Cells = Readonly<Record<string, unknown>>;

export const startP21Tables = (tables: Readonly<Record<string, readonly Cells[]>>): Promise<StubServer> =>
  startP21Stub(({ path }) => {
    const rows = tables[path.split('/').at(-1) ?? ''];
    return rows === undefined ? { status: 404, body: '' } : { body: { value: rows } };
  });
