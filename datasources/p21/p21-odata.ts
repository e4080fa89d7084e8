/**
 * Reads tables through OData (p21-api 2): filters, columns, order, paging and the traps around them. What a row means
 * is in its table's descriptor; how a request travels is `P21Api`'s.
 */
import { GatewayError } from '../../src/errors.ts';
import type { UpstreamLog } from '../upstream/upstream-log.ts';
import type { Filter } from './odata-filter.ts';
import { and, anyOf, eq, isNotYes, isPossible, ne } from './odata-filter.ts';
import { encodedQueryLength, toQueryString } from './odata-query.ts';
import type { LookupOptions, Page, PageQuery, SortTerm } from './paging.ts';
import type { Columns, RowOf, Table } from './table.ts';
import { parseRow } from './table.ts';

/** Path and query in, the JSON body out. */
export type GetJson = (path: string, options: { signal?: AbortSignal | undefined }) => Promise<unknown>;

export interface ODataSettings {
  /** Most `or` terms per filter. */
  readonly filterTerms: number;
  readonly pageSize: number;
  /** Zone of times without an offset. */
  readonly timeZone: string;
}

export interface RowQuery<C extends Columns> extends LookupOptions {
  readonly filter?: Filter | undefined;
  readonly orderBy?: readonly SortTerm<keyof C & string>[] | undefined;
}

type WirePage = { readonly rows: readonly unknown[]; readonly total: number | undefined };

/** Query strings stay under this: IIS refuses more than 2,048 characters. */
const queryLength = 2000;

/** Filters may use at least this much however many columns are selected. */
const leastFilterLength = 200;

/** p21-api 2.4: 700 deleted, 705 inactive. */
const goneStatuses = [700, 705];

export class P21OData {
  /** Optional columns this P21 was found to lack, by table; kept for the life of the process. */
  readonly #lacking = new Map<string, Set<string>>();
  readonly #missingTables = new Set<string>();
  #droppedRows = 0;

  constructor(
    private readonly getJson: GetJson,
    private readonly settings: ODataSettings,
    private readonly log?: UpstreamLog,
  ) {}

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
    const column = columnOf(table, field);
    const asked = new Set([...keys].filter((key) => isPossible(column, key)));
    const rest = this.#queryOf(table, query, { top: this.settings.pageSize, skip: 99_999 });
    const chunks = anyOf(column, asked, {
      terms: this.settings.filterTerms,
      encodedLength: Math.max(queryLength - encodedQueryLength(rest), leastFilterLength),
    });
    const answers = await Promise.all(
      chunks.map((chunk) => this.rows(table, { ...query, filter: and(chunk, query.filter) })),
    );
    return this.#onlyAsked(table, field, asked, answers.flat());
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
  async wholeOptionalTable(
    name: string,
    options: LookupOptions = {},
  ): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const table: Table = { segment: 'table', name, columns: {}, key: [], optional: true };
    try {
      const body = await this.getJson(pathOf(table), { signal: options.signal });
      return toWirePage(table, body).rows as readonly Readonly<Record<string, unknown>>[];
    } catch (error) {
      if (this.#isMissing(table, error)) return [];
      throw this.#explained(table, error);
    }
  }

  async #read<C extends Columns>(
    table: Table<C>,
    query: RowQuery<C>,
    window: { top: number; skip: number; count?: boolean | undefined },
  ): Promise<WirePage> {
    for (;;) {
      try {
        const path = `${pathOf(table)}?${toQueryString(this.#queryOf(table, query, window))}`;
        return toWirePage(table, await this.getJson(path, { signal: query.signal }));
      } catch (error) {
        if (this.#isMissing(table, error)) return { rows: [], total: window.count === true ? 0 : undefined };
        if (!this.#leaveOut(table, error)) throw this.#explained(table, error);
      }
    }
  }

  #queryOf<C extends Columns>(
    table: Table<C>,
    query: RowQuery<C>,
    window: { top: number; skip: number; count?: boolean | undefined },
  ): Record<string, string> {
    const filter = and(query.filter, query.withDeleted === true ? undefined : notDeleted(table));
    return {
      ...(filter && { $filter: filter.text }),
      $select: this.#columnNames(table).join(','),
      $orderby: orderOf(table, query.orderBy ?? []),
      $top: String(window.top),
      ...(window.skip > 0 && { $skip: String(window.skip) }),
      ...(window.count === true && { $count: 'true' }),
    };
  }

  #columnNames(table: Table): string[] {
    const lacking = this.#lacking.get(table.name);
    const names = Object.values(table.columns).map((column) => column.name);
    return [...new Set(names)].filter((name) => lacking?.has(name) !== true);
  }

  /** A tenant without an optional table reads as empty; said once in the log. */
  #isMissing(table: Table, error: unknown): boolean {
    if (table.optional !== true || !isTableUnknown(error)) return false;
    if (!this.#missingTables.has(table.name)) {
      this.#missingTables.add(table.name);
      this.log?.warn({ table: table.name }, 'P21 has no such table; it counts as empty');
    }
    return true;
  }

  /** True when the failure was an optional column that this P21 lacks and that can be left out from now on. */
  #leaveOut(table: Table, error: unknown): boolean {
    const name = unknownColumn(error);
    const column = Object.values(table.columns).find((one) => one.name === name);
    if (name === undefined || column?.optional !== true) return false;
    const lacking = this.#lacking.get(table.name) ?? new Set<string>();
    if (lacking.has(name)) return false;
    this.#lacking.set(table.name, lacking.add(name));
    this.log?.warn({ table: table.name, column: name }, 'P21 lacks the column; it reads as null');
    return true;
  }

  #explained(table: Table, error: unknown): unknown {
    if (!(error instanceof GatewayError) || error.details.status !== 404) return error;
    const name = unknownColumn(error);
    const field = name === undefined ? table.name : `${table.name}.${name}`;
    const what = name === undefined && isTableUnknown(error) ? 'table' : 'query';
    const message =
      name === undefined ? `P21 refused the ${what} ${field}` : `P21 does not know the column ${field}`;
    return new GatewayError('UPSTREAM_REJECTED', message, { ...error.details, field }, { cause: error });
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
      this.#droppedRows += rows.length - kept.length;
      this.log?.warn(
        { table: table.name, rows: rows.length - kept.length },
        'P21 returned rows not asked for',
      );
    }
    return kept;
  }
}

/** SQL Server compares text without case and trailing blanks in its usual collation. */
const toComparable = (key: unknown): string => String(key).trimEnd().toLowerCase();

const pathOf = (table: Table): string => `/odataservice/odata/${table.segment}/${table.name}`;

function columnOf(table: Table, field: string) {
  const column = table.columns[field];
  if (column === undefined) throw new Error(`${table.name} has no field ${field}`);
  return column;
}

function orderOf(table: Table, terms: readonly SortTerm<string>[]): string {
  const named = terms.map(({ field, descending }) =>
    descending === true ? `${columnOf(table, field).name} desc` : columnOf(table, field).name,
  );
  const sorted = new Set(terms.map(({ field }) => field));
  const key = table.key.filter((field) => !sorted.has(field)).map((field) => columnOf(table, field).name);
  return [...named, ...key].join(',');
}

function notDeleted(table: Table): Filter | undefined {
  if (table.deletion === undefined) return undefined;
  if ('deleteFlag' in table.deletion) return isNotYes(table.deletion.deleteFlag);
  const { rowStatus } = table.deletion;
  return and(...goneStatuses.map((status) => ne(rowStatus, status)));
}

function toWirePage(table: Table, body: unknown): WirePage {
  const { value, '@odata.count': total } = (body ?? {}) as { value?: unknown; '@odata.count'?: unknown };
  if (!Array.isArray(value)) {
    throw new GatewayError('UPSTREAM_MALFORMED', `P21 ${table.name}: the answer holds no list of rows`, {
      system: 'P21',
      field: table.name,
    });
  }
  return { rows: value, total: total === undefined ? undefined : Number(total) };
}

/** p21-api 2.3: an unknown table answers 404 with an empty body. */
const isTableUnknown = (error: unknown): boolean =>
  error instanceof GatewayError && error.details.status === 404 && (error.details.upstream ?? '') === '';

/** p21-api 2.3: `Could not find a property named 'x' on type 'dbo.supplier'.` */
function unknownColumn(error: unknown): string | undefined {
  if (!(error instanceof GatewayError)) return undefined;
  return /Could not find a property named '([^']+)'/.exec(error.details.upstream ?? '')?.[1];
}

/** A condition that names one company's rows. */
export const ofCompany = (table: Table, companyId: string): Filter =>
  eq(columnOf(table, 'companyId'), companyId);
