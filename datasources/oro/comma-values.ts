/**
 * Values with a comma in filters that read a comma as a list (recording 6.1/227: `filter[sku]=A,B` finds neither
 * "A,B" nor says why). Oro has no way to quote them there, so they are looked for by `searchQuery`, which takes a
 * quoted text (recording 6.1/496), and compared exactly afterwards.
 */
import type { JsonApiResource } from './json-api.document.ts';
import { isFilterFault } from './json-api.errors.ts';
import { is, type ResourceQuery } from './json-api.query.ts';
import { listByKeys, type OroApi } from './oro-api.ts';

/** Field with a list filter that is also a text field of the search index under the same name. */
export interface SearchableField {
  readonly name: string;
  /** Whether two spellings are the same value to Oro. */
  readonly sameValue: (left: string, right: string) => boolean;
}

/** Rows whose field is one of the values, with or without comma. An empty value matches nothing. */
export async function listByValues(
  api: OroApi,
  query: ResourceQuery,
  field: SearchableField,
  values: readonly string[],
): Promise<JsonApiResource[]> {
  const wanted = [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
  const [listed, searched] = await Promise.all([
    listByKeys(query, field.name, wanted.filter(isListable), (chunk) => api.list(chunk)),
    search(
      api,
      query,
      field,
      wanted.filter((value) => !isListable(value)),
    ),
  ]);
  return [...listed, ...searched];
}

export const isListable = (value: string): boolean => !value.includes(',');

/**
 * One question for all of them. Oro itself allows no comma in a SKU unless the shop changed the pattern, so this is
 * rare. Assumption: a double quote inside a value cannot be escaped in a search query (no document says how), so such
 * a value is unknown. The search index follows writes by seconds.
 */
async function search(
  api: OroApi,
  query: ResourceQuery,
  field: SearchableField,
  values: readonly string[],
): Promise<JsonApiResource[]> {
  const quotable = values.filter((value) => !value.includes('"'));
  if (quotable.length === 0) return [];
  const condition = quotable.map((value) => `${field.name} = "${value}"`).join(' or ');
  try {
    const rows = await api.list({ ...query, filters: [is('searchQuery', condition)] });
    const isWanted = (found: string) => quotable.some((value) => field.sameValue(found, value));
    return rows.filter((row) => isWanted(row.text(field.name) ?? ''));
  } catch (error) {
    if (isFilterFault(error)) return [];
    throw error;
  }
}
