/**
 * Reads JSON:API documents: rows, the related resources that came along, and attribute values in their own types.
 * What cannot be read is an error that names resource, id and attribute, never the value.
 */
import { type DecimalString, toDecimal } from '../../src/decimal.ts';
import { GatewayError } from '../../src/errors.ts';
import { type CalendarDate, type Instant, toInstant } from '../../src/instant.ts';
import type { OroReference } from './customer.resource.ts';

interface Identifier {
  readonly type: string;
  readonly id: string;
}

interface WireResource extends Identifier {
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly relationships?: Readonly<
    Record<string, { readonly data?: Identifier | readonly Identifier[] | null }>
  >;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** One resource of a document. Attributes that the shop did not send read as null. */
export class JsonApiResource {
  readonly type: string;
  readonly id: string;
  readonly #wire: WireResource;
  readonly #siblings: ReadonlyMap<string, JsonApiResource>;

  constructor(wire: WireResource, siblings: ReadonlyMap<string, JsonApiResource>) {
    this.type = wire.type;
    this.id = wire.id;
    this.#wire = wire;
    this.#siblings = siblings;
  }

  /** The attribute as sent; for structures such as the types of an address. */
  raw(attribute: string): unknown {
    return this.#wire.attributes?.[attribute] ?? null;
  }

  get attributeNames(): readonly string[] {
    return Object.keys(this.#wire.attributes ?? {});
  }

  get relationshipNames(): readonly string[] {
    return Object.keys(this.#wire.relationships ?? {});
  }

  meta(name: string): unknown {
    return this.#wire.meta?.[name];
  }

  /** Text; a number becomes its digits, an empty text null. */
  text(attribute: string): string | null {
    const value = this.raw(attribute);
    if (value === null || value === '') return null;
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    throw this.unreadable(attribute, 'a text');
  }

  requiredText(attribute: string): string {
    return this.text(attribute) ?? this.#missing(attribute);
  }

  /** "10.5000" and 10.5 are both "10.5". */
  decimal(attribute: string): DecimalString | null {
    const digits = this.text(attribute);
    if (digits === null) return null;
    try {
      return toDecimal(digits);
    } catch {
      throw this.unreadable(attribute, 'a decimal');
    }
  }

  requiredDecimal(attribute: string): DecimalString {
    return this.decimal(attribute) ?? this.#missing(attribute);
  }

  integer(attribute: string): number | null {
    const digits = this.text(attribute);
    if (digits === null) return null;
    const value = Number(digits);
    if (!Number.isSafeInteger(value)) throw this.unreadable(attribute, 'an integer');
    return value;
  }

  boolean(attribute: string): boolean {
    const value = this.raw(attribute);
    if (value === null || value === false || value === true) return value === true;
    throw this.unreadable(attribute, 'a boolean');
  }

  /** Oro writes seconds with zone, "2026-08-02T10:11:12Z". */
  instant(attribute: string): Instant | null {
    const value = this.text(attribute);
    if (value === null) return null;
    const epochMs = Date.parse(value);
    if (!/T.*(Z|[+-]\d\d:?\d\d)$/.test(value) || Number.isNaN(epochMs))
      throw this.unreadable(attribute, 'a time');
    return toInstant(epochMs);
  }

  requiredInstant(attribute: string): Instant {
    return this.instant(attribute) ?? this.#missing(attribute);
  }

  calendarDate(attribute: string): CalendarDate | null {
    const value = this.text(attribute);
    if (value !== null && !/^\d{4}-\d\d-\d\d$/.test(value)) throw this.unreadable(attribute, 'a date');
    return value;
  }

  /** Id of the resource a to-one relationship points to; ids of enums are their codes, e.g. "in_stock". */
  oneId(relationship: string): string | null {
    return this.#identifiers(relationship)[0]?.id ?? null;
  }

  requiredOneId(relationship: string): string {
    return this.oneId(relationship) ?? this.#missing(relationship);
  }

  manyIds(relationship: string): readonly string[] {
    return this.#identifiers(relationship).map(({ id }) => id);
  }

  /** Whether the relationship holds a list; an empty one of either kind is false. */
  isToMany(relationship: string): boolean {
    return Array.isArray(this.#wire.relationships?.[relationship]?.data);
  }

  /** The related resource, if it came along. */
  one(relationship: string): JsonApiResource | null {
    return this.many(relationship)[0] ?? null;
  }

  /** Related resources that came along, in the order of the relationship. */
  many(relationship: string): readonly JsonApiResource[] {
    return this.#identifiers(relationship).flatMap(
      (identifier) => this.#siblings.get(keyOf(identifier)) ?? [],
    );
  }

  /** Id and the attribute of the related resource that names it. */
  reference(relationship: string, labelAttribute: string): OroReference | null {
    const id = this.oneId(relationship);
    return id === null ? null : { id, label: this.one(relationship)?.text(labelAttribute) ?? null };
  }

  /** The error of a value that is not what it should be. */
  unreadable(attribute: string, expected: string): GatewayError {
    return malformed(
      `${this.type} ${this.id}: "${attribute}" is not ${expected}`,
      `${this.type}.${attribute}`,
    );
  }

  #missing(attribute: string): never {
    throw malformed(`${this.type} ${this.id}: "${attribute}" is missing`, `${this.type}.${attribute}`);
  }

  #identifiers(relationship: string): readonly Identifier[] {
    const data = this.#wire.relationships?.[relationship]?.data ?? [];
    return Array.isArray(data) ? data : [data as Identifier];
  }
}

/** The rows of a document (one row for a single resource), each able to find its related resources. */
export function parseDocument(body: unknown, asked: string): JsonApiResource[] {
  const { data, included } = asRecord(body, asked);
  const primary = toResources(Array.isArray(data) ? data : [data], asked);
  const related = included === undefined ? [] : toResources(included, asked);
  const index = new Map<string, JsonApiResource>();
  const rows = primary.map((wire) => new JsonApiResource(wire, index));
  // A resource that is a row is not repeated in `included`, e.g. the parent of a listed customer.
  for (const row of [...related.map((wire) => new JsonApiResource(wire, index)), ...rows])
    index.set(keyOf(row), row);
  return rows;
}

function toResources(items: unknown, asked: string): WireResource[] {
  if (!Array.isArray(items) || !items.every(isResource)) throw notADocument(asked);
  return items;
}

const isResource = (item: unknown): item is WireResource =>
  typeof item === 'object' &&
  item !== null &&
  'type' in item &&
  'id' in item &&
  typeof item.type === 'string' &&
  typeof item.id === 'string';

function asRecord(body: unknown, asked: string): { readonly data?: unknown; readonly included?: unknown } {
  if (typeof body !== 'object' || body === null || !('data' in body)) throw notADocument(asked);
  return body;
}

const keyOf = ({ type, id }: Identifier): string => `${type}/${id}`;

const notADocument = (asked: string): GatewayError =>
  malformed(`OroCommerce answered ${asked} with something that is not a JSON:API document`, asked);

const malformed = (message: string, field: string): GatewayError =>
  new GatewayError('UPSTREAM_MALFORMED', message, { system: 'ORO', field });
