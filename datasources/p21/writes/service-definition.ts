/** What `GET /api/v2/definition/{Service}` says of a service: its elements and their fields (p21-api 4.1). */
import { GatewayError } from '../../../src/errors.ts';

export interface ServiceField {
  /** e.g. "TABPAGE_1.order". */
  readonly element: string;
  /** Name of the edit. */
  readonly edit: string;
  /** Table and column it is stored in, e.g. "oe_hdr.po_no"; null where the window computes it. */
  readonly column: string | null;
}

export class ServiceDefinition {
  readonly #fields: ReadonlyMap<string, ServiceField>;

  constructor(
    readonly service: string,
    fields: readonly ServiceField[],
  ) {
    this.#fields = new Map(fields.map((field) => [`${field.element}/${field.edit}`, field]));
  }

  /** Names of the elements, in the window's order. */
  get elements(): string[] {
    return [...new Set([...this.#fields.values()].map(({ element }) => element))];
  }

  has(element: string, edit: string): boolean {
    return this.#fields.has(`${element}/${edit}`);
  }

  /** The field of one of these elements that writes the column, by its column or by its name. */
  fieldFor(elements: readonly string[], table: string, column: string): ServiceField | undefined {
    const here = [...this.#fields.values()].filter(({ element }) => elements.includes(element));
    return (
      here.find((field) => field.column === `${table}.${column}`) ?? here.find(({ edit }) => edit === column)
    );
  }

  /** Those of the edits, as `element/edit`, that the service does not know. */
  missing(edits: readonly string[]): string[] {
    return edits.filter((edit) => !this.#fields.has(edit));
  }
}

/** Throws UPSTREAM_MALFORMED where the answer is no definition. */
export function readDefinition(service: string, body: unknown): ServiceDefinition {
  const elements = member(member(body, 'TransactionDefinition'), 'DataElementDefinitions');
  if (!Array.isArray(elements)) {
    throw new GatewayError('UPSTREAM_MALFORMED', `P21's definition of ${service} lists no elements`, {
      system: 'P21',
      field: service,
    });
  }
  return new ServiceDefinition(service, elements.flatMap(fieldsOf));
}

function fieldsOf(element: unknown): ServiceField[] {
  const fields = member(element, 'FieldDefinitions');
  if (!Array.isArray(fields)) return [];
  return fields.map((field) => ({
    element: String(member(element, 'Name')),
    edit: String(member(field, 'Name')),
    column: columnOf(member(field, 'DbColumnName')),
  }));
}

const columnOf = (name: unknown): string | null => (typeof name === 'string' && name !== '' ? name : null);

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/**
 * True when the failure to get a definition says that the service is not there, or not for this user: an empty 500 is
 * how P21 answers an unknown name (p21-api 4.3).
 */
export function isServiceMissing(error: unknown): boolean {
  return isServiceRefused(error) || (statusOf(error) === 500 && upstreamOf(error) === '');
}

/** True when P21 says in so many words that this user has no right to the window. */
export const isServiceRefused = (error: unknown): boolean =>
  statusOf(error) === 401 ||
  statusOf(error) === 404 ||
  /is not available or user does not have permission/i.test(upstreamOf(error));

const statusOf = (error: unknown): number | undefined =>
  error instanceof GatewayError ? error.details.status : undefined;

const upstreamOf = (error: unknown): string =>
  error instanceof GatewayError ? (error.details.upstream ?? '') : '';
