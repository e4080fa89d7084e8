/** The model of `/admin/api`: the generated metadata of the release with everything known beyond it. */
import { readFileSync } from 'node:fs';
import type { GeneratedModel } from '../metadata/generated-model.ts';
import { customerOverlay } from '../metadata/overlay/customers.ts';
import { fixedRelationships } from '../metadata/overlay/fixed-relationships.ts';
import { furtherEntities } from '../metadata/overlay/further-entities.ts';
import { orderOverlay } from '../metadata/overlay/orders.ts';
import { priceOverlay } from '../metadata/overlay/prices.ts';
import { productOverlay } from '../metadata/overlay/products.ts';
import { taxOverlay } from '../metadata/overlay/taxes.ts';
import { userOverlay } from '../metadata/overlay/users.ts';
import { buildEntity, emptyEntity } from './build-entity.ts';
import { Model } from './model.ts';
import type { EntityOverlay, Overlay } from './overlay.ts';

const overlays: readonly Overlay[] = [
  customerOverlay,
  productOverlay,
  priceOverlay,
  orderOverlay,
  taxOverlay,
  userOverlay,
  furtherEntities,
  fixedRelationships,
];

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../metadata/${name}`, import.meta.url), 'utf8'));

/** `additions` are overlays of this installation: custom fields and entities, later releases. */
export function createBackOfficeModel(additions: readonly Overlay[]): Model {
  const generated = readJson('back-office-6.1.json') as GeneratedModel;
  const overlay = [...overlays, ...additions].reduce(mergeOverlays, {});
  const types = new Set([...Object.keys(generated), ...Object.keys(overlay)]);
  const entities = [...types].map((type) =>
    buildEntity(type, generated[type] ?? emptyEntity, overlay[type] ?? {}),
  );
  return new Model(entities, readJson('closed-types.json') as string[]);
}

function mergeOverlays(into: Overlay, added: Overlay): Overlay {
  const merged = Object.entries(added).map(([type, entity]) => [type, mergeEntity(into[type] ?? {}, entity)]);
  return { ...into, ...Object.fromEntries(merged) };
}

const mergeEntity = (into: EntityOverlay, added: EntityOverlay): EntityOverlay => ({
  ...into,
  ...added,
  attributes: { ...into.attributes, ...added.attributes },
  relationships: mergeRelationships(into.relationships ?? {}, added.relationships ?? {}),
  filters: { ...into.filters, ...added.filters },
  unique: [...(into.unique ?? []), ...(added.unique ?? [])],
});

type Relationships = NonNullable<EntityOverlay['relationships']>;

const mergeRelationships = (into: Relationships, added: Relationships): Relationships => ({
  ...into,
  ...Object.fromEntries(
    Object.entries(added).map(([name, overlay]) => [name, { ...into[name], ...overlay }]),
  ),
});
