/** What the engine knows of a resource type: fields, actions, filters. Built once from generated metadata and overlay. */
import type { Json } from '../store/row.ts';
import type { Constraint } from './constraint.ts';

/** `decimal` is a quantity that comes back as a trimmed text, `money` one with four decimals, `float` a number. */
export type DataType =
  | 'string'
  | 'text'
  | 'guid'
  | 'integer'
  | 'bigint'
  | 'float'
  | 'decimal'
  | 'money'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'object'
  | 'array';

/** How a field behaves in a request: written, checked and then ignored, or unknown (400 extra fields). */
export type WriteMode = 'write' | 'ignore' | 'refuse';

export type Action = 'list' | 'get' | 'create' | 'update' | 'updateList' | 'delete' | 'deleteList';

interface Field {
  readonly name: string;
  readonly onCreate: WriteMode;
  readonly onUpdate: WriteMode;
  readonly constraints: readonly Constraint[];
}

export interface AttributeMeta extends Field {
  readonly type: DataType;
  /** False for fields of requests only, such as a password. */
  readonly readable: boolean;
  /** Value of a new row when the request names none. */
  readonly initial: Json;
  /** Column length in characters: a longer text that no constraint stops breaks the insert (500 driver exception). */
  readonly columnLength: number | undefined;
}

/** What `/{id}/relationships/{name}` does besides reading: PATCH, POST, DELETE. */
export type RelationshipChange = 'replace' | 'add' | 'remove';

export interface RelationshipMeta extends Field {
  readonly target: string;
  /** More types that may be referenced (an order's `source`). */
  readonly many: boolean;
  /** Field of the target that holds this relation, when it is stored there. */
  readonly inverse: string | undefined;
  /** Target of a new row when the request names none. */
  readonly initial: string | undefined;
  /** Rows that lose their place in this relation: forgotten, or deleted with it (lines of an order). */
  readonly orphans: 'keep' | 'delete';
  /** Order of a to-many collection: by id, or as the rows lie in the database. */
  readonly order: 'id' | 'written';
  /** What deleting the target does to this row: clears the reference, deletes the row, or is refused. */
  readonly onTargetDelete: 'clear' | 'delete' | 'refuse';
  /** The answer to a reference to nothing, when a validator gives it. */
  readonly absent?: { readonly title: string; readonly detail: string } | undefined;
  /** Changes the relationship's own route takes; the resource itself may still take more. */
  readonly changes: readonly RelationshipChange[];
  /** Whether `/{id}/{name}` and `/{id}/relationships/{name}` exist; without them there are no links either. */
  readonly subresource: boolean;
}

export interface FilterMeta {
  readonly name: string;
  readonly type: DataType;
  readonly kind: 'id' | 'attribute' | 'relationship' | 'special';
  /** Comma lists and `a..b` ranges. */
  readonly lists: boolean;
  readonly ranges: boolean;
  readonly operators: readonly string[];
  /** Letters of either case are the same (order identifiers). */
  readonly ignoreCase: boolean;
  readonly required: boolean;
  /** What the stored identifiers carry before the ones the API shows, and a filter forgets (recording 6.1/230). */
  readonly storedPrefix?: string;
  /** Path to the compared field when it is not the filter's own name (`orders.customer` on lines). */
  readonly path: string;
}

export interface UniqueRule {
  readonly fields: readonly string[];
  readonly ignoreCase?: boolean;
  /** Two rows without a value are duplicates too. */
  readonly nullsEqual?: boolean;
  /** Guarded by a database index: the loser of a race gets 409. Without one racing requests all succeed. */
  readonly indexed: boolean;
  readonly title: string;
  readonly detail: string;
  /** Field the error points at; none for an error of the whole record. */
  readonly at?: string;
}

export interface EntityMeta {
  readonly type: string;
  readonly idType: 'integer' | 'string' | 'guid';
  readonly actions: ReadonlySet<Action>;
  readonly paged: boolean;
  readonly sortable: boolean;
  readonly attributes: ReadonlyMap<string, AttributeMeta>;
  readonly relationships: ReadonlyMap<string, RelationshipMeta>;
  readonly filters: ReadonlyMap<string, FilterMeta>;
  /** Own fields a list can be ordered by; paths go through relationships. */
  readonly sorts: ReadonlySet<string>;
  /** Field sets a `meta.upsert` may name; `['id']` allows the identifier. Undefined: not allowed at all. */
  readonly upsert: readonly (readonly string[])[] | undefined;
  /** Whether `meta.validate` is allowed. */
  readonly validates: boolean;
  /** Whether rights are needed at all (dictionaries are open to every user). */
  readonly protected: boolean;
  /** Attributes matched by `filter[searchText]`. */
  readonly searched: readonly string[];
  readonly unique: readonly UniqueRule[];
}
