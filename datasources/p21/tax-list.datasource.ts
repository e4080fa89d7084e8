/** All tax jurisdictions with their rates, for copying them elsewhere, and which of them may have changed. */
import type { Instant } from '../../src/instant.ts';
import type { ChangedKeys } from './changed-keys.ts';
import { changedRows } from './changed-rows.ts';
import { instant, nullable } from './column.ts';
import type { P21OData } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import { defineTable } from './table.ts';
import type { TaxJurisdictionRow } from './taxes.rows.ts';
import { taxJurisdictionTable } from './taxes.rows.ts';

const changesPerPage = 2000;

const changeTable = defineTable(taxJurisdictionTable.name, {
  key: ['jurisdictionId'],
  columns: {
    jurisdictionId: taxJurisdictionTable.columns.jurisdictionId,
    modifiedAt: nullable(instant('date_last_modified')),
  },
});

export class TaxListSource {
  constructor(private readonly odata: P21OData) {}

  /** Hundreds at most: read whole. */
  all(options: ReadOptions = {}): Promise<TaxJurisdictionRow[]> {
    return this.odata.rows(taxJurisdictionTable, options);
  }

  async changedSince(since: Instant, options: ReadOptions = {}): Promise<ChangedKeys> {
    const changes = await changedRows(this.odata, {
      ...options,
      table: changeTable,
      dates: ['modifiedAt'],
      since,
      first: changesPerPage,
    });
    const keys = [...new Set(changes.rows.map(({ jurisdictionId }) => jurisdictionId))];
    return { keys, watermark: changes.watermark, hasMore: changes.hasMore };
  }
}
