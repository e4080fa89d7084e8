/** What the families of resources need of the wire: rows for a question. `oro.client.ts` answers over HTTP. */
import type { JsonApiResource } from './json-api.document.ts';
import { isMissingResource } from './json-api.errors.ts';
import { isOneOf, type QueryPage, type ResourceQuery } from './json-api.query.ts';

export interface OroApi {
  /** All rows: page after page until a short one. */
  list(query: ResourceQuery): Promise<JsonApiResource[]>;
  /** One page; fewer rows than `size` mean that it was the last one. */
  page(query: ResourceQuery, page: QueryPage): Promise<JsonApiResource[]>;
  /** All rows of a resource that refuses `page[size]`, e.g. customerprices (recording 6.1-custom/343). */
  whole(query: ResourceQuery): Promise<JsonApiResource[]>;
}

/** Keys per question: 200 SKUs make a URL that the real shop took (recording 6.1/572). */
const keysPerQuery = 200;

/**
 * Rows whose `field` is one of the keys, for fields with a list filter. Chunks go in parallel; a key asked twice is
 * sent once; no keys, no call.
 */
export async function listByKeys(
  query: ResourceQuery,
  field: string,
  keys: readonly string[],
  ask: (query: ResourceQuery) => Promise<JsonApiResource[]>,
): Promise<JsonApiResource[]> {
  const rows = await Promise.all(
    chunksOf([...new Set(keys)], keysPerQuery).map((chunk) =>
      ask({ ...query, filters: [...(query.filters ?? []), isOneOf(field, chunk)] }),
    ),
  );
  return rows.flat();
}

/** Rows of a resource that a shop may lack: none then, and `capabilities` says why. */
export async function noneIfMissing(rows: Promise<JsonApiResource[]>): Promise<JsonApiResource[]> {
  try {
    return await rows;
  } catch (error) {
    if (isMissingResource(error)) return [];
    throw error;
  }
}

/** Largest id of a record: ids are 32-bit integers in Oro's database, and a larger one is a database error there. */
const largestId = 2_147_483_647;

/** Ids that can exist; Oro answers 400 to a list with anything that is not a number (like recording 6.1/105). */
export const recordIds = (ids: readonly string[]): string[] =>
  ids.filter((id) => /^\d{1,10}$/.test(id) && Number(id) <= largestId);

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
