/** Included records must hang together with the primary one (platform 6.1.8, ValidateIncludedDataDependencies). */
import { type ApiError, requestDataError } from './api-error.ts';
import { type Body, isObject } from './json-body.ts';

const detail =
  'The entity should have a relationship with the primary entity and this should be explicitly specified in the request';

const keyOf = (item: unknown): string | undefined =>
  isObject(item) && typeof item.type === 'string' && typeof item.id === 'string'
    ? `${item.type}::${item.id}`
    : undefined;

function targets(resource: Body): ReadonlySet<string> {
  const relationships = isObject(resource.relationships) ? Object.values(resource.relationships) : [];
  const items = relationships.flatMap((relationship) =>
    isObject(relationship) ? [relationship.data].flat() : [],
  );
  return new Set(items.map(keyOf).filter((key) => key !== undefined));
}

export function unlinkedIncluded(primary: Body, included: readonly Body[]): readonly ApiError[] {
  const duplicates = duplicateErrors(included);
  if (duplicates.length > 0) return duplicates;
  const linked = new Set<number>();
  const isLinked = (resource: Body, others: readonly Body[]): boolean => {
    const own = keyOf(resource);
    return others.some((other) => {
      const key = keyOf(other);
      return (
        (own !== undefined && targets(other).has(own)) || (key !== undefined && targets(resource).has(key))
      );
    });
  };
  for (let before = -1; before !== linked.size; ) {
    before = linked.size;
    const reached = [primary, ...included.filter((_, index) => linked.has(index))];
    included.forEach((resource, index) => {
      if (isLinked(resource, reached)) linked.add(index);
    });
  }
  return included.flatMap((_, index) =>
    linked.has(index) ? [] : [requestDataError(detail, `/included/${index}`)],
  );
}

/** Recording 6.1/565. */
function duplicateErrors(included: readonly Body[]): readonly ApiError[] {
  const first = new Map<string, number>();
  return included.flatMap((resource, index) => {
    const key = keyOf(resource) ?? `#${index}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    return earlier === undefined
      ? []
      : [requestDataError(`The item duplicates the item with the index ${earlier}`, `/included/${index}`)];
  });
}
