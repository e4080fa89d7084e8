/** Price pages by uid: the rows behind "why this price" (p21-api 7.6). */
import { breakColumns, toBreaks, unitColumns, valueColumns } from './numbered-columns.ts';
import type { P21OData } from './p21-odata.ts';
import type { LookupOptions } from './paging.ts';
import type { PricePageRow, StoredPricePageRow } from './prices.rows.ts';
import { pricePageTable } from './prices.rows.ts';

const numbered = new Set(Object.keys({ ...valueColumns, ...breakColumns, ...unitColumns }));

export async function readPricePages(
  odata: P21OData,
  pricePageUids: readonly number[],
  options: LookupOptions,
): Promise<PricePageRow[]> {
  const rows = await odata.byKeys(pricePageTable, 'pricePageUid', pricePageUids, options);
  return rows.map(toPricePage);
}

function toPricePage(row: StoredPricePageRow): PricePageRow {
  const named = Object.entries(row).filter(([field]) => !numbered.has(field));
  return { ...(Object.fromEntries(named) as unknown as Omit<PricePageRow, 'breaks'>), breaks: toBreaks(row) };
}
