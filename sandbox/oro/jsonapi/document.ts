/** Builds whole JSON:API documents: data, included resources in Oro's order, links. */
import type { EntityMeta } from '../model/entity.ts';
import type { Row } from '../store/row.ts';
import { relatedRows } from './related.ts';
import { type Rendering, type ResourceObject, toResource } from './resource.ts';

export type Document = Readonly<Record<string, unknown>>;

/** The include paths as a tree: `a.b` and `a.c` become `a -> {b, c}`. */
interface IncludeTree extends Map<string, IncludeTree> {}

function includeTree(paths: readonly string[]): IncludeTree {
  const root: IncludeTree = new Map();
  for (const path of paths) {
    path.split('.').reduce<IncludeTree>((at, step) => {
      const next = at.get(step) ?? new Map();
      at.set(step, next);
      return next;
    }, root);
  }
  return root;
}

/**
 * Related resources, each once. A resource comes after the ones it includes itself, and relationships are walked in
 * the order they are written (recording 6.1/314). Unknown names include nothing.
 */
export function includedOf(
  rendering: Rendering,
  entity: EntityMeta,
  rows: readonly Row[],
  primary: readonly Row[] = rows,
): ResourceObject[] {
  const done = new Set(primary.map((row) => `${entity.type} ${row.id}`));
  const found: ResourceObject[] = [];
  const walk = (at: EntityMeta, row: Row, tree: IncludeTree): void => {
    for (const name of at.relationships.keys()) {
      const below = tree.get(name);
      const target = rendering.scope.api.model.find(at.relationships.get(name)?.target ?? '');
      if (!below || !target || !isShown(rendering, at, name)) continue;
      for (const next of relatedRows(rendering.scope, at, row, name)) {
        walk(target, next, below);
        const key = `${target.type} ${next.id}`;
        if (done.has(key)) continue;
        done.add(key);
        found.push(toResource(rendering, target, next));
      }
    }
  };
  const tree = includeTree(rendering.selection.include);
  for (const row of rows) walk(entity, row, tree);
  return found;
}

/** A relationship that sparse fields leave out is not loaded, so nothing can be included by it. */
const isShown = ({ selection }: Rendering, entity: EntityMeta, name: string): boolean =>
  selection.fields.get(entity.type)?.has(name) ?? true;

const withIncluded = (included: readonly ResourceObject[]) => (included.length > 0 ? { included } : {});

/** One row. Its `links.self` is that of the list, as the real server has it (oro-observed, Lists). */
export function itemDocument(rendering: Rendering, entity: EntityMeta, row: Row, self?: string): Document {
  const url = self ?? (entity.actions.has('list') ? rendering.links?.list(entity.type) : undefined);
  return {
    data: toResource(rendering, entity, row),
    ...(rendering.links && url !== undefined ? { links: { self: url } } : {}),
    ...withIncluded(includedOf(rendering, entity, [row])),
  };
}

export function listDocument(
  rendering: Rendering,
  entity: EntityMeta,
  rows: readonly Row[],
  links: Readonly<Record<string, string>> | undefined,
): Document {
  return {
    data: rows.map((row) => toResource(rendering, entity, row)),
    ...(links ? { links } : {}),
    ...withIncluded(includedOf(rendering, entity, rows)),
  };
}
