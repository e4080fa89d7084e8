/** Finds rows by the attribute that holds their P21 key, in the way this shop can be asked for it. */
import type { KeyAbility } from './capability.resource.ts';
import { isListable } from './comma-values.ts';
import type { JsonApiResource } from './json-api.document.ts';
import { is, type ResourceQuery } from './json-api.query.ts';
import { listByKeys, type OroApi } from './oro-api.ts';

/** No rows where the shop lacks the attribute; one question per key where it takes no list. */
export async function listByKeyAttribute(
  api: OroApi,
  query: ResourceQuery,
  attribute: string,
  keys: readonly string[],
  ability: () => Promise<KeyAbility>,
): Promise<JsonApiResource[]> {
  const wanted = [...new Set(keys)].filter((key) => key !== '');
  if (wanted.length === 0) return [];
  const { filter, numeric } = await ability();
  if (filter === 'absent') return [];
  if (filter === 'list') {
    const listable = wanted.filter(numeric ? isBigint : isListable);
    return listByKeys(query, attribute, listable, (chunk) => api.list(chunk));
  }
  const rows = wanted.map((key) => api.list({ ...query, filters: [is(attribute, key)] }));
  return (await Promise.all(rows)).flat();
}

/** A numeric key is a bigint field: 18 digits always fit. */
const isBigint = (key: string): boolean => /^\d{1,18}$/.test(key);
