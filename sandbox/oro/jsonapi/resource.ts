/** Writes one row as a JSON:API resource object. */
import type { EntityMeta, RelationshipMeta } from '../model/entity.ts';
import type { Json, Row } from '../store/row.ts';
import { attributeValue } from './field-value.ts';
import type { LinkMaker } from './links.ts';
import type { Selection } from './read-query.ts';
import { relatedIds } from './related.ts';
import type { Scope } from './scope.ts';

export type ResourceObject = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly id: string;
};

export interface Rendering {
  readonly scope: Scope;
  readonly selection: Selection;
  /** Absent with `X-Include: noHateoas`. */
  readonly links: LinkMaker | undefined;
}

export function toResource(
  rendering: Rendering,
  entity: EntityMeta,
  row: Row,
  meta?: Readonly<Record<string, Json>>,
): ResourceObject {
  const { links } = rendering;
  const attributes = attributesOf(rendering, entity, row);
  const relationships = relationshipsOf(rendering, entity, row);
  return {
    type: entity.type,
    id: row.id,
    ...(meta === undefined ? {} : { meta }),
    ...(links && entity.actions.has('get') ? { links: { self: links.item(entity.type, row.id) } } : {}),
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(Object.keys(relationships).length > 0 ? { relationships } : {}),
  };
}

const isWanted = ({ selection }: Rendering, entity: EntityMeta, name: string): boolean =>
  selection.fields.get(entity.type)?.has(name) ?? true;

function attributesOf(rendering: Rendering, entity: EntityMeta, row: Row): Record<string, Json> {
  const wanted = [...entity.attributes.values()].filter(
    ({ name, readable }) => readable && isWanted(rendering, entity, name),
  );
  return Object.fromEntries(
    wanted.map(({ name }) => [name, attributeValue(rendering.scope, entity, row, name)]),
  );
}

function relationshipsOf(rendering: Rendering, entity: EntityMeta, row: Row): Record<string, unknown> {
  const wanted = [...entity.relationships.values()].filter(({ name }) => isWanted(rendering, entity, name));
  return Object.fromEntries(
    wanted.map((relationship) => [relationship.name, relationshipOf(rendering, entity, row, relationship)]),
  );
}

function relationshipOf(
  { scope, links }: Rendering,
  entity: EntityMeta,
  row: Row,
  { name, many, target, subresource }: RelationshipMeta,
): unknown {
  const data = relatedIds(scope, entity, row, name).map((id) =>
    identifier(scope, entity, row, name, target, id),
  );
  return {
    ...(links && subresource
      ? {
          links: {
            self: links.relationship(entity.type, row.id, name),
            related: links.related(entity.type, row.id, name),
          },
        }
      : {}),
    data: many ? data : (data[0] ?? null),
  };
}

/** A relationship that may point at several types says which one itself (an order's `source`). */
function identifier(scope: Scope, entity: EntityMeta, row: Row, name: string, target: string, id: string) {
  const type = scope.api.rules(entity.type).targets?.[name]?.(row) ?? target;
  return { type, id };
}
