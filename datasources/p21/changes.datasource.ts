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

export class ChangesSource {
  /** What can be asked for. */
  readonly tables = changeTables;

  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  /** Rows changed at or after `since`. */
  since<C extends Columns>(
    { table, companyField }: ChangeTable<C>,
    since: Instant,
    options: ReadOptions = {},
  ): Promise<ChangedRows<RowOf<Table<C>>>> {
    return changedRows(this.odata, {
      ...options,
      table,
      dates: ['modifiedAt'],
      since,
      first: rowsPerQuestion,
      ...(companyField !== null && { filter: eq(columnOf(table, companyField), this.tenant.companyId) }),
    });
  }
}
