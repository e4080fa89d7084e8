/**
 * The "plain" form of the API, which a call gets that asks for no JSON:API (oro-observed, Content negotiation):
 * rows as flat objects, errors as an array. Only what a client that forgot its Accept header meets.
 */
import type { ApiError } from './api-error.ts';
import { type Body, isObject } from './json-body.ts';

export function toPlainErrors(errors: readonly ApiError[]): unknown {
  return errors.map(({ title, detail, pointer, parameter }) => ({
    title,
    ...(detail === undefined ? {} : { detail }),
    ...((parameter ?? pointer) === undefined ? {} : { source: parameter ?? pointer }),
  }));
}

/** Flattens a JSON:API document. */
export function toPlainDocument(document: unknown): unknown {
  if (!isObject(document) || !('data' in document)) return document;
  const { data } = document;
  if (Array.isArray(data)) return data.filter(isObject).map(flatten);
  return isObject(data) ? flatten(data) : data;
}

function flatten({ id, attributes, relationships }: Body): Body {
  const related = Object.entries(isObject(relationships) ? relationships : {}).map(([name, relationship]) => {
    const data = isObject(relationship) ? relationship.data : null;
    return [name, Array.isArray(data) ? data.map(idOf) : idOf(data)];
  });
  return { id, ...(isObject(attributes) ? attributes : {}), ...Object.fromEntries(related) };
}

const idOf = (identifier: unknown): unknown => (isObject(identifier) ? identifier.id : null);
