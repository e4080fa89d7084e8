/** All resource types one API speaks, and the names it knows but does not open. */
import type { EntityMeta } from './entity.ts';

export class Model {
  readonly #entities: ReadonlyMap<string, EntityMeta>;
  readonly #closed: ReadonlySet<string>;

  /** `closed` are entity types of the shop without a resource: 404 "not accessible" instead of "unknown". */
  constructor(entities: Iterable<EntityMeta>, closed: Iterable<string>) {
    this.#entities = new Map([...entities].map((entity) => [entity.type, entity]));
    this.#closed = new Set(closed);
  }

  find(type: string): EntityMeta | undefined {
    return this.#entities.get(type);
  }

  /** @throws Error for a type that is not part of the model: a fault of the sandbox itself. */
  get(type: string): EntityMeta {
    const entity = this.#entities.get(type);
    if (!entity) throw new Error(`the model has no ${type}`);
    return entity;
  }

  isKnown(type: string): boolean {
    return this.#entities.has(type) || this.#closed.has(type);
  }

  all(): Iterable<EntityMeta> {
    return this.#entities.values();
  }
}
