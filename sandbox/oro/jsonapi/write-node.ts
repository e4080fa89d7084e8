/** One record being written: the primary resource of a request, or one of its included ones. */
import type { AttributeMeta, EntityMeta, RelationshipMeta } from '../model/entity.ts';
import type { Json, Row } from '../store/row.ts';
import type { ApiError } from './api-error.ts';
import type { Body } from './json-body.ts';
import type { Scope } from './scope.ts';

/** Stands for the id of a record that has none yet, inside values. */
const mark = '\u0001';
export const isPlaceholder = (id: string): boolean => id.startsWith(mark);
export const placeholder = (number: number): string => `${mark}${number}`;

export class WriteNode {
  readonly scope: Scope;
  readonly entity: EntityMeta;
  readonly raw: Body;
  /** Where the record stands in the request: `/data` or `/included/0`. */
  readonly pointer: string;
  /** The row being updated; undefined for a new one. */
  readonly before: Row | undefined;
  /** The id inside values: a placeholder until a new record is saved. */
  readonly ref: string;
  /** What will be stored. */
  readonly values: Record<string, Json> = {};
  /** Fields the request names, without the ignored ones. */
  readonly given = new Set<string>();
  /** Fields whose value could not be understood: their constraints are not checked. */
  readonly broken = new Set<string>();
  /** A decimal was given in other digits than are stored: to the shop that is a change (6.1-custom/238). */
  hasOtherDigits = false;
  /** Errors about the record as a whole come before those of its fields, those before what could not be understood. */
  readonly recordErrors: ApiError[] = [];
  readonly #fieldErrors: { name: string; error: ApiError }[] = [];

  constructor(
    scope: Scope,
    entity: EntityMeta,
    parts: { raw: Body; pointer: string; before: Row | undefined; ref: string },
  ) {
    this.scope = scope;
    this.entity = entity;
    this.raw = parts.raw;
    this.pointer = parts.pointer;
    this.before = parts.before;
    this.ref = parts.ref;
  }

  get isNew(): boolean {
    return this.before === undefined;
  }

  get isPrimary(): boolean {
    return this.pointer === '/data';
  }

  /** The value after the write. */
  value(name: string): Json {
    const value = this.values[name] ?? this.before?.values[name] ?? null;
    return name in this.values ? (this.values[name] ?? null) : value;
  }

  field(name: string): AttributeMeta | RelationshipMeta | undefined {
    return this.entity.attributes.get(name) ?? this.entity.relationships.get(name);
  }

  pointerOf(name: string): string {
    if (this.entity.relationships.has(name)) return `${this.pointer}/relationships/${name}/data`;
    return `${this.pointer}/attributes/${name}`;
  }

  /** Adds a violation of a field. On an update only fields that the request names are complained about. */
  refuse(name: string, title: string, detail: string, pointer = this.pointerOf(name)): void {
    if (!this.isNew && !this.given.has(name) && !this.broken.has(name)) return;
    this.#fieldErrors.push({ name, error: { status: 400, title, detail, pointer } });
  }

  /** Adds an error about the whole record; the primary one has no pointer. */
  refuseRecord(title: string, detail: string): void {
    this.recordErrors.push({
      status: 400,
      title,
      detail,
      ...(this.isPrimary ? {} : { pointer: this.pointer }),
    });
  }

  /** Adds a violation found before the fields were looked at, or of a part the request does not name. */
  refuseFirst(pointer: string, title: string, detail: string): void {
    this.recordErrors.push({ status: 400, title, detail, pointer });
  }

  /** Field errors in the order of the resource's fields. */
  get fieldErrors(): readonly ApiError[] {
    const names = [...this.entity.attributes.keys(), ...this.entity.relationships.keys()];
    return this.#fieldErrors
      .toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name))
      .map(({ error }) => error);
  }
}
