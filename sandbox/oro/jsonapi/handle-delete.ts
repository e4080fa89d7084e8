/** DELETE of a row and of all rows a filter finds. */
import { filterRows } from './apply-filters.ts';
import { type ApiAnswer, type ApiCall, demand, rowOf } from './call.ts';
import { deleteAsked } from './delete-row.ts';
import { parseReadQuery } from './read-query.ts';

/** `max_delete_entities` (oro-api 2.1). */
const MOST_AT_ONCE = 100;

export function handleDelete(call: ApiCall): ApiAnswer {
  demand(call, 'delete');
  const row = rowOf(call);
  call.api.store.transaction(() => deleteAsked(call.scope, call.entity, row));
  return { status: 204 };
}

export function handleDeleteList(call: ApiCall): ApiAnswer {
  demand(call, 'delete');
  const { api, scope, entity, includes } = call;
  const query = parseReadQuery(scope, entity, call.query, {
    filters: true,
    anyFilter: true,
    paging: false,
    sorting: entity.sortable,
  });
  const found = filterRows(scope, entity, query.filters);
  const doomed = found.slice(0, MOST_AT_ONCE);
  api.store.transaction(() => {
    for (const row of doomed) if (api.store.get(entity.type, row.id)) deleteAsked(scope, entity, row);
  });
  return {
    status: 204,
    headers: {
      ...(includes.has('totalCount') ? { 'X-Include-Total-Count': String(found.length) } : {}),
      ...(includes.has('deletedCount') ? { 'X-Include-Deleted-Count': String(doomed.length) } : {}),
    },
  };
}
