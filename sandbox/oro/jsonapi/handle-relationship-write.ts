/** PATCH, POST and DELETE of a relationship: replace, add, remove. */
import type { RelationshipChange } from '../model/entity.ts';
import { idsIn, type Row } from '../store/row.ts';
import { type ApiError, ApiFailure, accessDenied, failure, requestDataError } from './api-error.ts';
import { associationOf } from './association.ts';
import { identifierErrors } from './body-shape.ts';
import { type ApiAnswer, type ApiCall, demand, rowOf } from './call.ts';
import { type Body, isObject, parseBody } from './json-body.ts';
import { relatedIds } from './related.ts';

export const handleRelationshipWrite =
  (change: RelationshipChange) =>
  (call: ApiCall): ApiAnswer => {
    demand(call, 'edit');
    const association = associationOf(call);
    const body = parseBody(call.text);
    const errors = dataErrors(body, association.many);
    if (errors.length > 0) throw new ApiFailure(errors);
    const row = rowOf(call);
    demandEdit(call, row);
    const held = relatedIds(call.scope, call.entity, row, association.name);
    const data = merged(body.data, held, change, association.target);
    const resource = {
      type: call.entity.type,
      id: row.id,
      relationships: { [association.name]: { data } },
    };
    try {
      call.api.write(call.scope, { type: call.entity.type, resource, included: [], id: row.id });
    } catch (fault) {
      throw fault instanceof ApiFailure ? new ApiFailure(fault.errors.map(withoutPlace)) : fault;
    }
    return { status: 204 };
  };

/** @throws ApiFailure 403 when the row itself cannot be changed now */
function demandEdit({ api, scope, entity }: ApiCall, row: Row): void {
  const refusal = api.rules(entity.type).mayEdit?.(row, scope);
  if (refusal) throw failure(accessDenied('No access by "EDIT" permission to the parent entity.'));
}

function dataErrors(body: Body, many: boolean): readonly ApiError[] {
  if (!('data' in body)) return [requestDataError('The primary data object should exist', '/data')];
  const { data } = body;
  if (!many) return data === null ? [] : identifierErrors(data, '/data');
  if (!Array.isArray(data))
    return [requestDataError('The list of resource identifier objects should be an array', '/data')];
  return data.flatMap((item, index) => identifierErrors(item, `/data/${index}`));
}

function merged(data: unknown, held: readonly string[], change: RelationshipChange, type: string): unknown {
  if (!Array.isArray(data) || change === 'replace') return data;
  const named = new Set(data.filter(isObject).flatMap(({ id }) => idsIn(typeof id === 'string' ? id : null)));
  const kept = held.filter((id) => !named.has(id)).map((id) => ({ type, id }));
  return change === 'add' ? [...kept, ...data] : kept;
}

/** The body is the relationship itself, so nothing in it can be pointed at by the names of fields (6.1/365). */
function withoutPlace({ pointer: _, ...error }: ApiError): ApiError {
  return error;
}
