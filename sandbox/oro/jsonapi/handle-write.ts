/** POST and PATCH of one row. */
import { type ApiError, ApiFailure, failure, valueError } from './api-error.ts';
import { shapeErrors } from './body-shape.ts';
import { type ApiAnswer, type ApiCall, demand, rendering, rowOf } from './call.ts';
import { type Document, includedOf, itemDocument } from './document.ts';
import { type Body, isObject, parseBody } from './json-body.ts';
import { operationFlags } from './operation-flags.ts';
import { itemParameters, parseReadQuery, type ReadQuery } from './read-query.ts';
import { toResource } from './resource.ts';
import { includedOfBody, validateOnly } from './write.ts';
import type { WriteRequest, WriteResult } from './write-request.ts';

export function handleCreate(call: ApiCall): ApiAnswer {
  demand(call, 'create');
  const query = parseReadQuery(call.scope, call.entity, call.query, itemParameters);
  const body = checkedBody(call, undefined);
  const request = toRequest(call, body, undefined);
  if (isDryRun(call, body)) return dryRun(call, query, request, 201);
  const result = call.api.write(call.scope, request);
  const { row } = result.primary;
  const locationId = call.api.rules(call.entity.type).locationId?.(row.id) ?? row.id;
  const location = { Location: call.urls.item(call.entity.type, locationId) };
  return result.created
    ? { status: 201, headers: location, document: writtenDocument(call, query, result) }
    : { status: 200, document: writtenDocument(call, query, result) };
}

export function handleUpdate(call: ApiCall): ApiAnswer {
  demand(call, 'edit');
  const query = parseReadQuery(call.scope, call.entity, call.query, itemParameters);
  const body = checkedBody(call, call.id);
  const request = toRequest(call, body, rowOf(call).id);
  if (isDryRun(call, body)) return dryRun(call, query, request, 200);
  return { status: 200, document: writtenDocument(call, query, call.api.write(call.scope, request)) };
}

function checkedBody({ entity, text }: ApiCall, id: string | undefined): Body {
  const body = parseBody(text);
  const errors: readonly ApiError[] = shapeErrors(body, { type: entity.type, id });
  if (errors.length > 0) throw new ApiFailure(errors);
  return body;
}

function toRequest({ entity }: ApiCall, body: Body, id: string | undefined): WriteRequest {
  return {
    type: entity.type,
    resource: isObject(body.data) ? body.data : {},
    included: includedOfBody(body),
    id,
  };
}

/** `update` belongs to included records and batches, `validate` to resources that allow it (6.1/135, 139). */
function isDryRun({ entity, id }: ApiCall, body: Body): boolean {
  const flags = operationFlags(isObject(body.data) ? body.data : {}, '');
  if (flags.update) throw failure(valueError('The option is not supported.', '/meta/update'));
  if (flags.validate && !entity.validates) {
    throw failure(valueError('The option is not supported.', '/meta/validate'));
  }
  if (flags.upsert && id !== '' && entity.upsert && !entity.upsert.some((fields) => fields.join() === 'id')) {
    throw failure(
      valueError(
        'The upsert operation is not supported for resources with auto-generated identifier value.',
        '/meta/upsert',
      ),
    );
  }
  return flags.validate;
}

function dryRun(call: ApiCall, query: ReadQuery, request: WriteRequest, status: number): ApiAnswer {
  let document: Document = {};
  validateOnly(call.scope, request, (result) => {
    document = writtenDocument(call, query, result);
  });
  return { status, document };
}

/** The row as it is now, with the included records of the request under their new ids. */
function writtenDocument(call: ApiCall, query: ReadQuery, result: WriteResult): Document {
  const view = rendering(call, query);
  const { model } = call.api;
  const own = result.included.map(({ type, row, requestId }) =>
    toResource(view, model.get(type), row, { includeId: requestId ?? row.id }),
  );
  const asked = includedOf(view, call.entity, [result.primary.row]).filter(
    ({ type, id }) => !own.some((resource) => resource.type === type && resource.id === id),
  );
  const { included: _, ...document } = itemDocument(view, call.entity, result.primary.row);
  const included = [...own, ...asked];
  return { ...document, ...(included.length > 0 ? { included } : {}) };
}
