/**
 * Rows changed at or after a moment, by one or several columns of dates. `ge`, never `gt`: rows that share a moment
 * must all be seen, and whoever asks overlaps its windows because rows become visible after the time they carry.
 */
import type { Instant } from '../../src/instant.ts';
import type { Filter } from './odata-filter.ts';
import { and, ge, or } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import type { Columns, RowOf, Table } from './table.ts';
import { columnOf } from './table.ts';

export interface ChangedRows<Row> {
  /** Deleted ones too: that is a change. The same row may stand here twice. */
  readonly rows: readonly Row[];
  /** The latest change up to which all were read; the given moment when nothing changed. */
  readonly watermark: Instant;
  /** More follow from `watermark`. */
  readonly hasMore: boolean;
}

export interface ChangeQuestion<C extends Columns> extends ReadOptions {
  readonly table: Table<C>;
  /** Columns of dates any of which says that the row changed. */
  readonly dates: readonly (keyof C & string)[];
  readonly since: Instant;
  readonly filter?: Filter | undefined;
  /** Rows per call; an answer may hold more where many rows share one moment. */
  readonly first: number;
}

/** A question by one column after the other repeats what the first call read: that one asks for no more than this. */
const mostAtFirst = 1000;

/** One call while little has changed, whatever the number of columns. */
export async function changedRows<C extends Columns>(
  odata: P21OData,
  question: ChangeQuestion<C>,
): Promise<ChangedRows<RowOf<Table<C>>>> {
  const { table, dates, since, first } = question;
  const filter = and(question.filter, or(...dates.map((date) => ge(columnOf(table, date), since))));
  const atFirst = Math.min(first, mostAtFirst);
  const query = { ...optionsOf(question), withDeleted: true, filter, first: atFirst, skip: 0 };
  const { rows } = await odata.page(table, query);
  if (rows.length < atFirst) return { rows, watermark: latest(rows, dates, since), hasMore: false };
  const answers = await Promise.all(dates.map((date) => changedBy(odata, question, date)));
  const reached = answers.flatMap(({ upTo }) => upTo ?? []).sort();
  const all = answers.flatMap(({ rows: some }) => some);
  return {
    rows: all,
    watermark: reached[0] ?? latest(all, dates, since),
    hasMore: reached.length > 0,
  };
}

/**
 * The oldest changes by one column, `upTo` the moment to which they are complete; null: none are left. Reads on while
 * a whole page shares the moment it began with, because asking again from there would read the same page again.
 */
async function changedBy<C extends Columns>(
  odata: P21OData,
  question: ChangeQuestion<C>,
  date: keyof C & string,
): Promise<{ readonly rows: readonly RowOf<Table<C>>[]; readonly upTo: Instant | null }> {
  const { table, since, first } = question;
  const filter = and(question.filter, ge(columnOf(table, date), since));
  const query = { ...optionsOf(question), withDeleted: true, filter, first, orderBy: [{ field: date }] };
  const rows: RowOf<Table<C>>[] = [];
  for (;;) {
    const page = await odata.page(table, { ...query, skip: rows.length });
    rows.push(...page.rows);
    if (page.rows.length < first) return { rows, upTo: null };
    const last = momentOf(rows.at(-1), date);
    if (last !== null && last > since) return { rows, upTo: last };
  }
}

const optionsOf = ({ signal, priority }: ReadOptions): ReadOptions => ({ signal, priority });

const momentOf = (row: Readonly<Record<string, unknown>> | undefined, field: string): Instant | null => {
  const value = row?.[field];
  return typeof value === 'string' ? value : null;
};

function latest(
  rows: readonly Readonly<Record<string, unknown>>[],
  dates: readonly string[],
  since: Instant,
): Instant {
  const moments = rows.flatMap((row) => dates.flatMap((date) => momentOf(row, date) ?? []));
  return [since, ...moments].sort().at(-1) ?? since;
}
