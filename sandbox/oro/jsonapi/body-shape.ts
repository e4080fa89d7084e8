/** Checks that a body has the shape of a JSON:API document, one error for each fault (platform 6.1.8, RequestDataValidator). */
import { type ApiError, conflict, requestDataError } from './api-error.ts';
import { type Body, isObject } from './json-body.ts';

export interface ShapeRules {
  /** The type the primary resource must have. */
  readonly type: string;
  /** The id it must have (updates); undefined for new resources, which may carry any. */
  readonly id: string | undefined;
}

const resourceKeys: ReadonlySet<string> = new Set([
  'type',
  'id',
  'meta',
  'attributes',
  'relationships',
  'links',
]);

export function shapeErrors(body: Body, rules: ShapeRules): readonly ApiError[] {
  const { data } = body;
  if (!('data' in body)) return [requestDataError('The primary data object should exist', '/data')];
  if (isEmpty(data)) return [requestDataError('The primary data object should not be empty', '/data')];
  return [
    ...(isObject(data)
      ? primaryErrors(data, rules)
      : [requestDataError("The 'type' property is required", '/data/type')]),
    ...includedErrors(body),
  ];
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === 0 ||
  value === false ||
  (typeof value === 'object' && Object.keys(value).length === 0);

function primaryErrors(data: Body, { type, id }: ShapeRules): readonly ApiError[] {
  const errors = [...structureErrors(data, '/data')];
  const typeErrors = textErrors(data, 'type', '/data', true);
  const idErrors = textErrors(data, 'id', '/data', id !== undefined);
  errors.push(...typeErrors, ...idErrors);
  if (typeErrors.length === 0 && (id === undefined || idErrors.length === 0) && data.type !== type) {
    errors.push(
      conflict(
        "The 'type' property of the primary data object should match the requested resource",
        '/data/type',
      ),
    );
  }
  if (id !== undefined && typeErrors.length + idErrors.length === 0 && data.id !== id) {
    errors.push(
      conflict(
        "The 'id' property of the primary data object should match 'id' parameter of the query string",
        '/data/id',
      ),
    );
  }
  return [...errors, ...sectionErrors(data, '/data')];
}

function structureErrors(data: Body, pointer: string): readonly ApiError[] {
  return Object.keys(data)
    .filter((key) => !resourceKeys.has(key))
    .map((key) => requestDataError(`The '${key}' property is not allowed for a resource object`, pointer));
}

function textErrors(data: Body, name: string, pointer: string, required: boolean): readonly ApiError[] {
  const at = `${pointer}/${name}`;
  if (!(name in data)) return required ? [requestDataError(`The '${name}' property is required`, at)] : [];
  const value = data[name];
  if (value === null) return [requestDataError(`The '${name}' property should not be null`, at)];
  if (typeof value !== 'string') return [requestDataError(`The '${name}' property should be a string`, at)];
  return value.trim() === '' ? [requestDataError(`The '${name}' property should not be blank`, at)] : [];
}

function sectionErrors(data: Body, pointer: string): readonly ApiError[] {
  const attributes = 'attributes' in data ? mapErrors(data.attributes, 'attributes', pointer) : [];
  if (!('relationships' in data)) return attributes;
  const relationships = mapErrors(data.relationships, 'relationships', pointer);
  if (relationships.length > 0 || !isObject(data.relationships)) return [...attributes, ...relationships];
  return [...attributes, ...linkageErrors(data.relationships, `${pointer}/relationships`)];
}

function mapErrors(value: unknown, name: string, pointer: string): readonly ApiError[] {
  const at = `${pointer}/${name}`;
  if (value === null || typeof value !== 'object')
    return [requestDataError(`The '${name}' property should be an array`, at)];
  if (Object.keys(value).length === 0)
    return [requestDataError(`The '${name}' property should not be empty`, at)];
  if (Array.isArray(value))
    return [requestDataError(`The '${name}' property should be an associative array`, at)];
  return [];
}

function linkageErrors(relationships: Body, pointer: string): readonly ApiError[] {
  return Object.entries(relationships).flatMap(([name, relationship]) => {
    const at = `${pointer}/${name}`;
    if (!isObject(relationship) || !('data' in relationship)) {
      return [requestDataError("The relationship should have 'data' property", at)];
    }
    const { data } = relationship;
    if (data === null) return [];
    if (typeof data !== 'object')
      return [requestDataError("The 'data' property should be an array", `${at}/data`)];
    if (Array.isArray(data))
      return data.flatMap((item, index) => identifierErrors(item, `${at}/data/${index}`));
    return Object.keys(data).length === 0 ? [] : identifierErrors(data, `${at}/data`);
  });
}

export function identifierErrors(item: unknown, pointer: string): readonly ApiError[] {
  const data = isObject(item) ? item : {};
  return [...textErrors(data, 'type', pointer, true), ...textErrors(data, 'id', pointer, true)];
}

function includedErrors(body: Body): readonly ApiError[] {
  const { included } = body;
  if (!('included' in body)) return [];
  if (!Array.isArray(included))
    return [requestDataError("The 'included' property should be an array", '/included')];
  if (included.length === 0)
    return [requestDataError("The 'included' property should not be empty", '/included')];
  return included.flatMap((item, index) => {
    const pointer = `/included/${index}`;
    if (!isObject(item)) return [requestDataError('The related resource should be an object', pointer)];
    return [...structureErrors(item, pointer), ...identifierErrors(item, pointer)];
  });
}
