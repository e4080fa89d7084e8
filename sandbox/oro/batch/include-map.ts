// The shared `included` section of a batch: which record needs which of its rows, and what became of them
// (platform 6.1.8, IncludeMapManager).
import type { BatchInclude, BatchItem, ItemFault, WrittenRecord } from './batch-item.ts';

type Resource = Readonly<Record<string, unknown>>;

interface Reference {
  readonly type: string;
  readonly id: string;
}

export class IncludeMap {
  readonly faults: readonly ItemFault[];
  readonly #byKey = new Map<string, BatchInclude>();
  readonly #written = new Map<string, string>();
  readonly #linked = new Set<string>();

  constructor(included: readonly unknown[]) {
    this.faults = included.flatMap((row, index) => this.#take(row, index));
  }

  /** The record with the rows it reaches; rows written for an earlier record are replaced by their real ids. */
  itemOf(resource: unknown, index: number): BatchItem {
    const found = new Map<string, BatchInclude>();
    const reach = (from: unknown): void => {
      for (const key of referencesOf(from).map(keyOf)) {
        const include = this.#byKey.get(key);
        if (include === undefined || found.has(key)) continue;
        this.#linked.add(key);
        if (this.#written.has(key)) continue;
        found.set(key, include);
        reach(include.resource);
      }
    };
    reach(resource);
    return { index, resource: this.#withRealIds(resource), included: [...found.values()] };
  }

  remember(written: readonly WrittenRecord[]): void {
    for (const { type, id, requestId } of written) {
      if (requestId !== undefined) this.#written.set(keyOf({ type, id: requestId }), id);
    }
  }

  /** Rows that no record of the batch asked for. */
  unlinked(): readonly ItemFault[] {
    return [...this.#byKey]
      .filter(([key]) => !this.#linked.has(key))
      .map(([, { index }]) => requestFault(index, NOT_LINKED));
  }

  #take(row: unknown, index: number): readonly ItemFault[] {
    if (!isResource(row)) return [requestFault(index, 'The item should be an object')];
    const missing = missingText(row, 'type') ?? missingText(row, 'id');
    if (missing !== undefined) return [requestFault(index, missing)];
    const key = keyOf(row as unknown as Reference);
    const known = this.#byKey.get(key);
    if (known) return [requestFault(index, `The item duplicates the item with the index ${known.index}`)];
    this.#byKey.set(key, { index, resource: row });
    return [];
  }

  #withRealIds(value: unknown): unknown {
    if (this.#written.size === 0) return value;
    if (Array.isArray(value)) return value.map((one) => this.#withRealIds(one));
    if (!isResource(value)) return value;
    const entries = Object.entries(value).map(([name, inner]) => [name, this.#withRealIds(inner)]);
    const copy: Resource = Object.fromEntries(entries);
    const id =
      isReference(copy) && copy.attributes === undefined ? this.#written.get(keyOf(copy)) : undefined;
    return id === undefined ? copy : { ...copy, id };
  }
}

const NOT_LINKED =
  'The entity should have a relationship with at least one primary entity and this should be explicitly specified in the request';

function requestFault(index: number, detail: string): ItemFault {
  return { status: 400, title: 'request data constraint', detail, pointer: `/included/${index}` };
}

function missingText(row: Resource, name: string): string | undefined {
  if (!(name in row)) return `The '${name}' property is required`;
  if (row[name] === null) return `The '${name}' property should not be null`;
  if (typeof row[name] !== 'string') return `The '${name}' property should be a string`;
  return row[name] === '' ? `The '${name}' property should not be blank` : undefined;
}

function referencesOf(resource: unknown): readonly Reference[] {
  const relationships = isResource(resource) ? resource.relationships : undefined;
  if (!isResource(relationships)) return [];
  return Object.values(relationships).flatMap((one) => {
    const data = isResource(one) ? one.data : undefined;
    return (Array.isArray(data) ? data : [data]).filter(isReference);
  });
}

function isResource(value: unknown): value is Resource {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isReference(value: unknown): value is Resource & Reference {
  return isResource(value) && typeof value.type === 'string' && typeof value.id === 'string';
}

function keyOf({ type, id }: Reference): string {
  return `${type}\n${id}`;
}
