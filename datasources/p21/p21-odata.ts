/**
 * Reads tables through OData (p21-api 2): filters, columns, order, paging and the traps around them. What a row means
 * is in its table's descriptor, what this P21 lacks in `BuildGaps`, how a request travels in `P21Http`.
 */
import { GatewayError } from '../../src/errors.ts';
import type { UpstreamLog } from '../upstream/upstream-log.ts';
import { BuildGaps, explainRefusal } from './build-gaps.ts';
import type { Filter } from './odata-filter.ts';
import { and, anyOf, eq, isPossible } from './odata-filter.ts';
import type { RowQuery, Window } from './odata-query.ts';
import { encodedQueryLength, toOptions, toQueryString } from './odata-query.ts';
import type { LookupOptions, Page, PageQuery, ReadOptions } from './paging.ts';
import { toReadOptions } from './paging.ts';
import type { Columns, RowOf, Table } from './table.ts';
import { columnOf, parseRow } from './table.ts';

/** Path and query in, the JSON body out. */
export type GetJson = (path: string, options: ReadOptions) => Promise<unknown>;

export interface ODataSettings {
  /** Most `or` terms per filter. */
  readonly filterTerms: number;
  readonly pageSize: number;
  /** Zone of times without an offset. */
  readonly timeZone: string;
}

type RawRow = Readonly<Record<string, unknown>>;
type WirePage = { readonly rows: readonly unknown[]; readonly total: number | undefined };

/** Query strings stay under this: IIS refuses more than 2,048 characters. */
const queryLength = 2000;

/** Filters may use at least this much however many columns are selected. */
const leastFilterLength = 200;

export class P21OData {
  readonly #gaps: BuildGaps;
  #droppedRows = 0;

  constructor(
    private readonly getJson: GetJson,
    private readonly settings: ODataSettings,
    private readonly log?: UpstreamLog,
  ) {
    this.#gaps = new BuildGaps(log);
  }

  /** Rows that P21 returned although they were not asked for, since the start: a filter it ignored in part. */
  get droppedRows(): number {
    return this.#droppedRows;
  }

  /** Every matching row, in key order unless said otherwise. */
  async rows<C extends Columns>(table: Table<C>, query: RowQuery<C> = {}): Promise<RowOf<Table<C>>[]> {
    const rows: RowOf<Table<C>>[] = [];
    for (;;) {
      const page = await this.#read(table, query, { top: this.settings.pageSize, skip: rows.length });
      rows.push(...page.rows.map((raw) => parseRow(table, raw, this.settings.timeZone)));
      if (page.rows.length < this.settings.pageSize) return rows;
    }
  }

  /**
   * The rows whose `field` is one of `keys`, in as many parallel calls as the URL length asks for. Keys the column
   * cannot hold match nothing. Rows with other keys are dropped and counted.
   */
  async byKeys<C extends Columns>(
    table: Table<C>,
    field: keyof C & string,
    keys: Iterable<string | number>,
    query: RowQuery<C> = {},
  ): Promise<RowOf<Table<C>>[]> {
    const asked = new Set(keys);
    const answers = await Promise.all(
      this.chunks(table, field, asked, query).map((chunk) =>
        this.rows(table, { ...query, filter: and(chunk, query.filter) }),
      ),
    );
    return this.#onlyAsked(table, field, asked, answers.flat());
  }

  /** Conditions that `field` is one of `keys`, each short enough for a URL. Keys the column cannot hold are left out. */
  chunks<C extends Columns>(
    table: Table<C>,
    field: keyof C & string,
    keys: Iterable<string | number>,
    query: RowQuery<C>,
  ): Filter[] {
    const column = columnOf(table, field);
    const possible = [...keys].filter((key) => isPossible(column, key));
    const columnNames = this.#gaps.columnNames(table);
    const rest = toOptions(table, columnNames, query, { top: this.settings.pageSize, skip: 99_999 });
    return anyOf(column, possible, {
      terms: this.settings.filterTerms,
      encodedLength: Math.max(queryLength - encodedQueryLength(rest), leastFilterLength),
    });
  }

  /** One page in a stable order. */
  async page<C extends Columns>(
    table: Table<C>,
    query: Omit<PageQuery<Filter, keyof C & string>, 'filter'> & RowQuery<C>,
  ): Promise<Page<RowOf<Table<C>>>> {
    const page = await this.#read(table, query, { top: query.first, skip: query.skip, count: query.count });
    const rows = page.rows.map((raw) => parseRow(table, raw, this.settings.timeZone));
    return page.total === undefined ? { rows } : { rows, total: page.total };
  }

  /**
   * Every row and column of a small table whose columns are not known beforehand, unparsed; empty where the tenant
   * has no such table. One call: P21 has no page limit of its own (p21-api 2.1).
   */
  async wholeOptionalTable(name: string, options: LookupOptions = {}): Promise<readonly RawRow[]> {
    const table: Table = { segment: 'table', name, columns: {}, key: [], optional: true };
    try {
      const { rows } = toWirePage(table, await this.getJson(pathOf(table), toReadOptions(options)));
      if (rows.every(isRow)) return rows;
      throw noRows(table);
    } catch (error) {
      if (this.#gaps.isMissingTable(table, error)) return [];
      throw explainRefusal(table, error);
    }
  }

  async #read<C extends Columns>(table: Table<C>, query: RowQuery<C>, window: Window): Promise<WirePage> {
    for (;;) {
      const options = toOptions(table, this.#gaps.columnNames(table), query, window);
      try {
        const path = `${pathOf(table)}?${toQueryString(options)}`;
        return toWirePage(table, await this.getJson(path, toReadOptions(query)));
      } catch (error) {
        if (this.#gaps.isMissingTable(table, error)) return emptyPage(window);
        const asked = options.$select.split(',');
        if (!this.#gaps.learnsColumn(table, asked, error)) throw explainRefusal(table, error);
      }
    }
  }

  #onlyAsked<C extends Columns>(
    table: Table<C>,
    field: keyof C & string,
    asked: ReadonlySet<string | number>,
    rows: RowOf<Table<C>>[],
  ): RowOf<Table<C>>[] {
    const comparable = new Set([...asked].map(toComparable));
    const kept = rows.filter((row) => comparable.has(toComparable(row[field])));
    if (kept.length < rows.length) {
      const dropped = rows.length - kept.length;
      this.#droppedRows += dropped;
      this.log?.warn({ table: table.name, rows: dropped }, 'P21 returned rows not asked for');
    }
    return kept;
  }
}

const emptyPage = ({ count }: Window): WirePage => ({ rows: [], total: count === true ? 0 : undefined });

/** SQL Server compares text without case and trailing blanks in its usual collation. */
const toComparable = (key: unknown): string => String(key).trimEnd().toLowerCase();

const pathOf = (table: Table): string => `/odataservice/odata/${table.segment}/${table.name}`;

function toWirePage(table: Table, body: unknown): WirePage {
  const { value, '@odata.count': total } = (body ?? {}) as { value?: unknown; '@odata.count'?: unknown };
  if (!Array.isArray(value)) throw noRows(table);
  return { rows: value, total: total === undefined ? undefined : Number(total) };
}

const noRows = (table: Table): GatewayError =>
  new GatewayError('UPSTREAM_MALFORMED', `P21 ${table.name}: the answer holds no list of rows`, {
    system: 'P21',
    field: table.name,
  });

const isRow = (row: unknown): row is RawRow => typeof row === 'object' && row !== null && !Array.isArray(row);

/** A condition that names one company's rows. */
export const ofCompany = (table: Table, companyId: string): Filter =>
  eq(columnOf(table, 'companyId'), companyId);
