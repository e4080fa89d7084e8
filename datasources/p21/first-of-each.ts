/**
 * The first rows of each of several keys. OData cannot limit rows per key (p21-api 2.2), so all keys are read
 * together, twice as many rows as are wanted; keys that come short are read again without those that took the room.
 */
import { and } from './odata-filter.ts';
import type { RowQuery } from './odata-query.ts';
import type { P21OData } from './p21-odata.ts';
import type { Columns, RowOf, Table } from './table.ts';

export interface FirstOfEach<C extends Columns> extends RowQuery<C> {
  readonly table: Table<C>;
  /** The field that holds the key; text or a whole number. */
  readonly field: keyof C & string;
  /** Most rows per key. */
  readonly first: number;
}

/** However many rows are wanted, one call reads no more: an answer of this size takes P21 seconds. */
const mostRows = 5000;

/** Rows of one key stand in the order asked for; the keys stand in any order. */
export async function firstOfEach<C extends Columns>(
  odata: P21OData,
  query: FirstOfEach<C>,
  keys: readonly string[],
): Promise<RowOf<Table<C>>[]> {
  const { table, field, first } = query;
  const chunks = odata.chunks(table, field, keys, query);
  if (chunks.length === 0) return [];
  if (chunks.length > 1) return inHalves(odata, query, keys);
  const top = Math.min(first * keys.length * 2, mostRows);
  const { rows } = await odata.page(table, {
    ...query,
    first: top,
    skip: 0,
    filter: and(chunks[0], query.filter),
  });
  const found = Map.groupBy(rows, (row) => String(row[field]));
  const short =
    keys.length === 1 || rows.length < top ? [] : keys.filter((key) => (found.get(key)?.length ?? 0) < first);
  const enough = keys
    .filter((key) => !short.includes(key))
    .flatMap((key) => found.get(key)?.slice(0, first) ?? []);
  const rest = short.length < keys.length ? firstOfEach(odata, query, short) : inHalves(odata, query, keys);
  return [...enough, ...(await rest)];
}

async function inHalves<C extends Columns>(
  odata: P21OData,
  query: FirstOfEach<C>,
  keys: readonly string[],
): Promise<RowOf<Table<C>>[]> {
  const middle = Math.ceil(keys.length / 2);
  const halves = [keys.slice(0, middle), keys.slice(middle)];
  return (await Promise.all(halves.map((half) => firstOfEach(odata, query, half)))).flat();
}
