/** Upserts: from the fields a request names to the row they mean. */
import type { EntityMeta } from '../model/entity.ts';
import type { Row } from '../store/row.ts';
import { conflict, failure, valueError } from './api-error.ts';
import { attributeValue } from './field-value.ts';
import { type Body, isObject } from './json-body.ts';
import { type UpsertFields, upsertRefusal } from './operation-flags.ts';
import type { Scope } from './scope.ts';

/** The row a `meta.upsert` finds; undefined creates one. @throws ApiFailure 400 when not allowed, 409 when several match */
export function upsertTarget(
  scope: Scope,
  entity: EntityMeta,
  resource: Body,
  fields: UpsertFields | undefined,
  pointer: string,
): Row | undefined {
  if (!fields) return undefined;
  const refusal = upsertRefusal(entity, fields, pointer);
  if (refusal) throw failure(refusal);
  if (fields.join() === 'id') return scope.api.find(scope, entity.type, String(resource.id));
  const given = { ...(isObject(resource.attributes) ? resource.attributes : {}) };
  const missing = fields.filter((name) => !(name in given));
  if (missing.length > 0) {
    throw failure(
      valueError(
        `The upsert operation cannot be performed because the field "${missing[0]}" is not specified.`,
        `${pointer}/meta/upsert`,
      ),
    );
  }
  const matches = scope.api
    .rows(scope, entity)
    .filter((row) =>
      fields.every((name) => String(attributeValue(scope, entity, row, name)) === String(given[name])),
    );
  if (matches.length > 1)
    throw failure(
      conflict('The upsert operation founds more than one entity.', pointer === '' ? undefined : pointer),
    );
  return matches[0];
}
