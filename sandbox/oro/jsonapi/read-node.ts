/** Fills a record being written from its request: attributes converted, references resolved, extra fields refused. */
import type { AttributeMeta, RelationshipMeta } from '../model/entity.ts';
import type { Json } from '../store/row.ts';
import { type ApiError, formError } from './api-error.ts';
import { convertAttribute } from './convert-attribute.ts';
import { type Body, isObject } from './json-body.ts';
import { type References, readReference } from './references.ts';
import type { WriteNode } from './write-node.ts';

/** Errors of form and identifiers stop the request before anything is looked up (400 with all of them). */
export function readNode(node: WriteNode, references: References, errors: ApiError[]): void {
  const extra: string[] = [];
  const fields = { ...asMap(node.raw.attributes), ...asMap(node.raw.relationships) };
  for (const [name, given] of Object.entries(fields)) {
    const field = node.field(name);
    const mode = field && (node.isNew ? field.onCreate : field.onUpdate);
    if (!field || mode === 'refuse') {
      extra.push(name);
      continue;
    }
    const linkage = name in asMap(node.raw.relationships);
    const value =
      'target' in field
        ? readRelationship(node, field, given, linkage, references, errors)
        : readAttribute(node, field, given);
    if (value === undefined || mode === 'ignore') continue;
    node.values[name] = value;
    node.given.add(name);
  }
  if (extra.length > 0) {
    const names = extra.map((name) => `"${name}"`).join(', ');
    node.refuseRecord('extra fields constraint', `This form should not contain extra fields: ${names}.`);
  }
}

const asMap = (value: unknown): Body => (isObject(value) ? value : {});

function readAttribute(node: WriteNode, field: AttributeMeta, given: unknown): Json | undefined {
  const custom = node.scope.api.rules(node.entity.type).convert?.[field.name];
  const converted = custom ? custom(given, node) : convertAttribute(given, field.type);
  if ('value' in converted) {
    const isDecimal = field.type === 'money' || field.type === 'decimal';
    const stored = node.before?.values[field.name] ?? null;
    if (isDecimal && stored !== null && String(given).trim() !== stored) node.hasOtherDigits = true;
    return converted.value;
  }
  node.broken.add(field.name);
  node.refuse(field.name, converted.title ?? 'form constraint', converted.fault);
  return undefined;
}

function readRelationship(
  node: WriteNode,
  field: RelationshipMeta,
  given: unknown,
  isLinkage: boolean,
  references: References,
  errors: ApiError[],
): Json | undefined {
  const pointer = node.pointerOf(field.name);
  if (!isLinkage || !isObject(given)) {
    node.broken.add(field.name);
    node.refuse(field.name, 'form constraint', 'This value is not valid.');
    return undefined;
  }
  const { data } = given;
  const empty = data === null || (typeof data === 'object' && Object.keys(data).length === 0);
  if (empty) return field.many ? [] : null;
  if (Array.isArray(data) !== field.many) {
    node.broken.add(field.name);
    node.refuse(field.name, 'form constraint', 'This value is not valid.');
    return undefined;
  }
  if (!Array.isArray(data)) return one(node, field, data, pointer, references, errors);
  const ids = data.map((item, index) => one(node, field, item, `${pointer}/${index}`, references, errors));
  return ids.filter((id) => id !== undefined);
}

function one(
  node: WriteNode,
  field: RelationshipMeta,
  item: unknown,
  pointer: string,
  references: References,
  errors: ApiError[],
): string | undefined {
  const found = readReference(node, field, item, references);
  if ('id' in found) return found.id;
  node.broken.add(field.name);
  if ('malformed' in found) errors.push({ ...found.malformed, pointer: `${pointer}/${found.part}` });
  else
    references.missing.push({
      node,
      error: field.absent
        ? { status: 400, ...field.absent, pointer }
        : formError('The entity does not exist.', pointer),
      field: field.name,
    });
  return undefined;
}
