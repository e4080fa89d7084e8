/** DELETE of a row and of all rows a filter finds. */
import { failure, filterError } from './api-error.ts';
import { filterRows } from './apply-filters.ts';
import { type ApiAnswer, type ApiCall, demand, rowOf } from './call.ts';
import { deleteRow } from './delete-row.ts';
import { parseReadQuery } from './read-query.ts';

/** `max_delete_entities` (oro-api 2.1). */
const MOST_AT_ONCE = 100;

export function handleDelete(call: ApiCall): ApiAnswer {
  demand(call, 'delete');
  const row = rowOf(call);
  call.api.store.transaction(() => deleteRow(call.scope, call.entity, row));
  return { status: 204 };
}

export function handleDeleteList(call: ApiCall): ApiAnswer {
  demand(call, 'delete');
  const { api, scope, entity, includes } = call;
  const query = parseReadQuery(scope, entity, call.query, {
    filters: true,
    paging: false,
    sorting: entity.sortable,
  });
  if (query.filters.length === 0) throw failure(filterError('At least one filter must be provided.'));
  const found = filterRows(scope, entity, query.filters);
  const doomed = found.slice(0, MOST_AT_ONCE);
  api.store.transaction(() => {
    for (const row of doomed) if (api.store.get(entity.type, row.id)) deleteRow(scope, entity, row);
  });
  return {
    status: 204,
    headers: {
      ...(includes.has('totalCount') ? { 'X-Include-Total-Count': String(found.length) } : {}),
      ...(includes.has('deletedCount') ? { 'X-Include-Deleted-Count': String(doomed.length) } : {}),
    },
  };
}
