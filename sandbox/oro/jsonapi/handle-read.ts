/** GET of a list, a row, a related resource and a relationship. */
import type { EntityMeta } from '../model/entity.ts';
import type { Row } from '../store/row.ts';
import { filterRows } from './apply-filters.ts';
import { associationOf } from './association.ts';
import { type ApiAnswer, type ApiCall, demand, rendering, rowOf } from './call.ts';
import { itemDocument, listDocument } from './document.ts';
import { pageLinks } from './links.ts';
import { itemParameters, listParameters, parseReadQuery, type ReadQuery } from './read-query.ts';
import { relatedRows } from './related.ts';
import { searched } from './search.ts';
import { sortRows } from './sorting.ts';

export function handleList(call: ApiCall): ApiAnswer {
  demand(call, 'view');
  const { entity } = call;
  const query = parseReadQuery(call.scope, entity, call.query, {
    ...listParameters(entity),
    plain: call.plain,
  });
  const found = select(call, query);
  const countsPage = call.api.rules(entity.type).countsPage === true;
  return listAnswer(call, entity, found, query, { url: call.urls.list(entity.type), countsPage });
}

/** Rows of a list request before paging. */
function select({ api, scope, entity }: ApiCall, query: ReadQuery): readonly Row[] {
  const plain = query.filters.filter(({ meta }) => meta.kind !== 'special');
  const own = api.rules(entity.type).rows;
  if (own) return own(scope, query);
  return searched(scope, entity, filterRows(scope, entity, plain), query.filters);
}

function listAnswer(
  call: ApiCall,
  entity: EntityMeta,
  found: readonly Row[],
  query: ReadQuery,
  { url, countsPage }: { readonly url: string; readonly countsPage: boolean },
): ApiAnswer {
  const { pageNumber, pageSize } = query;
  const end = pageSize < 0 ? found.length : pageNumber * pageSize;
  const sorted = sortRows(call.scope, entity, found, query.sort, end + 1);
  const rows = sorted.slice(pageSize < 0 ? 0 : end - pageSize, end);
  const view = rendering(call, query);
  const hasMore = pageSize > 0 && found.length > end && !countsPage;
  const state = { url, given: query.given, pageNumber, hasMore };
  const total = countsPage && rows.length > 0 ? rows.length : found.length;
  const headers = call.includes.has('totalCount') ? { 'X-Include-Total-Count': String(total) } : {};
  return { status: 200, headers, document: listDocument(view, entity, rows, view.links && pageLinks(state)) };
}

export function handleItem(call: ApiCall): ApiAnswer {
  demand(call, 'view');
  const query = parseReadQuery(call.scope, call.entity, call.query, itemParameters);
  return { status: 200, document: itemDocument(rendering(call, query), call.entity, rowOf(call)) };
}

/** `/orders/1/lineItems`: the related resources themselves. */
export function handleSubresource(call: ApiCall): ApiAnswer {
  demand(call, 'view');
  const association = associationOf(call);
  const target = call.api.model.get(association.target);
  const url = call.urls.related(call.entity.type, call.id, association.name);
  if (association.many) {
    const query = parseReadQuery(call.scope, target, call.query, listParameters(target));
    const related = relatedRows(call.scope, call.entity, rowOf(call), association.name);
    const kept = new Set(filterRows(call.scope, target, query.filters).map(({ id }) => id));
    const rows = query.filters.length > 0 ? related.filter(({ id }) => kept.has(id)) : related;
    return listAnswer(call, target, rows, query, { url, countsPage: false });
  }
  const query = parseReadQuery(call.scope, target, call.query, itemParameters);
  const view = rendering(call, query);
  const [row] = relatedRows(call.scope, call.entity, rowOf(call), association.name);
  const links = view.links ? { links: { self: url } } : {};
  return { status: 200, document: row ? itemDocument(view, target, row, url) : { data: null, ...links } };
}

/** `/orders/1/relationships/lineItems`: the identifiers. */
export function handleRelationship(call: ApiCall): ApiAnswer {
  demand(call, 'view');
  const association = associationOf(call);
  const target = call.api.model.get(association.target);
  const query = parseReadQuery(
    call.scope,
    target,
    call.query,
    association.many ? listParameters(target) : itemParameters,
  );
  const view = rendering(call, query);
  const related = relatedRows(call.scope, call.entity, rowOf(call), association.name);
  const end = query.pageSize < 0 || !association.many ? related.length : query.pageNumber * query.pageSize;
  const start = query.pageSize < 0 || !association.many ? 0 : end - query.pageSize;
  const data = related.slice(start, end).map(({ id }) => ({
    type: target.type,
    id,
    ...(view.links && target.actions.has('get') ? { links: { self: view.links.item(target.type, id) } } : {}),
  }));
  const links = view.links && {
    ...pageLinks({
      url: view.links.relationship(call.entity.type, call.id, association.name),
      given: query.given,
      pageNumber: query.pageNumber,
      hasMore: related.length > end,
    }),
    related: view.links.related(call.entity.type, call.id, association.name),
  };
  const headers = call.includes.has('totalCount') ? { 'X-Include-Total-Count': String(related.length) } : {};
  return {
    status: 200,
    headers,
    document: { data: association.many ? data : (data[0] ?? null), ...(links ? { links } : {}) },
  };
}
