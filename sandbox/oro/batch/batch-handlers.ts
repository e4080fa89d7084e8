// The HTTP side of batches: PATCH of a collection, and the errors of an operation (oro-api 3).
import { ApiFailure, accessDenied, failure, requestDataError } from '../jsonapi/api-error.ts';
import { type ApiAnswer, type ApiCall, rendering, rowOf } from '../jsonapi/call.ts';
import type { Extensions, Route } from '../jsonapi/dispatch.ts';
import { pageLinks } from '../jsonapi/links.ts';
import { listParameters, parseReadQuery, type Selection } from '../jsonapi/read-query.ts';
import { toResource } from '../jsonapi/resource.ts';
import type { Row } from '../store/row.ts';
import { toErrorDocument } from './async-operation.ts';
import type { WrittenRecord } from './batch-item.ts';
import { BatchRunner } from './batch-runner.ts';
import { runSyncBatch, type SyncOutcome, type SyncParts } from './sync-batch.ts';

const OPERATIONS = 'asyncoperations';
const EVERYTHING: Selection = { fields: new Map(), include: [], meta: [] };

export function batchExtensions(parts: SyncParts): Extensions {
  const runner = new BatchRunner(parts);
  return {
    updateList: (call) => updateList(call, runner, parts),
    subresources: (call) => operationRoutes(call, parts),
  };
}

async function updateList(call: ApiCall, runner: BatchRunner, parts: SyncParts): Promise<ApiAnswer> {
  if (!call.caller.may(OPERATIONS, 'create')) {
    throw failure(accessDenied('No access to create the asynchronous operation.'));
  }
  if (call.text.trim() === '') throw failure(requestDataError('The request data should not be empty.'));
  const request = { type: call.entity.type, body: call.text, caller: call.caller };
  if (call.headers['x-mode'] !== 'sync') return operationAnswer(call, runner.accept(request), parts);
  return syncAnswer(call, await runSyncBatch(request, parts), parts);
}

/** 202 with the operation as it is now. */
function operationAnswer(call: ApiCall, operationId: string, { book }: SyncParts): ApiAnswer {
  const row = book.find(operationId);
  if (row === undefined) throw new Error(`operation ${operationId} is gone before it was answered`);
  const headers = { 'Content-Location': call.urls.item(OPERATIONS, operationId) };
  const entity = call.api.model.get(OPERATIONS);
  return { status: 202, headers, document: { data: toResource(rendering(call, EVERYTHING), entity, row) } };
}

function syncAnswer(call: ApiCall, outcome: SyncOutcome, parts: SyncParts): ApiAnswer {
  if (outcome.kind === 'operation') return operationAnswer(call, outcome.operationId, parts);
  if (outcome.kind === 'refused') {
    throw new ApiFailure(
      outcome.faults.map(({ pointer, ...fault }) => ({ ...fault, ...(pointer ? { pointer } : {}) })),
    );
  }
  const { records, included } = outcome;
  // Nothing read, nothing written: an empty list instead of a document (recording 6.1/539).
  if (records.length === 0) return { status: 200, document: [] };
  const links = call.includes.has('noHateoas') ? {} : { links: { self: call.urls.list(call.entity.type) } };
  const others = included.map((record) => toWrittenResource(call, record, 'includeId'));
  return {
    status: 200,
    document: {
      data: records.map((record) => toWrittenResource(call, record, 'dataId')),
      ...links,
      ...(others.length > 0 ? { included: others } : {}),
    },
  };
}

/** The row as it is after the whole batch; its id in the request stands at the end (recording 6.1/533). */
function toWrittenResource(call: ApiCall, { type, id, requestId }: WrittenRecord, metaName: string) {
  const row = call.api.store.get(type, id) as Row;
  const resource = toResource(rendering(call, EVERYTHING), call.api.model.get(type), row);
  return requestId === undefined ? resource : { ...resource, meta: { [metaName]: requestId } };
}

function operationRoutes(call: ApiCall, parts: SyncParts): readonly Route[] {
  if (call.entity.type !== OPERATIONS || call.association !== 'errors') return [];
  return [{ method: 'GET', handler: (one) => listErrors(one, parts) }];
}

function listErrors(call: ApiCall, { book }: SyncParts): ApiAnswer {
  const { id } = rowOf(call);
  const paging = { ...listParameters(call.entity), filters: false, paging: true, sorting: false };
  const query = parseReadQuery(call.scope, call.entity, call.query, paging);
  const errors = book.errorsOf(id);
  const end = query.pageSize < 0 ? errors.length : query.pageNumber * query.pageSize;
  const page = errors.slice(query.pageSize < 0 ? 0 : end - query.pageSize, end);
  const url = call.urls.related(OPERATIONS, id, 'errors');
  const state = { url, given: query.given, pageNumber: query.pageNumber, hasMore: errors.length > end };
  const links = call.includes.has('noHateoas') ? {} : { links: pageLinks(state) };
  return { status: 200, document: { data: page.map(toErrorDocument), ...links } };
}
