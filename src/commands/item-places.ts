/** Items at locations as rows with one key, so that they are merged and remembered like rows of any other table. */
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { RowsByKeys } from './merged-reads.ts';

type AtLocation = P21Sources['sellable']['atLocation'];

export interface Place {
  readonly key: string;
  readonly row: Awaited<ReturnType<AtLocation>>[number];
}

/** One call for each location. */
export const readPlaces =
  (sellable: { readonly atLocation: AtLocation }): RowsByKeys<string, Place> =>
  async (keys, options) => {
    const places = keys.map((key) => key.split(' '));
    const byLocation = Map.groupBy(places, ([locationId]) => locationId ?? '');
    const found = [...byLocation].map(async ([locationId, own]) => {
      const uids = own.map(([, itemUid]) => Number(itemUid));
      const rows = await sellable.atLocation(locationId, uids, options);
      return rows.map((row) => ({ key: toPlaceKey(locationId, row.itemUid), row }));
    });
    return (await Promise.all(found)).flat();
  };

/** The question by location over rows that are read by key. */
export const atLocationBy =
  (read: RowsByKeys<string, Place>): AtLocation =>
  async (locationId, itemUids, options) => {
    const keys = itemUids.map((itemUid) => toPlaceKey(locationId, itemUid));
    return (await read(keys, options)).map(({ row }) => row);
  };

const toPlaceKey = (locationId: string, itemUid: number): string => `${locationId} ${itemUid}`;
