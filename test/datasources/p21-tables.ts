/** A P21 whose tables hold what a test gives them. */
import type { StubRequest } from './p21-stub-server.ts';
import { startP21Stub } from './p21-stub-server.ts';

export type WireRow = Readonly<Record<string, unknown>>;

/** A P21 that answers each table with all rows the test gives it, whatever the filter. */
export function startTables(tables: Readonly<Record<string, readonly WireRow[]>>) {
  return startP21Stub(({ path }) => ({ body: { value: tables[path.split('/').at(-1) ?? ''] ?? [] } }));
}
export const filterOf = (p21: { requests: readonly StubRequest[] }, table: string) =>
  p21.requests.findLast(({ path }) => path.endsWith(`/${table}`))?.query.get('$filter');

/** Columns of a price page or contract line with values and breaks of quantity. */
export const scale = (values: readonly number[], breaks: readonly number[]) => ({
  ...Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`calculation_value${n + 1}`, values[n] ?? 0])),
  ...Object.fromEntries(Array.from({ length: 14 }, (_, n) => [`break${n + 1}`, breaks[n] ?? 0])),
});
