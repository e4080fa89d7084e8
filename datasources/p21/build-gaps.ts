/**
 * What this P21 turned out to lack. Builds and tenants differ: an optional column it does not know is left out of
 * later queries, an optional table counts as empty. Kept for the life of the process and said once in the log.
 */
import { GatewayError } from '../../src/errors.ts';
import type { UpstreamLog } from '../upstream/upstream-log.ts';
import type { Table } from './table.ts';

export class BuildGaps {
  readonly #columns = new Map<string, Set<string>>();
  readonly #tables = new Set<string>();

  constructor(private readonly log?: UpstreamLog) {}

  /** Wire names of the columns to ask for. */
  columnNames(table: Table): string[] {
    const lacking = this.#columns.get(table.name);
    const names = Object.values(table.columns).map((column) => column.name);
    return [...new Set(names)].filter((name) => lacking?.has(name) !== true);
  }

  /** True when the failure says that an optional table does not exist. */
  isMissingTable(table: Table, error: unknown): boolean {
    if (table.optional !== true || !isTableUnknown(error)) return false;
    if (!this.#tables.has(table.name)) {
      this.#tables.add(table.name);
      this.log?.warn({ table: table.name }, 'P21 has no such table; it counts as empty');
    }
    return true;
  }

  /** True when the failure was an optional one of the columns `asked`, which is left out from now on. */
  learnsColumn(table: Table, asked: readonly string[], error: unknown): boolean {
    const name = unknownColumn(error);
    const column = Object.values(table.columns).find((one) => one.name === name);
    if (name === undefined || column?.optional !== true || !asked.includes(name)) return false;
    const lacking = this.#columns.get(table.name) ?? new Set<string>();
    if (!lacking.has(name)) {
      this.#columns.set(table.name, lacking.add(name));
      this.log?.warn({ table: table.name, column: name }, 'P21 lacks the column; it reads as null');
    }
    return true;
  }
}

/** A refused query with table and column named for operators; other failures as they are. */
export function explainRefusal(table: Table, error: unknown): unknown {
  if (!(error instanceof GatewayError) || error.details.status !== 404) return error;
  const name = unknownColumn(error);
  const field = name === undefined ? table.name : `${table.name}.${name}`;
  const message =
    name === undefined
      ? `P21 refused the ${isTableUnknown(error) ? 'table' : 'query of'} ${field}`
      : `P21 does not know the column ${field}`;
  return new GatewayError('UPSTREAM_REJECTED', message, { ...error.details, field }, { cause: error });
}

/** p21-api 2.3: an unknown table answers 404 with an empty body. */
const isTableUnknown = (error: unknown): boolean =>
  error instanceof GatewayError && error.details.status === 404 && (error.details.upstream ?? '') === '';

/** p21-api 2.3: `Could not find a property named 'x' on type 'dbo.supplier'.` */
function unknownColumn(error: unknown): string | undefined {
  if (!(error instanceof GatewayError)) return undefined;
  return /Could not find a property named '([^']+)'/.exec(error.details.upstream ?? '')?.[1];
}
