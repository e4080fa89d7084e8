/** `meta` of a resource: update, upsert, validate, of which one may be given (platform 6.1.8, SetOperationFlags). */
import type { EntityMeta } from '../model/entity.ts';
import { type ApiError, failure, valueError } from './api-error.ts';
import { type Body, isObject } from './json-body.ts';

export type UpsertFields = readonly string[];

export interface OperationFlags {
  readonly update: boolean;
  readonly validate: boolean;
  /** Fields that find the row to update; `['id']` for `upsert: true`. */
  readonly upsert: UpsertFields | undefined;
}

/** @throws ApiFailure for malformed options, or several at once */
export function operationFlags(resource: Body, pointer: string): OperationFlags {
  const meta = isObject(resource.meta) ? resource.meta : {};
  const flags = {
    update: booleanOption(meta, 'update', pointer),
    validate: booleanOption(meta, 'validate', pointer),
    upsert: upsertOption(meta, pointer),
  };
  const used = [flags.update, flags.validate, flags.upsert !== undefined].filter(Boolean).length;
  if (used > 1) throw failure(valueError('Only one meta option can be used.', `${pointer}/meta`));
  return flags;
}

function booleanOption(meta: Body, name: string, pointer: string): boolean {
  if (!(name in meta)) return false;
  if (typeof meta[name] !== 'boolean') {
    throw failure(valueError('This value should be a boolean.', `${pointer}/meta/${name}`));
  }
  return meta[name];
}

function upsertOption(meta: Body, pointer: string): UpsertFields | undefined {
  const { upsert } = meta;
  if (upsert === undefined || upsert === false) return undefined;
  if (upsert === true) return ['id'];
  const isFields =
    Array.isArray(upsert) &&
    upsert.length > 0 &&
    upsert.every((name) => typeof name === 'string' && name !== '');
  if (isFields) return upsert;
  throw failure(
    valueError('This value should be a boolean or an array of strings.', `${pointer}/meta/upsert`),
  );
}

/** The reason why the resource cannot be upserted by these fields; undefined when it can. */
export function upsertRefusal(
  entity: EntityMeta,
  fields: UpsertFields,
  pointer: string,
): ApiError | undefined {
  const at = `${pointer}/meta/upsert`;
  if (entity.upsert === undefined) return valueError('The upsert operation is not allowed.', at);
  const key = fields.toSorted().join();
  if (entity.upsert.some((allowed) => allowed.toSorted().join() === key)) return undefined;
  if (key === 'id')
    return valueError('The upsert operation cannot use the entity identifier to find an entity.', at);
  const noun = fields.length === 1 ? 'this field' : 'these fields';
  return valueError(`The upsert operation cannot use ${noun} to find an entity.`, at);
}
