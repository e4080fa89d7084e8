/**
 * Which records may have changed, by the time P21 keeps with each row (p21-api 8). Only keys are read: whoever acts on
 * them reads the rows.
 *
 * A record may consist of rows of several tables (a header's date need not move with its lines), so that each table
 * of it is asked. Deleted rows are included: they are changes too.
 */
import type { Instant } from '../../src/instant.ts';
import { type ChangedRows, changedRows } from './changed-rows.ts';
import type { ChangeTable } from './changes.rows.ts';
import { changeTables } from './changes.rows.ts';
import { eq } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import type { Columns, RowOf, Table } from './table.ts';
import { columnOf } from './table.ts';
import type { Tenant } from './tenant.ts';

/** Rows of one question; as they are keys and dates only, many fit. */
const rowsPerQuestion = 2000;

/** Records of several kinds hang on one table, and all are asked about at the same beat: one answer serves them. */
const sharedMs = 1000;

/** An answer of few rows may be asked for from a little earlier, where somebody else wants that too. */
const fewRows = 200;

interface Reading {
  readonly startedMs: number;
  readonly since: Instant;
  readonly answer: Promise<ChangedRows<Readonly<Record<string, unknown>>>>;
  /** The earliest moment that anybody has asked this reading for. */
  askedFrom: Instant;
  isShort: boolean;
}

export class ChangesSource {
  /** What can be asked for. */
  readonly tables = changeTables;
  readonly #readings = new Map<string, Reading>();

  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  /** Rows changed at or after `since`. */
  async since<C extends Columns>(
    changes: ChangeTable<C>,
    since: Instant,
    options: ReadOptions = {},
  ): Promise<ChangedRows<RowOf<Table<C>>>> {
    const { name } = changes.table;
    const known = this.#readings.get(name);
    if (known !== undefined && this.tenant.clock() - known.startedMs < sharedMs && known.since <= since) {
      const answer = await known.answer;
      if (!answer.hasMore) {
        known.askedFrom = earlier(known.askedFrom, since);
        return cutTo(answer, since) as ChangedRows<RowOf<Table<C>>>;
      }
    }
    const from = known?.isShort === true ? earlier(known.askedFrom, since) : since;
    const answer = await this.#read(changes, from, since, options);
    return answer.hasMore ? answer : cutTo(answer, since);
  }

  async #read<C extends Columns>(
    { table, companyField }: ChangeTable<C>,
    from: Instant,
    askedFrom: Instant,
    options: ReadOptions,
  ): Promise<ChangedRows<RowOf<Table<C>>>> {
    const answer = changedRows(this.odata, {
      ...options,
      table,
      dates: ['modifiedAt'],
      since: from,
      first: rowsPerQuestion,
      ...(companyField !== null && { filter: eq(columnOf(table, companyField), this.tenant.companyId) }),
    });
    const startedMs = this.tenant.clock();
    const reading: Reading = { startedMs, since: from, answer, askedFrom, isShort: false };
    this.#readings.set(table.name, reading);
    try {
      const given = await answer;
      reading.isShort = !given.hasMore && given.rows.length < fewRows;
      return given;
    } catch (thrown) {
      this.#readings.delete(table.name);
      throw thrown;
    }
  }
}

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);

/** What of a whole answer lies at or after a later moment. Instants are written alike, so that their texts sort as they do. */
function cutTo<Row extends Readonly<Record<string, unknown>>>(
  { rows }: ChangedRows<Row>,
  since: Instant,
): ChangedRows<Row> {
  const later = rows.filter(({ modifiedAt }) => typeof modifiedAt === 'string' && modifiedAt >= since);
  const moments = later.map(({ modifiedAt }) => String(modifiedAt));
  return { rows: later, watermark: [since, ...moments].sort().at(-1) ?? since, hasMore: false };
}
